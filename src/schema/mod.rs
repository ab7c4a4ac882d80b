//! The vocabulary in which an API is declared, as plain data.

mod api;
mod field;
mod filter;
mod native;
mod operation;
mod resource;
mod rule;
pub mod usage;
mod wire;

pub use api::{Api, Host, SecurityHeader};
pub use field::{
    Field, Format, Kind, MAX_FIELDS, are_sendable, are_wire_names, begins_with_id, may_go_on, name_in,
};
pub use filter::{Filter, FilterValue, Operator, Parameter, ParameterKind};
pub use native::{native, prose};
pub use operation::{Operation, OperationKind, Status};
pub use resource::{Mode, Resource, ResourceId};
pub use rule::{Group, Rule};
pub use wire::{JsonApi, JsonApiFilter, Relationship, Wire};
