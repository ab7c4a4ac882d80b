//! Host names, as e-mail addresses and URLs have them.

/// Longest label and longest name (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
const LONGEST_NAME: usize = 253;

/// Whether `text` is a host name; letters beyond ASCII are taken as they are, but for white space.
pub(super) fn is_domain(text: &[u8]) -> bool {
    let Ok(name) = core::str::from_utf8(text) else { return false };
    text.len() <= LONGEST_NAME
        && !name.contains(|c: char| c.is_whitespace() || c.is_control())
        && text.split(|&b| b == b'.').all(is_label)
}

fn is_label(label: &[u8]) -> bool {
    !label.is_empty()
        && label.len() <= LONGEST_LABEL
        && label.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'-' || b >= 0x80)
        && label.first() != Some(&b'-')
        && label.last() != Some(&b'-')
}
