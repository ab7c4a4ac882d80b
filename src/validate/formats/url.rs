//! URLs: a scheme of the web, a host, an optional port, and no white space.

use super::host;

/// Whether `text` is a URL.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let Some(rest) = scheme(text) else { return false };
    let end = rest.iter().position(|b| matches!(b, b'/' | b'?' | b'#')).unwrap_or(rest.len());
    let (authority, _) = rest.split_at(end);
    let authority = match authority.iter().rposition(|&b| b == b'@') {
        Some(at) => authority.get(at.saturating_add(1)..).unwrap_or_default(),
        None => authority,
    };
    is_authority(authority) && rest.iter().all(|&b| b > b' ' && b != 0x7F)
}

fn scheme(text: &[u8]) -> Option<&[u8]> {
    let colon = text.iter().position(|&b| b == b':')?;
    let (scheme, rest) = text.split_at(colon);
    let known: [&[u8]; 4] = [b"http", b"https", b"ftp", b"ftps"];
    known.iter().any(|name| scheme.eq_ignore_ascii_case(name)).then_some(())?;
    rest.strip_prefix(b"://")
}

fn is_authority(authority: &[u8]) -> bool {
    let (name, port) = match authority.iter().rposition(|&b| b == b':') {
        // A colon within brackets belongs to the address.
        Some(at) if !authority.get(at..).unwrap_or_default().contains(&b']') => {
            let (name, port) = authority.split_at(at);
            (name, port.get(1..).unwrap_or_default())
        }
        _ => (authority, &b""[..]),
    };
    let port = port.len() <= 5 && port.iter().all(u8::is_ascii_digit);
    let address = name.strip_prefix(b"[").and_then(|inner| inner.strip_suffix(b"]"));
    port && match address {
        Some(address) => {
            address.len() >= 2
                && address.iter().all(|&b| b.is_ascii_hexdigit() || b == b':' || b == b'.')
                && address.contains(&b':')
        }
        None => host::is_domain(name),
    }
}
