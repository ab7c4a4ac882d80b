//! What a list operation takes: parameters, filters and their operators.

use super::Status;

/// A documented list parameter that is not a filter, e.g. `_page`.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Name in the query string.
    pub name: &'static str,
    /// Name of the option, camelCase.
    pub option: &'static str,
    /// What values it takes.
    pub kind: ParameterKind,
    /// What it does, for documentation.
    pub doc: &'static str,
}

/// The kind of value that a list parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// `true` or `false`.
    Boolean,
    /// A 32-bit integer of at least `minimum`.
    Integer {
        /// Smallest value: 0 or 1, which JavaScript knows as kinds of their own.
        minimum: i64,
        /// The option that must be set together with this one.
        together: &'static str,
    },
    /// Free text.
    Text,
    /// Field names, each with an optional leading `-`; comma-joined.
    Order,
    /// UUIDs; comma-joined.
    Ids,
    /// Strings whose form the documents do not give; comma-joined.
    Strings,
    /// A 32-bit integer of at least 1.
    Count,
    /// One field to sort by, of those that JSON:API declares, with an optional leading `-`.
    Sort,
    /// Names of relationships; comma-joined.
    Include,
    /// Names of fields, for a sparse fieldset; comma-joined.
    Fieldset,
}

/// A documented filter of a list.
#[derive(Debug)]
pub struct Filter {
    /// Name in the query string, without operator.
    pub name: &'static str,
    /// What it compares with; decides the operators too.
    pub value: FilterValue,
    /// Where it is known from.
    pub status: Status,
}

/// The kind of value that a filter compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterValue {
    /// Text.
    Text,
    /// A 32-bit integer.
    Integer,
    /// An RFC 3339 date-time.
    DateTime,
    /// `true` or `false`.
    Boolean,
    /// A UUID.
    Uuid,
    /// The UUID of a related row.
    Reference,
}

/// A filter operator, a Django lookup; equality has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Contains, case-sensitive.
    Contains,
    /// Ends with, case-sensitive.
    EndsWith,
    /// Greater than.
    Gt,
    /// Greater than or equal.
    Gte,
    /// Contains, case-insensitive.
    IContains,
    /// Ends with, case-insensitive.
    IEndsWith,
    /// Equal, case-insensitive.
    IExact,
    /// One of a list.
    In,
    /// Null (`true`) or not null (`false`).
    IsNull,
    /// Starts with, case-insensitive.
    IStartsWith,
    /// Less than.
    Lt,
    /// Less than or equal.
    Lte,
    /// Starts with, case-sensitive.
    StartsWith,
}

impl Operator {
    /// The lookup's name, as it stands after `__`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Operator::Contains => "contains",
            Operator::EndsWith => "endswith",
            Operator::Gt => "gt",
            Operator::Gte => "gte",
            Operator::IContains => "icontains",
            Operator::IEndsWith => "iendswith",
            Operator::IExact => "iexact",
            Operator::In => "in",
            Operator::IsNull => "isnull",
            Operator::IStartsWith => "istartswith",
            Operator::Lt => "lt",
            Operator::Lte => "lte",
            Operator::StartsWith => "startswith",
        }
    }
}

impl FilterValue {
    /// The operators besides equality, in alphabetical order; each can be negated.
    #[must_use]
    pub const fn operators(self) -> &'static [Operator] {
        match self {
            FilterValue::Text => &[
                Operator::Contains,
                Operator::EndsWith,
                Operator::IContains,
                Operator::IEndsWith,
                Operator::IExact,
                Operator::In,
                Operator::IsNull,
                Operator::IStartsWith,
                Operator::StartsWith,
            ],
            FilterValue::Integer | FilterValue::DateTime => {
                &[Operator::Gt, Operator::Gte, Operator::In, Operator::IsNull, Operator::Lt, Operator::Lte]
            }
            FilterValue::Boolean | FilterValue::Uuid | FilterValue::Reference => {
                &[Operator::In, Operator::IsNull]
            }
        }
    }

    /// Name of the JSON type of one value.
    #[must_use]
    pub const fn json_type(self) -> &'static str {
        match self {
            FilterValue::Boolean => "boolean",
            FilterValue::Integer => "integer",
            _ => "string",
        }
    }
}
