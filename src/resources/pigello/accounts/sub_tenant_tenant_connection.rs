//! Accounts: connections of sub-tenants to tenants.

resource! {
    /// A connection of a sub-tenant to a tenant, and how its invoices and reminders go out.
    "SubTenantTenantConnection"("Subtenanttenantconnection") in crate::resources::pigello::api::PIGELLO,
    app: "accounts",
    key: "subTenantTenantConnection",
    path: "/accounts/users/customer/subtenanttenantconnection/",
    source: "Accounts 2.0.0, Subtenanttenantconnection";

    required {
        /// The sub-tenant.
        sub_tenant: reference("Subtenant");
        /// The tenant.
        tenant: reference("Tenant");
        /// What the sub-tenant is to the tenant; the numbers have no documented names.
        stakeholder_type: int32(0, 1, 2, 3);
    }
    optional {
        /// How reminders are distributed.
        reminder_distribution_instruction: opaque_array, nullable;
        /// The organization that the row belongs to.
        organization: reference("Organization"), nullable;
        /// Whether the connection is in use.
        is_active: boolean;
        /// Category; the numbers have no documented names, and the document may show only
        /// the first ten of more.
        category: int32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), nullable;
        /// An id of your own.
        custom_id: string(128), nullable;
        /// How invoices are distributed.
        invoice_distribution_instruction: opaque_array, nullable;
        /// Whether invoices are only viewed and not sent.
        prefer_invoice_view_only: boolean;
        /// The sub-tenant above this one.
        parent_sub_tenant: reference("Subtenant"), nullable;
        /// How debt collection is distributed.
        debt_distribution_instruction: opaque_array, nullable;
    }
    read_only {
        /// Unique id.
        id: uuid, required, unique;
        /// When the row was created.
        created_at: date_time;
        /// Tags of the row.
        tags: any;
        /// Columns that the customer has added.
        customer_columns: any;
        /// Amount that waits for a monitor's approval.
        pending_monitor_approval_amount: any;
    }
    rules {}
    parameters: crate::resources::pigello::api::TAGGED_LIST;
    filters {
        category: Integer, Confirmed;
        created_at: DateTime, Confirmed;
        custom_id: Text, Confirmed;
    }
    operations {
        List, Confirmed;
        Get;
        Create;
        Update, Inferred;
        Delete, Inferred;
        BulkWrite;
    }
}
