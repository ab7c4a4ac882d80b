//! Where the values of a row lie in its JSON, as numbers from which JavaScript makes the row
//! without parsing it again.
//!
//! A row is [`HEAD`] numbers and two for each field. The head is where the row begins and
//! ends, and its [`State`]. Of a field the first number is what is there: one of the small
//! ones below; from [`TEXT`] on text without escapes and other characters than ASCII, which
//! begins so many bytes further on and ends at the second number; with the top bit set JSON
//! that begins at the other bits and ends at the second number.

use alloc::vec::Vec;

use crate::json::{Number, Span};
use crate::schema::{Format, Kind, Resource};

use super::{Row, Slot, Tag};

/// Numbers before those of the fields.
pub const HEAD: usize = 3;

const ABSENT: u32 = 0;
const NULL: u32 = 1;
const FALSE: u32 = 2;
const TRUE: u32 = 3;
/// The second number is the value.
const INTEGER: u32 = 4;
/// An object with nothing but an `id`: a UUID that begins at the second number.
const REFERENCE: u32 = 5;
/// An array without elements.
const EMPTY: u32 = 6;
/// From here on, text; what is above is where it begins.
const TEXT: u32 = 8;
const JSON: u32 = 1 << 31;

/// What is to be known of a row as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum State {
    /// The row holds more than its fields can say: it must be parsed.
    Irregular = 0,
    /// Fields that a write may hold are missing.
    Partial = 1,
    /// All fields that a write may hold are there.
    Complete = 2,
}

/// Appends a row that has passed its check; `span` are its bytes. The answer tells whether
/// all of it can be read as ASCII.
pub fn write(resource: &Resource, source: &[u8], span: Span, row: &Row, out: &mut Vec<u32>) -> bool {
    let head = out.len();
    let width = resource.fields.len().saturating_mul(2).saturating_add(HEAD);
    out.resize(head.saturating_add(width), 0);
    let Some(([first, last, kind], words)) =
        out.get_mut(head..).and_then(|words| words.split_first_chunk_mut::<HEAD>())
    else {
        return false;
    };
    let mut state = if row.irregular { State::Irregular } else { State::Complete };
    let mut ascii = !row.irregular || source.get(span.start..span.end).is_some_and(<[u8]>::is_ascii);
    (*first, *last) = (number(span.start), number(span.end));
    for ((place, field), words) in resource.fields.iter().enumerate().zip(words.chunks_exact_mut(2)) {
        let slot = row.slot(place);
        if slot.tag == Tag::Absent && !field.read_only && state == State::Complete {
            state = State::Partial;
        }
        if let [what, end] = words {
            (*what, *end) = value(&field.kind, slot, source, &mut ascii);
        }
    }
    *kind = state as u32;
    ascii
}

#[inline(always)]
fn value(kind: &Kind, slot: &Slot, source: &[u8], ascii: &mut bool) -> (u32, u32) {
    let Span { start, end, escaped } = slot.span;
    match slot.tag {
        Tag::Absent => (ABSENT, 0),
        Tag::Null => (NULL, 0),
        Tag::False => (FALSE, 0),
        Tag::True => (TRUE, 0),
        Tag::String if !escaped && (is_ascii(kind) || slot.span.text(source).raw.is_ascii()) => {
            (TEXT.saturating_add(number(start)), number(end))
        }
        Tag::String => {
            *ascii = false;
            // With its quotes.
            (JSON | number(start.saturating_sub(1)), number(end.saturating_add(1)))
        }
        Tag::Number => match slot.number {
            // Only a float knows a negative zero.
            Number::Integer(value) if value != 0 || end.saturating_sub(start) == 1 => i32::try_from(value)
                .map_or((JSON | number(start), number(end)), |value| {
                    (INTEGER, u32::from_le_bytes(value.to_le_bytes()))
                }),
            _ => (JSON | number(start), number(end)),
        },
        Tag::Object if matches!(kind, Kind::Reference(_)) => (REFERENCE, number(start)),
        Tag::Array if end.saturating_sub(start) == 2 => (EMPTY, 0),
        _ => {
            *ascii &= slot.span.text(source).raw.is_ascii();
            (JSON | number(start), number(end))
        }
    }
}

/// Whether text that passed its check is ASCII for certain.
const fn is_ascii(kind: &Kind) -> bool {
    matches!(kind, Kind::String { format: Format::Uuid | Format::DateTime | Format::Date, .. })
}

/// No memory of a 32-bit machine has more bytes than a number can count.
fn number(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
