//! Looking at text eight bytes at a time.

use super::Span;
use core::cmp::Ordering;

/// A one in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The top bit of each byte.
const TOP: u64 = EACH << 7;

/// The byte in each byte.
#[inline(always)]
const fn each(byte: u8) -> u64 {
    EACH.wrapping_mul(byte as u64)
}

/// The top bit of each byte that is below `bound`, which is at most 127. A byte that is not may have its bit set too,
/// by the borrow of the subtraction, but only above (later than) one that is: whether any bit is set is right, and so
/// is the lowest one.
#[inline(always)]
const fn below(word: u64, bound: u8) -> u64 {
    word.wrapping_sub(each(bound)) & !word & TOP
}

/// The top bit of each byte that is `byte`; right as far as [`below`] is.
#[inline(always)]
const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ each(byte), 1)
}

/// The top bit of each byte from `first` to `last`, both ASCII; exact for ASCII bytes.
#[inline(always)]
const fn within(ascii: u64, first: u8, last: u8) -> u64 {
    // Seven bits never carry over into the next byte.
    let reached = ascii.wrapping_add(each(0x80u8.wrapping_sub(first)));
    let passed = ascii.wrapping_add(each(0x7Fu8.wrapping_sub(last)));
    reached & !passed
}

/// The top bit of each byte that is no hexadecimal digit, in either case.
#[inline(always)]
const fn no_digits(word: u64) -> u64 {
    let low = word & !TOP;
    let digits = within(low, b'0', b'9') | within(low | each(0x20), b'a', b'f');
    (!digits | word) & TOP
}

/// The words of a text, the last one overlapping the one before; a short text is filled up
/// with letters.
#[inline(always)]
fn any(bytes: &[u8], test: impl Fn(u64) -> u64) -> bool {
    let Some(last) = bytes.last_chunk::<8>() else {
        let short = bytes.iter().fold(each(b'a'), |word, &byte| word << 8 | u64::from(byte));
        return test(short) != 0;
    };
    let words = bytes.chunks_exact(8).filter_map(|chunk| chunk.first_chunk::<8>());
    words.chain([last]).any(|word| test(u64::from_le_bytes(*word)) != 0)
}

/// Whether two texts are the same: a comparison that is no call.
#[inline(always)]
#[must_use]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        (Some(a_end), Some(b_end)) => {
            let mut words = a.chunks_exact(8).zip(b.chunks_exact(8));
            a_end == b_end && words.all(|(a, b)| a.first_chunk::<8>() == b.first_chunk::<8>())
        }
        _ => match (a.first_chunk::<4>(), b.first_chunk::<4>()) {
            (Some(a_start), Some(b_start)) => {
                a_start == b_start && a.last_chunk::<4>() == b.last_chunk::<4>()
            }
            _ => a.iter().zip(b).all(|(a, b)| a == b),
        },
    }
}

/// How two texts compare by their bytes, and so by their code points.
#[must_use]
pub fn compare(mut a: &[u8], mut b: &[u8]) -> Ordering {
    while let (Some((first, others)), Some((second, more))) =
        (a.split_first_chunk::<8>(), b.split_first_chunk())
    {
        if first != second {
            return u64::from_be_bytes(*first).cmp(&u64::from_be_bytes(*second));
        }
        (a, b) = (others, more);
    }
    a.cmp(b)
}

/// Whether one of the bytes is NUL.
#[must_use]
pub fn has_nul(bytes: &[u8]) -> bool {
    any(bytes, |word| below(word, 1))
}

/// Whether one of the bytes has an escape in a JSON string.
#[must_use]
pub fn has_escaped(bytes: &[u8]) -> bool {
    any(bytes, |word| below(word, 0x20) | equal(word, b'"') | equal(word, b'\\'))
}

