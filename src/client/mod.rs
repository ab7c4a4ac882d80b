//! Decisions of the client that need no input or output.
