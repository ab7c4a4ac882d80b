//! Facts that only generated code and people read: they take no room in the wasm.

const LEFT_OUT: bool = cfg!(all(target_arch = "wasm32", feature = "wasm"));

/// Text that no rule and no request needs; empty in the wasm.
#[must_use]
pub const fn prose(text: &'static str) -> &'static str {
    if LEFT_OUT { "" } else { text }
}

/// A list that no rule and no request needs; empty in the wasm.
#[must_use]
pub const fn native<T>(list: &'static [T]) -> &'static [T] {
    if LEFT_OUT { &[] } else { list }
}
