//! JSON as bytes: a pull parser that keeps positions, text in its escaped form, a writer.

mod cursor;
mod fault;
mod number;
mod skip;
mod sort;
mod text;
mod token;
pub mod words;
mod writer;

pub use cursor::Cursor;
pub use fault::{Fault, FaultReason};
pub use number::Number;
pub use skip::{Opaque, OpaqueFlaw, Step};
pub use sort::order;
pub use text::{Span, Text, repeated, sort_by_text};
pub use token::Token;
pub(crate) use token::mark;
pub use writer::Writer;

/// Deepest nesting of opaque data.
pub const MAX_DEPTH: usize = 128;
