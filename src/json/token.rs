//! What a value is, as its first byte tells.

/// What our own JavaScript writes where JSON has no form for a value (extended input only): characters that JSON does
/// not allow there.
pub(crate) mod mark {
    /// A value that JSON cannot hold.
    pub(crate) const OTHER: u8 = 1;
    /// A `Date`; its string follows.
    pub(crate) const DATE: u8 = 2;
    /// Data nested deeper than the deepest.
    pub(crate) const DEEP: u8 = 3;
    /// A string with a lone surrogate.
    pub(crate) const BAD_STRING: u8 = 4;
}

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
