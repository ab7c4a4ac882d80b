//! The formats of strings.

mod date;
mod date_time;
mod email;
mod gln13;
mod luhn;
mod md5;
mod pattern;
mod url;
mod uuid;

use fieldgate::schema::Format;
use fieldgate::validate::formats;

/// Makes sure that each text is of the format, or that none is.
fn each(format: Format, expected: bool, texts: &[&str]) {
    for text in texts {
        assert_eq!(formats::check(format, text.as_bytes()), expected, "{text:?}");
    }
}
