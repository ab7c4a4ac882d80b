//! The rules: one module for each.

mod enumeration;
mod exactly_one_of;
mod format;
mod integer;
mod length;
mod null;
mod order;
mod range;
mod read_only;
mod required;
mod types;
mod unicode;
mod unknown_field;
