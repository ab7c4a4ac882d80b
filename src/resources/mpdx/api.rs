//! MPDX: its host, and what every list takes.

use crate::schema::{Api, Host, Parameter, ParameterKind, native, prose};

/// The API. The document shows paths only; the host is confirmed by public clients. The
/// credential is a bearer token in `Authorization`.
pub static MPDX: Api = Api {
    name: prose("MPDX API"),
    client: prose("Mpdx"),
    version: prose("v2"),
    hosts: native(&[Host { environment: "api", origin: "https://api.mpdx.org" }]),
    security: &[],
};

/// Parameters of a list: `page` and `per_page` stand at the top level, not in `page[...]`. The document names none of
/// them; its answers show the first three.
pub const PAGED_LIST: &[Parameter] = &[
    Parameter {
        name: "page",
        option: "page",
        kind: ParameterKind::Count,
        doc: prose("Page number, from 1. Default: 1. Inferred: the document shows it only in its answers."),
    },
    Parameter {
        name: "per_page",
        option: "perPage",
        kind: ParameterKind::Count,
        doc: prose("Rows in a page. Default: 25. Inferred: the document shows it only in its answers."),
    },
    Parameter {
        name: "sort",
        option: "sort",
        kind: ParameterKind::Sort,
        doc: prose("The field to sort by; a leading `-` sorts descending. Inferred from the server's public source."),
    },
    Parameter {
        name: "include",
        option: "include",
        kind: ParameterKind::Include,
        doc: prose("Relationships whose rows come along in `included`. Inferred from the server's public source."),
    },
    Parameter {
        name: "fields",
        option: "fields",
        kind: ParameterKind::Fieldset,
        doc: prose("The only attributes that are wanted; any other may be missing. Inferred from the server's public source."),
    },
];
