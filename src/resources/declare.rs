//! The macro that makes a schema table and the Rust models out of one declaration.

/// Declares a resource: `RESOURCE` (its schema) and, with the feature `models`, the
/// structs `Create`, `Update`, `BulkRow` and `Entity`.
macro_rules! resource {
    (
        $(#[doc = $about:literal])+
        $type_name:literal ($document_name:literal) in $api:path,
        app: $app:literal, key: $key:literal, path: $path:literal,
        source: $source:literal $(, json_api: $json_api:path)?;
        required { $(
            $(#[doc = $rdoc:literal])+
            $rname:ident : $rkind:ident $(($($rarg:tt)+))? $(, $rflag:ident)*;
        )* }
        optional { $(
            $(#[doc = $odoc:literal])+
            $oname:ident : $okind:ident $(($($oarg:tt)+))? $(, $oflag:ident)*;
        )* }
        read_only { $(
            $(#[doc = $sdoc:literal])+
            $sname:ident : $skind:ident $(($($sarg:tt)+))? $(, $sflag:ident)*;
        )* }
        rules { $( $rule:ident($($member:tt),+); )* }
        parameters: $parameters:path;
        filters { $( $filter:ident : $value:ident $(, $fstatus:ident)?; )* }
        operations { $( $operation:ident $(, $ostatus:ident)?; )* }
    ) => {
        use crate::schema::{Field, Operation, OperationKind, Resource};

        pub(crate) const FIELDS: &[Field] = fields! {
            required { $( $(#[doc = $rdoc])+ $rname: $rkind $(($($rarg)+))? $(, $rflag)*; )* }
            optional { $( $(#[doc = $odoc])+ $oname: $okind $(($($oarg)+))? $(, $oflag)*; )* }
            read_only { $( $(#[doc = $sdoc])+ $sname: $skind $(($($sarg)+))? $(, $sflag)*; )* }
        };

        const _: () = assert!(FIELDS.len() <= crate::schema::MAX_FIELDS);
        const _: () = assert!(crate::schema::are_sendable(FIELDS), "a field that is written must have one type");
        const _: () = assert!(crate::schema::are_wire_names(FIELDS), "name the word in `wire_name!`");

        const _: () = assert!(crate::schema::begins_with_id(FIELDS), "`id` must be the first read-only field");

        pub(crate) const RULES: &[crate::schema::Rule] = &[
            $( rule!($rule: $($member),+), )*
        ];

        /// The schema.
        pub static RESOURCE: Resource = Resource {
            api: &$api,
            app: crate::schema::prose($app),
            name: crate::schema::prose($document_name),
            type_name: crate::schema::prose($type_name),
            key: crate::schema::prose($key),
            path: $path,
            wire: wire!($($json_api)?),
            doc: crate::schema::prose(concat!($($about),+)),
            source: crate::schema::prose($source),
            fields: FIELDS,
            rules: RULES,
            parameters: $parameters,
            filters: &[ $( crate::schema::Filter {
                name: wire_name!($filter),
                value: crate::schema::FilterValue::$value,
                status: status!($($fstatus)?),
            }, )* ],
            operations: &[ $( Operation {
                kind: OperationKind::$operation,
                status: status!($($ostatus)?),
            }, )* ],
        };

        #[cfg(feature = "models")]
        mod models {
            use serde::{Deserialize, Serialize};

            #[allow(unused_imports, reason = "objects within the rows, which few resources have")]
            use super::*;

            /// A new row.
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            pub struct Create {
                $( $(#[doc = $rdoc])+ pub $rname: crate::model::write_type!($rkind $(($($rarg)+))?), )*
                $( $(#[doc = $odoc])+
                #[serde(default, skip_serializing_if = "crate::model::Optional::is_absent")]
                pub $oname: crate::model::optional_type!([$($oflag)*] crate::model::write_type!($okind $(($($oarg)+))?)), )*
            }

            #[allow(
                clippy::too_many_arguments,
                clippy::new_without_default,
                reason = "a resource requires as many fields as it does, which may be none"
            )]
            impl Create {
                /// A new row with the fields that it must have; all others are absent.
                #[must_use]
                pub fn new($( $rname: crate::model::write_type!($rkind $(($($rarg)+))?) ),*) -> Self {
                    Create { $( $rname, )* $( $oname: Default::default(), )* }
                }
            }

            /// A partial change: what is absent stays as it is.
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
            pub struct Update {
                $( $(#[doc = $rdoc])+
                #[serde(default, skip_serializing_if = "crate::model::Optional::is_absent")]
                pub $rname: crate::model::optional_type!([$($rflag)*] crate::model::write_type!($rkind $(($($rarg)+))?)), )*
                $( $(#[doc = $odoc])+
                #[serde(default, skip_serializing_if = "crate::model::Optional::is_absent")]
                pub $oname: crate::model::optional_type!([$($oflag)*] crate::model::write_type!($okind $(($($oarg)+))?)), )*
            }

            /// A row of a bulk write: with an `id` an update, without one a create.
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
            pub struct BulkRow {
                /// The row to update; absent for a new row.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub id: Option<String>,
                /// The fields of the row.
                #[serde(flatten)]
                pub fields: Update,
            }

            /// A row as the server sends it; keys that the documents do not name are kept.
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            pub struct Entity {
                $( $(#[doc = $rdoc])+ pub $rname: crate::model::read_type!($rkind $(($($rarg)+))?), )*
                $( $(#[doc = $odoc])+
                #[serde(default, skip_serializing_if = "crate::model::Optional::is_absent")]
                pub $oname: crate::model::Maybe<crate::model::read_type!($okind $(($($oarg)+))?)>, )*
                $( $(#[doc = $sdoc])+
                #[serde(default, skip_serializing_if = "crate::model::Optional::is_absent")]
                pub $sname: crate::model::Maybe<crate::model::read_type!($skind $(($($sarg)+))?)>, )*
                /// Keys that the documents do not name.
                #[serde(flatten)]
                pub extra: serde_json::Map<String, serde_json::Value>,
            }

            crate::model::implement!(super::RESOURCE; Create: Create, Update: Update, BulkRow: BulkRow, Entity: Read);
        }
        #[cfg(feature = "models")]
        pub use models::{BulkRow, Create, Entity, Update};
    };
}

/// The table of declared fields. The name of a section is a flag of each field in it.
macro_rules! fields {
    ($( $section:ident { $(
        $(#[doc = $doc:literal])+
        $name:ident : $kind:ident $(($($arg:tt)+))? $(, $flag:ident)*;
    )* } )*) => {
        &[ $( $( crate::schema::Field {
            name: crate::schema::name_in(concat!(",\"", wire_name!($name), "\":")),
            key: concat!(",\"", wire_name!($name), "\":"),
            doc: crate::schema::prose(concat!($($doc),+)),
            kind: kind!($kind $(($($arg)+))?),
            required: flag!(required: $section $($flag)*),
            nullable: flag!(nullable: $section $($flag)*),
            read_only: flag!(read_only: $section $($flag)*),
            write_only: flag!(write_only: $section $($flag)*),
            nullable_read: flag!(nullable_read: $section $($flag)*),
            unique: {
                $( known_flag!($flag); )*
                flag!(unique: $section $($flag)*)
            },
        }, )* )* ]
    };
}

/// Declares an object within the rows of a resource, for the kind `object(Name)`: the table of its fields and,
/// with the feature `models`, the struct that is written. Both have the same name, in namespaces of their own.
#[allow(unused_macros, reason = "no registered resource has an object within its rows")]
macro_rules! object {
    (
        $(#[doc = $about:literal])+
        $name:ident;
        required { $(
            $(#[doc = $rdoc:literal])+
            $rname:ident : $rkind:ident $(($($rarg:tt)+))? $(, $rflag:ident)*;
        )* }
        optional { $(
            $(#[doc = $odoc:literal])+
            $oname:ident : $okind:ident $(($($oarg:tt)+))? $(, $oflag:ident)*;
        )* }
        read_only { $(
            $(#[doc = $sdoc:literal])+
            $sname:ident : $skind:ident $(($($sarg:tt)+))? $(, $sflag:ident)*;
        )* }
    ) => {
        #[allow(non_upper_case_globals, reason = "named as the struct is")]
        const $name: &[crate::schema::Field] = fields! {
            required { $( $(#[doc = $rdoc])+ $rname: $rkind $(($($rarg)+))? $(, $rflag)*; )* }
            optional { $( $(#[doc = $odoc])+ $oname: $okind $(($($oarg)+))? $(, $oflag)*; )* }
            read_only { $( $(#[doc = $sdoc])+ $sname: $skind $(($($sarg)+))? $(, $sflag)*; )* }
        };

        $(#[doc = $about])+
        #[cfg(feature = "models")]
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $( $(#[doc = $rdoc])+ pub $rname: crate::model::write_type!($rkind $(($($rarg)+))?), )*
            $( $(#[doc = $odoc])+
            #[serde(default, skip_serializing_if = "crate::model::Optional::is_absent")]
            pub $oname: crate::model::optional_type!([$($oflag)*] crate::model::write_type!($okind $(($($oarg)+))?)), )*
        }
    };
}

/// The name of a field on the wire. A word that Rust keeps for itself is declared raw, as `r#type`.
macro_rules! wire_name {
    (r#as) => {
        "as"
    };
    (r#for) => {
        "for"
    };
    (r#in) => {
        "in"
    };
    (r#match) => {
        "match"
    };
    (r#ref) => {
        "ref"
    };
    (r#static) => {
        "static"
    };
    (r#type) => {
        "type"
    };
    (r#use) => {
        "use"
    };
    (r#where) => {
        "where"
    };
    ($name:ident) => {
        stringify!($name)
    };
}

/// Refuses a flag that does not exist, as a misspelt one would be.
macro_rules! known_flag {
    (required) => {};
    (nullable) => {};
    (read_only) => {};
    (write_only) => {};
    (nullable_read) => {};
    (unique) => {};
}

/// Whether a flag is among those that follow it.
macro_rules! flag {
    ($flag:ident: ) => { false };
    (nullable: nullable $($rest:ident)*) => { true };
    (unique: unique $($rest:ident)*) => { true };
    (required: required $($rest:ident)*) => { true };
    (read_only: read_only $($rest:ident)*) => { true };
    (write_only: write_only $($rest:ident)*) => { true };
    (nullable_read: nullable_read $($rest:ident)*) => { true };
    ($flag:ident: $other:ident $($rest:ident)*) => { flag!($flag: $($rest)*) };
}

/// A declared [`crate::schema::Rule`]: of some fields, or words of the documents that do not say what they ask.
macro_rules! rule {
    (documented: $text:literal) => {
        crate::schema::Rule::Documented(crate::schema::prose($text))
    };
    (exactly_one_of: $($member:tt),+) => {
        crate::schema::Rule::ExactlyOneOf(group!($($member),+))
    };
    (at_least_one_of: $($member:tt),+) => {
        crate::schema::Rule::AtLeastOneOf(group!($($member),+))
    };
    (at_most_one_of: $($member:tt),+) => {
        crate::schema::Rule::AtMostOneOf(group!($($member),+))
    };
    (set_together: $($member:tt),+) => {
        crate::schema::Rule::SetTogether(group!($($member),+))
    };
    (requires: $($member:tt),+) => {
        crate::schema::Rule::Requires(group!($($member),+))
    };
    (order: $($member:tt),+) => {
        crate::schema::Rule::Order(group!($($member),+))
    };
    (required_unless: $($member:tt),+) => {
        crate::schema::Rule::RequiredUnless(group!($($member),+))
    };
}

/// The fields of a rule, among those that are declared beside it.
macro_rules! group {
    ($($member:tt),+) => {
        crate::schema::Group::of(FIELDS, &[$(wire_name!($member)),+])
    };
}

/// The [`crate::schema::Wire`] of a declaration.
macro_rules! wire {
    () => {
        crate::schema::Wire::Plain
    };
    ($json_api:path) => {
        crate::schema::Wire::JsonApi(&$json_api)
    };
}

/// The [`crate::schema::Status`] of a declared one; none is documented.
macro_rules! status {
    () => {
        crate::schema::Status::Documented
    };
    ($status:ident) => {
        crate::schema::Status::$status
    };
}
