//! Short texts that a response holds again and again, told by a number so that JavaScript makes
//! each of them once.

use crate::json::{Span, words};

/// Longer texts are hardly ever there twice.
pub(super) const LONGEST: usize = 63;
/// Numbers that there are; 0 is none.
const MOST: u32 = (1 << 22) - 1;
/// Texts that are remembered; one that falls on another's place takes it.
const PLACES: usize = 256;

/// A text that was seen.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    start: usize,
    end: usize,
    /// Its number, once it was seen twice.
    number: u32,
}

/// The texts that were seen of one response.
#[derive(Debug)]
pub(super) struct Shared {
    places: [Seen; PLACES],
    last: u32,
}

impl Default for Shared {
    fn default() -> Self {
        Shared { places: [Seen::default(); PLACES], last: 0 }
    }
}

impl Shared {
    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.places.fill(Seen::default());
        self.last = 0;
    }

    /// The number of a text of at most [`LONGEST`] bytes: the same for all that equal it, or 0.
    #[inline]
    pub(super) fn number(&mut self, source: &[u8], span: Span) -> u32 {
        let text = source.get(span.start..span.end).unwrap_or_default();
        let Some(seen) = self.places.get_mut(place(text)) else { return 0 };
        if !words::same(source.get(seen.start..seen.end).unwrap_or_default(), text) {
            *seen = Seen { start: span.start, end: span.end, number: 0 };
            return 0;
        }
        if seen.number == 0 && self.last < MOST {
            self.last = self.last.wrapping_add(1);
            seen.number = self.last;
        }
        seen.number
    }
}

/// Where a text is remembered: its ends and its middle tell times and names apart.
#[inline(always)]
fn place(text: &[u8]) -> usize {
    /// 2^64 divided by the golden ratio spreads what differs in a few bits.
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let middle = text.get(text.len() / 2..).and_then(|rest| rest.first_chunk::<4>());
    let parts = match (text.first_chunk::<8>(), middle, text.last_chunk::<8>()) {
        (Some(first), Some(middle), Some(last)) => {
            u64::from_le_bytes(*first)
                ^ u64::from(u32::from_le_bytes(*middle)).rotate_left(19)
                ^ u64::from_le_bytes(*last).rotate_left(37)
        }
        _ => text.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    // Eight bits: there are so many places.
    (parts.wrapping_mul(SPREAD) >> 56) as usize
}
