//! Sales: organizations.

resource! {
    /// An organization, under which rows of other resources can be kept apart.
    "Organization"("Organization") in crate::resources::pigello::api::PIGELLO,
    app: "sales", key: "organization", path: "/sales/organization/",
    source: "Sales 2.0.0, Organization";

    required {
        /// Name; no two organizations share one.
        name: string(255), unique;
    }
    optional {
        /// The organization that this one belongs to.
        organization: reference("Organization"), nullable;
        /// An id of your own.
        custom_id: string(128), nullable;
    }
    read_only {
        /// Unique id.
        id: uuid, required, unique;
        /// When the row was created.
        created_at: date_time;
        /// Columns that the customer has added.
        customer_columns: any;
        /// Tags of the row.
        tags: any;
    }
    rules {}
    parameters: crate::resources::pigello::api::TAGGED_LIST;
    filters {
        created_at: DateTime;
        custom_id: Text;
        id: Uuid;
        name: Text;
        organization: Reference;
    }
    operations {
        List;
        Get;
        Create;
        Update;
        Delete;
        BulkWrite;
    }
}
