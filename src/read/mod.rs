//! Readers: each fills slots, one for each field, and the rules read nothing else.

pub mod index;
pub mod json;
pub(crate) mod links;
#[cfg(feature = "models")]
pub mod model;
pub mod packed;
mod shared;
mod slot;

pub use slot::{Row, Slot, Tag};
