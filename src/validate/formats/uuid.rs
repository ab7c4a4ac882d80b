//! UUIDs: the hyphenated 36 characters, in either case.

/// Whether `text` is a UUID.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    let Some(text) = text.first_chunk::<36>().filter(|_| text.len() == 36) else { return false };
    // No branch depends on a byte: this is the check that every row takes most often.
    let wrong = text.iter().zip(SHAPE).fold(0, |wrong, (&byte, &shape)| wrong | (class(byte) ^ shape));
    wrong == 0
}

const DIGIT: u8 = 1;
const HYPHEN: u8 = 2;

/// What each byte is in a UUID.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
const CLASSES: &[u8; 256] = &{
    let mut classes = [0; 256];
    let mut digits: &[u8] = b"0123456789abcdefABCDEF";
    while let [first, rest @ ..] = digits {
        classes[*first as usize] = DIGIT;
        digits = rest;
    }
    classes[b'-' as usize] = HYPHEN;
    classes
};

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// Where the hyphens stand.
const SHAPE: &[u8; 36] = &{
    let mut shape = [DIGIT; 36];
    shape[8] = HYPHEN;
    shape[13] = HYPHEN;
    shape[18] = HYPHEN;
    shape[23] = HYPHEN;
    shape
};
