//! Short texts that a response holds again and again, told by a number so that JavaScript makes
//! each of them once.

use crate::json::{Span, words};
use crate::schema::MAX_FIELDS;

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

/// Who holds a text: the field at that place, or one of those below.
pub(super) type Holder = usize;

/// The `id` of a resource object.
pub(super) const ID: Holder = MAX_FIELDS;
/// The `id` of an identifier in a relationship.
pub(super) const RELATED: Holder = MAX_FIELDS + 1;
/// Texts that stand in each row: names and types.
pub(super) const NAME: Holder = MAX_FIELDS + 2;

/// How often a holder's texts are looked for before one of them is there twice. Each that was there gives two
/// more: to make a text takes JavaScript some three times as long as to look for it.
const CREDIT: u8 = 32;

/// The texts that were seen of one response.
#[derive(Debug)]
pub(super) struct Shared {
    places: [Seen; PLACES],
    last: u32,
    /// How often each holder's texts are still looked for; names always are.
    credits: [u8; NAME],
}

impl Default for Shared {
    fn default() -> Self {
        Shared { places: [Seen::default(); PLACES], last: 0, credits: [CREDIT; NAME] }
    }
}

impl Shared {
    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.places.fill(Seen::default());
        self.last = 0;
        self.credits.fill(CREDIT);
    }

    /// Whether it pays to look for the texts of a holder.
    #[inline(always)]
    pub(super) fn pays(&self, holder: Holder) -> bool {
        self.credits.get(holder) != Some(&0)
    }

    /// The number of a text of at most [`LONGEST`] bytes: the same for all that equal it, or 0.
    #[inline(never)]
    pub(super) fn number(&mut self, source: &[u8], span: Span, holder: Holder) -> u32 {
        let text = source.get(span.start..span.end).unwrap_or_default();
        let Some(seen) = self.places.get_mut(place(text)) else { return 0 };
        let known = words::same(source.get(seen.start..seen.end).unwrap_or_default(), text);
        if let Some(credit) = self.credits.get_mut(holder) {
            *credit = if known { credit.saturating_add(2) } else { credit.saturating_sub(1) };
        }
        if !known {
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
