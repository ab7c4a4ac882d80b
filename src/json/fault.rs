//! Why and where bytes are not JSON.

/// Why bytes are not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultReason {
    /// A byte that the grammar does not allow.
    Syntax,
    /// The text ends within a value.
    Truncated,
    /// Something follows the value.
    Trailing,
    /// A key stands twice in one object.
    Duplicate,
    /// The bytes are not UTF-8.
    Utf8,
    /// The text begins with a byte order mark.
    Bom,
    /// Nested deeper than anything is read.
    Depth,
}

impl FaultReason {
    /// Every reason.
    pub const ALL: &'static [FaultReason] = &[
        FaultReason::Syntax,
        FaultReason::Truncated,
        FaultReason::Trailing,
        FaultReason::Duplicate,
        FaultReason::Utf8,
        FaultReason::Bom,
        FaultReason::Depth,
    ];

    /// Name of the reason, as issues carry it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            FaultReason::Syntax => "syntax",
            FaultReason::Truncated => "truncated",
            FaultReason::Trailing => "trailing",
            FaultReason::Duplicate => "duplicate_key",
            FaultReason::Utf8 => "utf8",
            FaultReason::Bom => "bom",
            FaultReason::Depth => "depth",
        }
    }
}

/// Where and why bytes are not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Offset of the byte.
    pub at: usize,
    /// Why.
    pub reason: FaultReason,
}
