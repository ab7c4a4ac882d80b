//! The base64 text of an MD5 digest: 16 bytes, so 22 characters and two `=`.

/// Whether `text` is such a digest.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let Some(digits) = text.strip_suffix(b"==") else { return false };
    // The last character carries two bits of the digest; the rest of it is zero.
    digits.len() == 22
        && digits.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
        && matches!(digits.last(), Some(b'A' | b'Q' | b'g' | b'w'))
}
