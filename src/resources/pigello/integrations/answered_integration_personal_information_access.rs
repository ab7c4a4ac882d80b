//! Integrations: answers to requests for access to personal information.

resource! {
    /// The answer of a user, tenant or sub-tenant to an integration's request for
    /// access to personal information.
    "AnsweredIntegrationPersonalInformationAccess"("Answeredintegrationpersonalinformationaccess")
    in crate::resources::pigello::api::PIGELLO,
    app: "integrations",
    key: "answeredIntegrationPersonalInformationAccess",
    path: "/integrations/answeredintegrationpersonalinformationaccess/",
    source: "Integrations 2.0.0, Answeredintegrationpersonalinformationaccess";

    required {
        /// Whether access was granted.
        answer: boolean;
        /// The integration that asked.
        integration: reference("Integrationuseragent");
    }
    optional {
        /// The organization user who answered.
        answered_by_organization_user: reference("Organizationuser"), nullable;
        /// The tenant who answered.
        answered_by_tenant: reference("Tenant"), nullable;
        /// The sub-tenant who answered.
        answered_by_sub_tenant: reference("Subtenant"), nullable;
        /// The organization that the row belongs to.
        organization: reference("Organization"), nullable;
        /// An id of your own.
        custom_id: string(128), nullable;
    }
    read_only {
        /// Unique id.
        id: uuid, required, unique;
        /// When the row was created.
        created_at: date_time;
    }
    rules {
        exactly_one_of(answered_by_organization_user, answered_by_tenant, answered_by_sub_tenant);
    }
    parameters: crate::resources::pigello::api::PLAIN_LIST;
    filters {
        answer: Boolean;
        answered_by_organization_user: Reference;
        answered_by_sub_tenant: Reference;
        answered_by_tenant: Reference;
        created_at: DateTime;
        custom_id: Text;
        id: Uuid;
        integration: Reference;
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
