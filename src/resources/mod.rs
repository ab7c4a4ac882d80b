//! The resources of both APIs, one declarative file each, and their registry.

#[macro_use]
mod kinds;
#[macro_use]
mod declare;
#[cfg(all(test, feature = "models"))]
pub mod every_kind;

use crate::schema::{Field, Resource, ResourceId, Rule};

/// Declares the modules of the resources and lists them, in one place.
macro_rules! registry {
    ($( $api:ident { $( $app:ident { $( $resource:ident )* } )* } )*) => {
        $(
            #[doc = concat!("Resources of the API `", stringify!($api), "`.")]
            pub mod $api {
                pub mod api;
                $(
                    #[doc = concat!("Resources of the application `", stringify!($app), "`.")]
                    pub mod $app {
                        $( pub mod $resource; )*
                    }
                )*
            }
        )*

        /// The fields and rules of every resource, for what the compiler works out.
        pub(crate) const FIELDS_AND_RULES: &[(&[Field], &[Rule])] =
            &[ $( $( $( ($api::$app::$resource::FIELDS, $api::$app::$resource::RULES), )* )* )* ];

        /// Every resource; a [`ResourceId`] is a place in it.
        pub static REGISTRY: &[&Resource] = &[ $( $( $( &$api::$app::$resource::RESOURCE, )* )* )* ];
    };
}

// A new resource is its file and its name here.
registry! {
    pigello {
        sales {
            organization
        }
        integrations {
            answered_integration_personal_information_access
        }
        accounts {
            sub_tenant_tenant_connection
        }
    }
    mpdx {
        account_lists {
            designation_account
        }
    }
}

/// The resource of that id.
#[must_use]
pub fn resource(id: ResourceId) -> Option<&'static Resource> {
    REGISTRY.get(id).copied()
}
