//! MPDX: designation accounts of an account list.

use crate::schema::{JsonApi, JsonApiFilter, Relationship, prose};

static JSON_API: JsonApi = JsonApi {
    kind: "designation_accounts",
    parent: "account_list_id",
    collection: "/designation_accounts",
    parent_option: "accountListId",
    relationships: &[
        Relationship {
            name: "organization",
            kind: "organizations",
            many: false,
            doc: prose("The organization that the account belongs to."),
        },
        Relationship {
            name: "balances",
            kind: "balances",
            many: true,
            doc: prose("Changes of the account's balance over time."),
        },
    ],
    filters: &[
        JsonApiFilter {
            name: "wildcard_search",
            option: "wildcardSearch",
            dates: false,
            doc: prose("The name contains this, or the designation number starts with it."),
        },
        JsonApiFilter {
            name: "updated_at",
            option: "updatedAt",
            dates: true,
            doc: prose("Updated on a date, at a date-time, or in a range `A..B` (`A...B` without its end). \
                  Inferred: it is not in the document; the server's public source takes it on every list."),
        },
    ],
    sorts: &["created_at", "updated_at", "-created_at", "-updated_at"],
};

resource! {
    /// A designation account: what donors give to, with its balance.
    "DesignationAccount"("DesignationAccount") in crate::resources::mpdx::api::MPDX,
    app: "accountLists", key: "designationAccount",
    path: "/api/v2/account_lists/",
    source: "Designation Accounts Documentation", json_api: JSON_API;

    required {}
    optional {
        /// Whether the balance counts in the profile's total; the server may answer another
        /// value than was written.
        active: boolean;
        /// Writes over whatever the server has, without the check of `updated_in_db_at`.
        overwrite: boolean, write_only;
        /// When the row was last updated in the server's database: the token of optimistic
        /// locking. It is sent back exactly as it came.
        updated_in_db_at: token, nullable_read;
        /// When the row was last updated.
        updated_at: timestamp(1..), nullable_read;
        /// When the row was created.
        created_at: timestamp(1..), nullable_read;
    }
    read_only {
        /// Balance in the account's own currency: a decimal, documented as a number.
        balance: number_or_string, nullable;
        /// When the balance was updated.
        balance_updated_at: timestamp, nullable;
        /// Balance in the account list's currency.
        converted_balance: number_or_string, nullable;
        /// The account's own currency.
        currency: string, nullable;
        /// Symbol of that currency.
        currency_symbol: string, nullable;
        /// Number of the designation in the remote system.
        designation_number: string, nullable;
        /// Name to display.
        display_name: string, nullable;
        /// Rate from the account's own currency to that of the account list: a number, its
        /// text, or `missing`.
        exchange_rate: number_or_string, nullable;
        /// Older number of the designation in the remote system; its type is not documented.
        legacy_designation_number: number_or_string, nullable;
        /// Name of the designation; the document calls it a float.
        name: string, nullable;
        /// Name of the organization that the account belongs to.
        organization_name: string, nullable;
    }
    rules {
        required_unless(updated_in_db_at, overwrite);
    }
    parameters: crate::resources::mpdx::api::PAGED_LIST;
    filters {}
    operations {
        List;
        Get;
        Update;
    }
}
