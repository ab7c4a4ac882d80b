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

/// The number that two digits are.
#[inline(always)]
fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| u32::from(tens).wrapping_mul(10).wrapping_add(u32::from(ones)))
}
