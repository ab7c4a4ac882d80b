//! The rules, one file each.

pub mod exactly_one_of;
pub mod kind;
pub mod opaque;
pub mod unknown_field;
