//! MPDX: its host, and what every list takes.

use crate::schema::{Api, Host, Parameter, ParameterKind};

/// The API. The document shows paths only; the host is confirmed by public clients. The
/// credential is a bearer token in `Authorization`.
pub static MPDX: Api = Api {
    name: "MPDX API",
    client: "Mpdx",
    version: "v2",
    hosts: &[Host { environment: "api", origin: "https://api.mpdx.org" }],
    security: &[],
};

/// Parameters of a list: `page` and `per_page` stand at the top level, not in `page[...]`.
pub const PAGED_LIST: &[Parameter] = &[
    Parameter {
        name: "page",
        option: "page",
        kind: ParameterKind::Count,
        doc: "Page number, from 1. Default: 1.",
    },
    Parameter {
        name: "per_page",
        option: "perPage",
        kind: ParameterKind::Count,
        doc: "Rows in a page. Default: 25.",
    },
    Parameter {
        name: "sort",
        option: "sort",
        kind: ParameterKind::Sort,
        doc: "The field to sort by; a leading `-` sorts descending.",
    },
    Parameter {
        name: "include",
        option: "include",
        kind: ParameterKind::Include,
        doc: "Relationships whose rows come along in `included`.",
    },
    Parameter {
        name: "fields",
        option: "fields",
        kind: ParameterKind::Fieldset,
        doc: "The only attributes that are wanted; any other may be missing.",
    },
];
