//! What a value is, as its first byte tells.

/// What the next value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// `{`
    Object,
    /// `[`
    Array,
    /// `"`
    String,
    /// A digit or `-`.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// A JavaScript value that JSON cannot hold (extended input only).
    Other,
    /// A JavaScript `Date`; its string follows (extended input only).
    Date,
    /// Data nested deeper than [`super::MAX_DEPTH`] (extended input only).
    Deep,
    /// A string with a lone surrogate (extended input only).
    BadString,
}
