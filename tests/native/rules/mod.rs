//! The rules: one module for each.

mod at_least_one_of;
mod at_most_one_of;
mod enumeration;
mod exactly_one_of;
mod format;
mod groups;
mod integer;
mod length;
mod null;
mod number;
mod opaque;
mod order;
mod range;
mod read_only;
mod required;
mod requires;
mod sequence;
mod set_together;
mod types;
mod unicode;
mod unknown_field;
mod within;
