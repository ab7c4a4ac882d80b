//! E-mail addresses: a dot-atom, `@`, and a domain of at least two labels.

use super::host;

/// Longest local part, in bytes (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// Whether `text` is an e-mail address.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let Some(at) = text.iter().rposition(|&b| b == b'@') else { return false };
    let (local, domain) = text.split_at(at);
    let domain = domain.get(1..).unwrap_or_default();
    local.len() <= LONGEST_LOCAL
        && local.split(|&b| b == b'.').all(|atom| !atom.is_empty() && atom.iter().all(is_atom))
        && host::is_domain(domain)
        && domain.contains(&b'.')
}

fn is_atom(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(byte)
}
