//! What is within a value: elements of lists, members of objects.

mod list;
mod object;
