//! The formats of strings, one file each; linear time, no regular expressions.

pub mod date;
pub mod date_time;
pub mod email;
pub mod gln13;
mod host;
pub mod luhn;
pub mod md5;
pub mod pattern;
pub mod url;
pub mod uuid;

use crate::schema::{Format, usage};

/// Whether `text` is of the format.
#[must_use]
pub fn check(format: Format, text: &[u8]) -> bool {
    match format {
        Format::Text | Format::Timestamp => true,
        Format::Uuid => uuid::check(text),
        Format::Date => usage::DATE && date::check(text),
        Format::DateTime => date_time::check(text),
        Format::Email => usage::EMAIL && email::check(text),
        Format::Url => usage::URL && url::check(text),
        Format::Luhn => usage::CHECK_DIGIT && luhn::check(text),
        Format::Gln13 => usage::CHECK_DIGIT && gln13::check(text),
        Format::Md5 => usage::DIGEST && md5::check(text),
        Format::Pattern(pattern) => usage::PATTERN && pattern.matches(text),
    }
}

/// Reads exactly `count` digits from the front.
fn digits(text: &mut &[u8], count: usize) -> Option<u32> {
    let (head, rest) = text.split_at_checked(count)?;
    let mut value = 0u32;
    for &byte in head {
        let digit = char::from(byte).to_digit(10)?;
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    *text = rest;
    Some(value)
}

/// Reads one byte that `accepts` takes from the front.
fn byte(text: &mut &[u8], accepts: impl Fn(u8) -> bool) -> Option<u8> {
    let (&first, rest) = text.split_first()?;
    if !accepts(first) {
        return None;
    }
    *text = rest;
    Some(first)
}
