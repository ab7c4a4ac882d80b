//! Writing JSON text.

use alloc::vec::Vec;

use super::Text;

const HEX: &[u8; 16] = b"0123456789abcdef";

fn hex(nibble: u8) -> u8 {
    HEX.get(usize::from(nibble & 15)).copied().unwrap_or(b'0')
}

/// Appends `text` as a JSON string with its quotes.
pub fn string(out: &mut Vec<u8>, text: &str) {
    raw_string(out, text.as_bytes());
}

/// Appends UTF-8 bytes as a JSON string with its quotes.
pub fn raw_string(out: &mut Vec<u8>, raw: &[u8]) {
    out.push(b'"');
    let mut rest = raw;
    while let Some(at) = rest.iter().position(|&b| b < 0x20 || b == b'"' || b == b'\\') {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        match rest.get(at).copied() {
            Some(byte @ (b'"' | b'\\')) => out.extend_from_slice(&[b'\\', byte]),
            Some(b'\n') => out.extend_from_slice(b"\\n"),
            Some(b'\r') => out.extend_from_slice(b"\\r"),
            Some(b'\t') => out.extend_from_slice(b"\\t"),
            Some(byte) => out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte)]),
            None => {}
        }
        rest = rest.get(at.saturating_add(1)..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Appends a text of a source as a JSON string; escapes stay as they are.
pub fn text(out: &mut Vec<u8>, text: Text<'_>) {
    if text.escaped {
        out.push(b'"');
        out.extend_from_slice(text.raw);
        out.push(b'"');
    } else {
        raw_string(out, text.raw);
    }
}

/// Appends a whole number.
pub fn integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let mut digits = [0u8; 20];
    let mut rest = value.unsigned_abs();
    let mut count = 0usize;
    for digit in digits.iter_mut().rev() {
        *digit = b'0'.wrapping_add(u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
        count = count.saturating_add(1);
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(digits.len().saturating_sub(count)..).unwrap_or_default());
}
