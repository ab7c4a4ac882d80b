//! UUIDs: the hyphenated 36 characters, in either case.

/// Whether `text` is a UUID.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let Some(text) = text.first_chunk::<36>().filter(|_| text.len() == 36) else { return false };
    // A zip over the shape has no branch that depends on an index.
    text.iter().zip(SHAPE).all(|(&byte, &shape)| if shape { byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// Where the hyphens stand.
const SHAPE: &[bool; 36] = &{
    let mut shape = [false; 36];
    shape[8] = true;
    shape[13] = true;
    shape[18] = true;
    shape[23] = true;
    shape
};
