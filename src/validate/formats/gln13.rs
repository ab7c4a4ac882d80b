//! Global location numbers: 13 digits with GS1's check digit, and at most one hyphen.

/// Whether `text` is a GLN-13.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let hyphens = text.iter().filter(|&&b| b == b'-').count();
    let ends = text.first() == Some(&b'-') || text.last() == Some(&b'-');
    if hyphens > 1 || ends || text.len().saturating_sub(hyphens) != 13 {
        return false;
    }
    let mut sum = 0u32;
    for (place, &byte) in text.iter().filter(|&&b| b != b'-').enumerate() {
        let Some(digit) = char::from(byte).to_digit(10) else { return false };
        let weight = if place % 2 == 0 { 1 } else { 3 };
        sum = sum.saturating_add(digit.saturating_mul(weight));
    }
    sum % 10 == 0
}