/// How many bytes from the beginning of UTF-8 have at most so many UTF-16 units, and how many units these are: as
/// far as words of eight bytes go that have no surrogate by itself. They end where a character does.
#[must_use]
pub fn whole_units(utf8: &[u8], most: usize) -> (usize, usize) {
    let mut length = 0usize;
    let mut units = 0usize;
    let mut rest = utf8;
    // Behind the last unit may stand anything: what is left of other texts, however much.
    while let (true, Some((word, more))) = (units < most, rest.split_first_chunk::<8>()) {
        let word = u64::from_le_bytes(*word);
        // A character is a unit where it begins; one of four bytes is two.
        let follows = word & !(word << 1) & TOP;
        let wide = word & (word << 1) & (word << 2) & (word << 3) & TOP;
        let here = 8u32.wrapping_add(wide.count_ones()).wrapping_sub(follows.count_ones()) as usize;
        if units.wrapping_add(here) > most || equal(word, 0xED) != 0 {
            break;
        }
        units = units.wrapping_add(here);
        length = length.wrapping_add(8);
        rest = more;
    }
    // The last character may go on; it begins within the last word.
    let word = length.saturating_sub(8);
    let last = utf8.get(word..length).unwrap_or_default();
    let lead = last.iter().enumerate().rev().find(|(_, byte)| !matches!(byte, 0x80..0xC0));
    let Some((start, &lead)) = lead else { return (0, 0) };
    let start = word.wrapping_add(start);
    let size = match lead {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    };
    (start.wrapping_add(size), units)
}

/// Whether UTF-8 may have U+FFFD, which also stands for what it cannot hold: it has a character from U+F000 on.
#[must_use]
pub fn may_have_replacement(utf8: &[u8]) -> bool {
    any(utf8, |word| equal(word, 0xEF))
}

/// How many bytes of a JSON string can be taken as they are: ASCII without quote, backslash
/// and control characters.
#[inline(always)]
#[must_use]
pub fn plain_prefix(bytes: &[u8]) -> usize {
    let mut length = 0usize;
    let mut rest = bytes;
    while let Some((word, more)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*word);
        let special = below(word, 0x20) | equal(word, b'"') | equal(word, b'\\') | word & TOP;
        if special != 0 {
            return length.wrapping_add((special.trailing_zeros() / 8) as usize);
        }
        length = length.wrapping_add(8);
        rest = more;
    }
    let plain = |&byte: &u8| (0x20..0x80).contains(&byte) && byte != b'"' && byte != b'\\';
    length.wrapping_add(rest.iter().take_while(|byte| plain(byte)).count())
}

/// Where a key ends that comes next without any white space; `written` is the key with the comma before it,
/// which the `first` one has not, and the colon behind it.
#[inline(always)]
#[must_use]
pub fn after_key(source: &[u8], at: usize, written: &str, first: bool) -> Option<usize> {
    let written @ [_, ..] = written.as_bytes().get(usize::from(first)..)? else { return None };
    let end = at.wrapping_add(written.len());
    same(source.get(at..end)?, written).then_some(end)
}

/// Characters of a UUID: 32 hexadecimal digits and four hyphens.
pub const UUID_LENGTH: usize = 36;

/// The UUID that comes next between two texts, and how long it is with them.
#[inline(always)]
#[must_use]
pub fn uuid(source: &[u8], at: usize, before: &[u8], behind: &[u8]) -> Option<(Span, usize)> {
    let start = at.wrapping_add(before.len());
    let end = start.wrapping_add(UUID_LENGTH);
    let length = before.len().wrapping_add(behind.len()).wrapping_add(UUID_LENGTH);
    let all = source.get(at..at.wrapping_add(length))?;
    let found = is_uuid(all.strip_prefix(before)?.strip_suffix(behind)?);
    found.then_some((Span { start, end, escaped: false }, length))
}

/// Whether a text is of that length: hexadecimal digits, in either case, and the hyphens of a UUID.
#[inline(always)]
#[must_use]
pub fn is_uuid(text: &[u8]) -> bool {
    let Ok(text) = <&[u8; UUID_LENGTH]>::try_from(text) else { return false };
    let hyphens = [text[8], text[13], text[18], text[23]] == *b"----";
    let others = |a, b| no_digits(half(text, a) | half(text, b) << 32);
    let others = others(0, 4) | others(9, 14) | others(19, 24) | others(28, 32);
    hyphens && others == 0
}

/// Four bytes of a text.
#[inline(always)]
fn half(text: &[u8; UUID_LENGTH], at: usize) -> u64 {
    let bytes = text.get(at..).and_then(|rest| rest.first_chunk::<4>());
    bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)))
}
