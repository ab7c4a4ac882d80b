//! Where the values of a row lie in its JSON, as numbers from which JavaScript makes the row
//! without parsing it again.
//!
//! A row is [`HEAD`] numbers and two for each field. The head is where the row begins and
//! ends, and its [`State`]. Of a field the first number is what is there: one of the small
//! ones below; from [`TEXT`] on text without escapes and other characters than ASCII, which
//! begins so many bytes further on and ends at the second number; with the top bit set JSON
//! that ends at the second number and begins at the other bits but one, which tells that not
//! all of it is ASCII.

use alloc::vec::Vec;

use crate::json::{Number, Span};
use crate::schema::{Field, Format, Kind, Resource};
use crate::validate::document::ResourceObject;

use super::{Row, Slot, Tag};

/// Numbers before those of the fields.
pub const HEAD: usize = 3;

const ABSENT: u32 = 0;
pub(crate) const NULL: u32 = 1;
pub(crate) const FALSE: u32 = 2;
pub(crate) const TRUE: u32 = 3;
/// The second number is the value.
pub(crate) const INTEGER: u32 = 4;
/// An object with nothing but an `id`: a UUID that begins at the second number.
pub(crate) const REFERENCE: u32 = 5;
/// An array without elements.
pub(crate) const EMPTY: u32 = 6;
/// From here on, text; what is above is where it begins.
pub(crate) const TEXT: u32 = 8;
const JSON: u32 = 1 << 31;
/// With [`JSON`]: there are other characters than ASCII.
pub(crate) const WIDE: u32 = 1 << 30;

/// What is to be known of a row as a whole; of one that holds more than its fields can say,
/// and so must be parsed, it is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum State {
    /// Fields that a write may hold are missing.
    Partial = 1,
    /// All fields that a write may hold are there.
    Complete = 2,
    /// All fields are there.
    Whole = 3,
}

/// Appends a row that has passed its check; `span` are its bytes. The answer tells whether
/// all of it can be read as ASCII.
pub fn write(resource: &Resource, source: &[u8], span: Span, row: &Row, out: &mut Vec<u32>) -> bool {
    append(resource, source, span, row.irregular, &[], row, out)
}

/// Appends a resource object of JSON:API: before the numbers of the fields stand those of
/// its `id`, `type` and `relationships`.
pub fn write_object(
    resource: &Resource,
    source: &[u8],
    object: &ResourceObject,
    row: &Row,
    out: &mut Vec<u32>,
) -> bool {
    let members = [&object.id, &object.kind, &object.relationships];
    append(resource, source, object.span, object.irregular, &members, row, out)
}

fn append(
    resource: &Resource,
    source: &[u8],
    span: Span,
    irregular: bool,
    members: &[&Slot],
    row: &Row,
    out: &mut Vec<u32>,
) -> bool {
    let start = out.len();
    let pairs = resource.fields.len().saturating_add(members.len());
    out.resize(start.saturating_add(HEAD).saturating_add(pairs.saturating_mul(2)), 0);
    let Some(([first, last, kind], words)) =
        out.get_mut(start..).and_then(|words| words.split_first_chunk_mut::<HEAD>())
    else {
        return false;
    };
    (*first, *last) = (number(span.start), number(span.end));
    // What only writes carry has no place in a row that is made; a server that sends it is heard.
    let unexpected = |(place, field): (usize, &Field)| field.write_only && row.slot(place).tag != Tag::Absent;
    if irregular || resource.fields.iter().enumerate().any(unexpected) {
        return source.get(span.start..span.end).is_some_and(<[u8]>::is_ascii);
    }
    let mut words = words.chunks_exact_mut(2);
    let mut ascii = true;
    for (slot, words) in members.iter().zip(&mut words) {
        put(&Kind::Any, slot, source, &mut ascii, words);
    }
    let mut state = State::Whole;
    for ((place, field), words) in resource.fields.iter().enumerate().zip(words) {
        let slot = row.slot(place);
        if slot.tag == Tag::Absent && !field.write_only {
            state = if field.read_only && state != State::Partial { State::Complete } else { State::Partial };
        }
        put(&field.kind, slot, source, &mut ascii, words);
    }
    *kind = state as u32;
    ascii
}

#[inline(always)]
fn put(kind: &Kind, slot: &Slot, source: &[u8], ascii: &mut bool, words: &mut [u32]) {
    if let [what, end] = words {
        (*what, *end) = value(kind, slot, source, ascii);
    }
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
        // With its quotes.
        Tag::String => json(start.saturating_sub(1), end.saturating_add(1), source, ascii),
        Tag::Number => match slot.number {
            // Only a float knows a negative zero.
            Number::Integer(value) if value != 0 || end.saturating_sub(start) == 1 => i32::try_from(value)
                .map_or_else(
                    |_| json(start, end, source, ascii),
                    |value| (INTEGER, u32::from_le_bytes(value.to_le_bytes())),
                ),
            _ => json(start, end, source, ascii),
        },
        Tag::Object if matches!(kind, Kind::Reference(_)) => (REFERENCE, number(start)),
        Tag::Array if end.saturating_sub(start) == 2 => (EMPTY, 0),
        _ => json(start, end, source, ascii),
    }
}

/// A value that must be parsed.
fn json(start: usize, end: usize, source: &[u8], ascii: &mut bool) -> (u32, u32) {
    let plain = source.get(start..end).is_some_and(<[u8]>::is_ascii);
    *ascii &= plain;
    (JSON | if plain { 0 } else { WIDE } | number(start), number(end))
}

/// Whether text that passed its check is ASCII for certain.
const fn is_ascii(kind: &Kind) -> bool {
    matches!(kind, Kind::String { format: Format::Uuid | Format::DateTime | Format::Date, .. })
}

/// Larger responses than the bits can count are refused before they are read.
fn number(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
