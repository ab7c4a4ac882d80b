//! JSON as bytes: a pull parser that keeps positions, text in its escaped form, a writer.

mod cursor;
mod number;
mod skip;
mod sort;
mod text;
pub mod write;

pub use cursor::{Cursor, Fault, FaultReason, Token};
pub use number::Number;
pub use skip::{Opaque, OpaqueFlaw, Step};
pub use sort::order;
pub use text::{Span, Text, sort_by_text};

/// Deepest nesting of opaque data.
pub const MAX_DEPTH: usize = 128;
