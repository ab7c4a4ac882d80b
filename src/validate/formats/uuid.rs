//! UUIDs: the hyphenated 36 characters, in either case.

use crate::json::words::are_digits;

/// Whether `text` is a UUID.
#[inline(always)]
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let Some(text) = text.first_chunk::<36>().filter(|_| text.len() == 36) else { return false };
    // Eight digits at a time: this is the check that every row takes most often.
    let hyphens = [text[8], text[13], text[18], text[23]] == *b"----";
    let digits = [(0, 4), (9, 14), (19, 24), (28, 32)];
    hyphens && digits.iter().all(|&(a, b)| are_digits(half(text, a) | half(text, b) << 32))
}

/// Four bytes of the text.
#[inline(always)]
fn half(text: &[u8; 36], at: usize) -> u64 {
    let bytes = text.get(at..).and_then(|rest| rest.first_chunk::<4>());
    bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)))
}
