//! Percent-encoding of query strings.

use alloc::string::String;

use crate::json::{Text, Writer};

/// A query string that is being written.
#[derive(Debug)]
pub(super) struct Query<'a> {
    out: &'a mut String,
    separator: char,
}

impl<'a> Query<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Query { out, separator: '?' }
    }

    /// Begins a parameter: `name`, `name__operator`, `name!` or `name__operator!`.
    pub(super) fn begin(&mut self, name: &str, operator: Option<&str>, negated: bool) {
        self.out.push(self.separator);
        self.separator = '&';
        self.out.push_str(name);
        if let Some(operator) = operator {
            self.out.push_str("__");
            self.out.push_str(operator);
        }
        if negated {
            self.out.push('!');
        }
        self.out.push('=');
    }

    /// Begins a parameter that names its part in brackets: `name[part]`.
    pub(super) fn begin_in(&mut self, name: &str, part: &str) {
        self.out.push(self.separator);
        self.separator = '&';
        self.out.push_str(name);
        self.out.push('[');
        self.out.push_str(part);
        self.out.push_str("]=");
    }

    /// Appends text, encoded as `encodeURIComponent` does.
    pub(super) fn text(&mut self, text: Text<'_>) {
        for code in text.chars() {
            let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            if character.is_ascii_alphanumeric()
                || matches!(character, '-' | '_' | '.' | '!' | '~' | '*' | '\'' | '(' | ')')
            {
                self.out.push(character);
                continue;
            }
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                self.out.push('%');
                for nibble in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(u32::from(nibble), 16).unwrap_or('0');
                    self.out.push(digit.to_ascii_uppercase());
                }
            }
        }
    }

    /// Appends text that needs no encoding.
    pub(super) fn plain(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Appends a whole number.
    pub(super) fn integer(&mut self, value: i64) {
        let mut digits = Writer::default();
        digits.integer(value);
        self.out.push_str(core::str::from_utf8(digits.as_slice()).unwrap_or_default());
    }

    /// Appends the comma between the values of one parameter.
    pub(super) fn comma(&mut self) {
        self.out.push_str("%2C");
    }
}
