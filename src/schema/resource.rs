//! A resource: everything that the documents say of one kind of row.

use super::{Api, Field, Filter, Operation, OperationKind, Parameter, Rule, Wire};

/// Place of a resource in the registry.
pub type ResourceId = usize;

/// A resource of an API, as one declarative file gives it.
#[derive(Debug)]
pub struct Resource {
    /// The API that it belongs to.
    pub api: &'static Api,
    /// Application, as in the documents' titles, e.g. `sales`.
    pub app: &'static str,
    /// Name in the documents, e.g. `Organization`.
    pub name: &'static str,
    /// Name of its Rust and TypeScript types.
    pub type_name: &'static str,
    /// Name of its client and schemas, camelCase.
    pub key: &'static str,
    /// Path from the origin, with both slashes.
    pub path: &'static str,
    /// How its rows travel.
    pub wire: Wire,
    /// What a row is.
    pub doc: &'static str,
    /// Document and section that the facts come from.
    pub source: &'static str,
    /// The fields: required ones first, then optional, then read-only.
    pub fields: &'static [Field],
    /// The rules across fields.
    pub rules: &'static [Rule],
    /// The list parameters besides filters, in the order of the query string.
    pub parameters: &'static [Parameter],
    /// The list filters, in the order of the query string.
    pub filters: &'static [Filter],
    /// The operations.
    pub operations: &'static [Operation],
}

/// What a value of a resource is for; decides which rules apply. JavaScript says it by the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A new row: everything that is required must be there.
    Create = 0,
    /// A partial change: only what is given is checked.
    Update = 1,
    /// A row of a bulk write: with an `id` an update, without one a create.
    BulkRow = 2,
    /// A row that the server sent.
    Read = 3,
}

impl Mode {
    /// Every mode, by its number.
    pub const ALL: &'static [Mode] = &[Mode::Create, Mode::Update, Mode::BulkRow, Mode::Read];
}

impl Resource {
    /// The HTTP method of an operation.
    #[must_use]
    pub const fn method(&self, kind: OperationKind) -> &'static str {
        match (kind, self.wire) {
            // The document of the JSON:API resource shows PUT, with the meaning of PATCH.
            (OperationKind::Update, Wire::JsonApi(_)) => "PUT",
            _ => kind.method(),
        }
    }

    /// The field of that name and its place.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.name == name)
    }
}
