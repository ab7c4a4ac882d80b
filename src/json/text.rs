//! Strings of JSON in place: spans of the source, read as characters without a copy.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// A range of a source, and whether it holds JSON escapes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The bytes hold JSON escapes.
    pub escaped: bool,
}

impl Span {
    /// The text that the span stands for.
    #[must_use]
    pub fn text(self, source: &[u8]) -> Text<'_> {
        Text { raw: source.get(self.start..self.end).unwrap_or_default(), escaped: self.escaped }
    }
}

/// A string: UTF-8 bytes, with JSON escapes or without.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The bytes between the quotes.
    pub raw: &'a [u8],
    /// The bytes hold JSON escapes.
    pub escaped: bool,
}

/// Surrogates: among the characters of a [`Text`] they are lone ones.
const SURROGATES: core::ops::RangeInclusive<u32> = 0xD800..=0xDFFF;

impl<'a> Text<'a> {
    /// A string without escapes.
    #[must_use]
    pub const fn plain(raw: &'a [u8]) -> Self {
        Text { raw, escaped: false }
    }

    /// The code points; a lone surrogate stands for itself.
    #[must_use]
    pub const fn chars(self) -> Chars<'a> {
        Chars { rest: self.raw, escaped: self.escaped }
    }

    /// Whether there are more than `limit` code points.
    #[must_use]
    pub fn is_longer_than(self, limit: u32) -> bool {
        let limit = limit as usize;
        // A code point is one byte at least, however it is written.
        if self.raw.len() <= limit {
            return false;
        }
        if self.escaped {
            return self.chars().nth(limit).is_some();
        }
        // Every byte but a continuation byte begins a code point.
        self.raw.is_ascii() || self.raw.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() > limit
    }

    /// Whether there are fewer than `limit` code points.
    #[must_use]
    pub fn is_shorter_than(self, limit: u32) -> bool {
        limit > 0 && self.chars().nth((limit as usize).saturating_sub(1)).is_none()
    }

    /// The bytes without escapes, in `scratch` when there were any.
    #[must_use]
    pub fn unescaped<'b>(self, scratch: &'b mut Vec<u8>) -> &'b [u8]
    where
        'a: 'b,
    {
        if !self.escaped {
            return self.raw;
        }
        scratch.clear();
        for code in self.chars() {
            let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            scratch.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        scratch
    }

    /// Whether the text is exactly `other`.
    #[must_use]
    pub fn is(self, other: &str) -> bool {
        if self.escaped {
            self.chars().eq(Text::plain(other.as_bytes()).chars())
        } else {
            super::words::same(self.raw, other.as_bytes())
        }
    }

    /// Whether every character can be stored: no lone surrogate, no NUL.
    #[must_use]
    pub fn is_storable(self) -> bool {
        if self.escaped {
            self.chars().all(|code| code != 0 && !SURROGATES.contains(&code))
        } else {
            !super::words::has_nul(self.raw)
        }
    }
}

/// Iterator over the code points of a [`Text`].
#[derive(Debug, Clone)]
pub struct Chars<'a> {
    rest: &'a [u8],
    escaped: bool,
}

impl Chars<'_> {
    /// The next character, if it is ASCII and stands for itself.
    #[inline(always)]
    pub fn plain(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        if first >= 0x80 || (first == b'\\' && self.escaped) {
            return None;
        }
        self.rest = rest;
        Some(first)
    }

    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// Reads the four hexadecimal digits of `\u`.
    fn unit(&mut self) -> u32 {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|b| char::from(b).to_digit(16)).unwrap_or(0);
            unit = unit << 4 | digit;
        }
        unit
    }

    fn escape(&mut self) -> u32 {
        match self.byte() {
            Some(b'u') => {
                let unit = self.unit();
                if (0xD800..=0xDBFF).contains(&unit) { self.low_surrogate(unit) } else { unit }
            }
            Some(b'n') => 10,
            Some(b'r') => 13,
            Some(b't') => 9,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(byte) => u32::from(byte),
            // No reader makes a text that ends within an escape.
            None => u32::from(char::REPLACEMENT_CHARACTER),
        }
    }

    fn low_surrogate(&mut self, high: u32) -> u32 {
        let before = self.rest;
        if self.rest.starts_with(b"\\u") {
            self.rest = self.rest.get(2..).unwrap_or_default();
            let low = self.unit();
            if (0xDC00..=0xDFFF).contains(&low) {
                return 0x1_0000u32.saturating_add((high & 0x3FF) << 10 | low & 0x3FF);
            }
        }
        self.rest = before;
        high
    }
}

impl Iterator for Chars<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let first = self.byte()?;
        if first == b'\\' && self.escaped {
            return Some(self.escape());
        }
        let (more, mut code) = match first {
            0..=0x7F => return Some(u32::from(first)),
            0x80..=0xDF => (1, u32::from(first & 0x1F)),
            0xE0..=0xEF => (2, u32::from(first & 0x0F)),
            _ => (3, u32::from(first & 0x07)),
        };
        for _ in 0..more {
            let next = self.byte()?;
            code = code << 6 | u32::from(next & 0x3F);
        }
        Some(code)
    }
}

/// A span whose text stands twice, if there is one: the later of the two. The spans may be
/// in another order afterwards.
pub fn repeated(spans: &mut [Span], source: &[u8]) -> Option<Span> {
    /// More are sorted, as to compare each with each would take too long.
    const FEW: usize = 8;
    if spans.len() > FEW {
        return sort_by_text(spans, source);
    }
    let mut rest = &*spans;
    while let Some((span, before)) = rest.split_last() {
        if before.iter().any(|other| compare(*other, *span, source) == Ordering::Equal) {
            return Some(*span);
        }
        rest = before;
    }
    None
}

/// Sorts spans by their text, by code points; the answer is one that stands twice.
pub fn sort_by_text(spans: &mut [Span], source: &[u8]) -> Option<Span> {
    if spans.len() < 2 {
        return None;
    }
    let unsorted = spans.to_vec();
    let at = |place: usize| unsorted.get(place).copied().unwrap_or_default();
    let places = super::order(spans.len(), &|a, b| compare(at(a), at(b), source) == Ordering::Less);
    for (span, place) in spans.iter_mut().zip(places) {
        *span = at(place);
    }
    spans.windows(2).find_map(|pair| match pair {
        [a, b] if compare(*a, *b, source) == Ordering::Equal => Some(if a.start > b.start { *a } else { *b }),
        _ => None,
    })
}

fn compare(a: Span, b: Span, source: &[u8]) -> Ordering {
    let (a, b) = (a.text(source), b.text(source));
    if a.escaped || b.escaped { a.chars().cmp(b.chars()) } else { super::words::compare(a.raw, b.raw) }
}
