//! The operations of a resource, and where each is known from.

/// An operation that a resource offers.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// Which operation.
    pub kind: OperationKind,
    /// Where it is known from.
    pub status: Status,
}

/// The kinds of operations. JavaScript says one by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationKind {
    /// `GET <path>list/`
    List = 0,
    /// `POST <path>`
    Create = 1,
    /// `GET <path>{pk}/`
    Get = 2,
    /// `PATCH <path>{pk}/`
    Update = 3,
    /// `DELETE <path>{pk}/`
    Delete = 4,
    /// `POST <path>list/`
    BulkWrite = 5,
}

/// Where a fact is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The API document of the resource shows it.
    Documented,
    /// Another public page of the API shows it.
    Confirmed,
    /// It follows from several pages; none shows it.
    Inferred,
}

impl OperationKind {
    /// Every kind, by its number.
    pub const ALL: &'static [OperationKind] = &[
        OperationKind::List,
        OperationKind::Create,
        OperationKind::Get,
        OperationKind::Update,
        OperationKind::Delete,
        OperationKind::BulkWrite,
    ];

    /// The HTTP method.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            OperationKind::List | OperationKind::Get => "GET",
            OperationKind::Create | OperationKind::BulkWrite => "POST",
            OperationKind::Update => "PATCH",
            OperationKind::Delete => "DELETE",
        }
    }

    /// Name of the client method.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            OperationKind::List => "list",
            OperationKind::Create => "create",
            OperationKind::Get => "get",
            OperationKind::Update => "update",
            OperationKind::Delete => "delete",
            OperationKind::BulkWrite => "bulkWrite",
        }
    }

    /// Whether the path names one row.
    #[must_use]
    pub const fn has_id(self) -> bool {
        matches!(self, OperationKind::Get | OperationKind::Update | OperationKind::Delete)
    }

    /// Whether the request has a body.
    #[must_use]
    pub const fn has_body(self) -> bool {
        matches!(self, OperationKind::Create | OperationKind::Update | OperationKind::BulkWrite)
    }

    /// Whether the path ends in `list/`.
    #[must_use]
    pub const fn is_collection(self) -> bool {
        matches!(self, OperationKind::List | OperationKind::BulkWrite)
    }
}
