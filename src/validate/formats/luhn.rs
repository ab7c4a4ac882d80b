//! Swedish organisation numbers (10 digits) and personal numbers (12 digits, with century):
//! an optional separator before the last four, and a Luhn sum over the last ten digits.

/// Whether `text` is such a number; the field's lengths tell which of the two.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let (head, tail) = text.split_at(text.len().saturating_sub(4));
    let head = match head.split_last() {
        Some((b'-' | b'+', rest)) => rest,
        _ => head,
    };
    let count = head.len().saturating_add(tail.len());
    if (count != 10 && count != 12) || tail.len() != 4 {
        return false;
    }
    // The two digits of the century carry no part of the sum.
    let mut sum = 0u32;
    for (place, &byte) in head.iter().chain(tail).enumerate() {
        let Some(digit) = char::from(byte).to_digit(10) else { return false };
        if count == 12 && place < 2 {
            continue;
        }
        let weighted = if place % 2 == 0 { digit.saturating_mul(2) } else { digit };
        sum = sum.saturating_add(weighted / 10).saturating_add(weighted % 10);
    }
    sum % 10 == 0
}
