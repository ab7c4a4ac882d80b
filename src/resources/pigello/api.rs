//! The Pigello Core API: hosts, credential headers and the parameters that every list takes.

use crate::schema::{Api, Host, Parameter, ParameterKind, SecurityHeader, native, prose};

/// The API. Hosts and headers: every document, "Servers" and the request samples; which
/// header carries which scheme is inferred (six pair off by name, the seventh is left).
pub static PIGELLO: Api = Api {
    name: prose("Pigello Core API"),
    client: prose("Pigello"),
    version: prose("2.0.0"),
    hosts: native(&[
        Host { environment: "api", origin: "https://api.pigello.io" },
        Host { environment: "dev.api", origin: "https://dev.api.pigello.io" },
    ]),
    security: native(&[
        SecurityHeader {
            scheme: "customer_id",
            option: "customerId",
            header: "X-PIGELLO-CUSTOMER-ID",
            doc: prose("The Pigello customer addressed."),
        },
        SecurityHeader {
            scheme: "application_id",
            option: "applicationId",
            header: "X-PIGELLO-APPLICATION-ID",
            doc: prose("The registered application."),
        },
        SecurityHeader {
            scheme: "service_id",
            option: "serviceId",
            header: "X-PIGELLO-SERVICE-ID",
            doc: prose("The service of the application."),
        },
        SecurityHeader {
            scheme: "service_version_id",
            option: "serviceVersionId",
            header: "X-PIGELLO-SERVICE-VERSION-ID",
            doc: prose("The activated version of the service."),
        },
        SecurityHeader {
            scheme: "client_ct",
            option: "clientCt",
            header: "X-PIGELLO-CLIENT-CT",
            doc: prose("Content type of the object that the service was activated on; sent verbatim."),
        },
        SecurityHeader {
            scheme: "client_object_id",
            option: "clientObjectId",
            header: "X-PIGELLO-CLIENT-ENTITY",
            doc: prose("Id of the object that the service was activated on."),
        },
        SecurityHeader {
            scheme: "client_secret",
            option: "clientSecret",
            header: "X-PIGELLO-CLIENT-SECRET",
            doc: prose("The secret that was generated after activation."),
        },
    ]),
};

const JSONL: Parameter = Parameter {
    name: "_jsonl",
    option: "jsonl",
    kind: ParameterKind::Boolean,
    doc: prose("Ask for newline-delimited JSON instead of an array."),
};
const ORDER_BY: Parameter = Parameter {
    name: "_order_by",
    option: "orderBy",
    kind: ParameterKind::Order,
    doc: prose("Fields to sort by; a leading `-` sorts descending."),
};
const PAGE: Parameter = Parameter {
    name: "_page",
    option: "page",
    kind: ParameterKind::Integer { minimum: 1, together: "pageSize" },
    doc: prose("Page number, from 1; together with `pageSize`."),
};
const PAGE_SIZE: Parameter = Parameter {
    name: "_page_size",
    option: "pageSize",
    kind: ParameterKind::Integer { minimum: 0, together: "page" },
    doc: prose("Rows in a page; together with `page`."),
};
const SEARCH: Parameter =
    Parameter { name: "_search", option: "search", kind: ParameterKind::Text, doc: prose("Free-text search.") };
const SLIM: Parameter = Parameter {
    name: "_slim",
    option: "slim",
    kind: ParameterKind::Boolean,
    doc: prose("Only the `id` of each row."),
};
const STATISTICS: Parameter = Parameter {
    name: "_statistics",
    option: "statistics",
    kind: ParameterKind::Boolean,
    doc: prose("Statistics instead of rows; their form is not documented."),
};
const CUSTOMER_COLUMNS: Parameter = Parameter {
    name: "customer_columns",
    option: "customerColumns",
    kind: ParameterKind::Strings,
    doc: prose("Restrict by customer columns; the form of a value is not documented, comma-joined by analogy."),
};
const GLOBAL_REALESTATES: Parameter = Parameter {
    name: "global_realestates",
    option: "globalRealestates",
    kind: ParameterKind::Ids,
    doc: prose("Only rows that belong to these real estates; comma-joined ids by analogy."),
};
const GLOBAL_SEGMENTS: Parameter = Parameter {
    name: "global_segments",
    option: "globalSegments",
    kind: ParameterKind::Ids,
    doc: prose("Only rows that belong to these segments; comma-joined ids by analogy."),
};
const TAGS: Parameter = Parameter {
    name: "tags",
    option: "tags",
    kind: ParameterKind::Ids,
    doc: prose("Only rows with these tags; comma-joined ids by analogy."),
};

/// Parameters of a list whose rows have neither tags nor customer columns.
pub const PLAIN_LIST: &[Parameter] =
    &[JSONL, ORDER_BY, PAGE, PAGE_SIZE, SEARCH, SLIM, STATISTICS, GLOBAL_REALESTATES, GLOBAL_SEGMENTS];

/// Parameters of a list whose rows have tags and customer columns.
pub const TAGGED_LIST: &[Parameter] = &[
    JSONL,
    ORDER_BY,
    PAGE,
    PAGE_SIZE,
    SEARCH,
    SLIM,
    STATISTICS,
    CUSTOMER_COLUMNS,
    GLOBAL_REALESTATES,
    GLOBAL_SEGMENTS,
    TAGS,
];
