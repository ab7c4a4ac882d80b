//! Decisions of the client that need no input or output.

pub mod retry;
