//! UUIDs: the hyphenated 36 characters, in either case.

use crate::json::words;

/// Whether `text` is a UUID.
#[inline(always)]
#[must_use]
pub fn check(text: &[u8]) -> bool {
    // The reader of JSON looks for the same.
    words::is_uuid(text)
}
