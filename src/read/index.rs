//! Where the values of a row lie in its JSON, as numbers from which JavaScript makes the row
//! without parsing it again.
//!
//! A row is [`HEAD`] numbers and two for each field. The head is where the row begins and
//! ends, and its [`State`]. Of a field the first number is what is there: 0 for nothing, one of
//! the small ones below; from [`TEXT`] on text without escapes and other characters than ASCII, which
//! begins so many bytes further on; with the top bit set what has no place in ASCII text.
//!
//! The second number of a text is its length, or below zero all bits but those of a short one
//! ([`SHORT_LENGTH`]). With the top bit set, one that is below zero is all bits but those of the length of a
//! text among the [`Index::units`], which begins at the other bits of the first number but one;
//! any other is where JSON ends that begins at those bits, and the one bit tells that not all of
//! it is ASCII.

use alloc::vec::Vec;

use crate::json::{Number, Span};
use crate::schema::{Format, Kind, Resource};
use crate::validate::document::ResourceObject;

use super::shared::{LONGEST, Shared};
use super::{Row, Slot, Tag, links};

/// Numbers before those of the fields.
pub const HEAD: usize = 3;

pub(crate) const NULL: u32 = 1;
pub(crate) const FALSE: u32 = 2;
pub(crate) const TRUE: u32 = 3;
/// The second number is the value.
pub(crate) const INTEGER: u32 = 4;
/// An array without elements.
pub(crate) const EMPTY: u32 = 5;
/// Relationships of JSON:API; the second number is where they begin among the [`Index::links`].
pub(crate) const LINKS: u32 = 6;
/// From here on, text; what is above is where it begins.
pub(crate) const TEXT: u32 = 8;
const JSON: u32 = 1 << 31;
/// With [`JSON`]: there are other characters than ASCII.
pub(crate) const WIDE: u32 = 1 << 30;

/// In the bits of a short text: its length, whether it is all that a reference holds, and
/// above that its number if others are equal.
pub(crate) const SHORT_LENGTH: u32 = LONGEST as u32;
pub(crate) const SHORT_REFERENCE: u32 = SHORT_LENGTH + 1;
pub(crate) const SHORT_BITS: u32 = SHORT_REFERENCE.trailing_zeros() + 1;

/// What is to be known of a row as a whole; of one that holds more than its fields can say,
/// and so must be parsed, it is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum State {
    /// Fields are missing.
    Partial = 1,
    /// All fields are there, up to the first one that is [extra](Field::is_extra).
    Complete = 2,
}

/// What is written down of a response.
#[derive(Debug, Default)]
pub struct Index {
    /// The numbers, and what is left behind them of a response before.
    words: Vec<u32>,
    /// How many numbers there are.
    length: usize,
    /// UTF-16 units of the texts that are not plain ASCII, one after another.
    pub units: Vec<u16>,
    /// Relationships that are nothing but identifiers; see [`super::links`].
    pub links: Vec<u32>,
    /// What there is within rows that is not ASCII.
    pub wide: Vec<Span>,
    shared: Shared,
}

impl Index {
    /// Forgets the response before.
    pub fn clear(&mut self) {
        self.length = 0;
        self.units.clear();
        self.links.clear();
        self.wide.clear();
        self.shared.clear();
    }

    /// The numbers.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        self.words.get(..self.length).unwrap_or_default()
    }

    /// Makes room for so many more numbers, and says where they begin. What stands there is of no meaning:
    /// to fill it would take as long as to write it.
    fn extend(&mut self, more: usize) -> usize {
        let start = self.length;
        self.length = start.wrapping_add(more);
        if self.words.len() < self.length {
            self.words.resize(self.length.max(self.words.len().saturating_mul(2)), 0);
        }
        start
    }

    /// Begins the index of a document, in which the place of its data stands first.
    pub fn begin(&mut self) {
        self.extend(2);
        self.place(Span::default());
    }

    /// Notes where the data of a document lies.
    pub fn place(&mut self, data: Span) {
        for (word, offset) in self.words.iter_mut().zip([data.start, data.end]) {
            *word = number(offset);
        }
    }

    /// Appends a row that has passed its check; `span` are its bytes.
    pub fn row(&mut self, resource: &Resource, source: &[u8], span: Span, row: &Row) {
        self.append(resource, source, span, row.irregular, &[], row);
    }

    /// Appends a resource object of JSON:API: before the numbers of the fields stand those of
    /// its `id`, `type` and `relationships`.
    pub fn object(&mut self, resource: &Resource, source: &[u8], object: &ResourceObject, row: &Row) {
        let members = [&object.id, &object.kind, &object.relationships];
        self.append(resource, source, object.span, object.irregular, &members, row);
    }

    fn append(
        &mut self,
        resource: &Resource,
        source: &[u8],
        span: Span,
        irregular: bool,
        members: &[&Slot],
        row: &Row,
    ) {
        let pairs = resource.fields.len().wrapping_add(members.len());
        let start = self.extend(HEAD.wrapping_add(pairs.wrapping_mul(2)));
        let mut state = 0;
        if !irregular {
            let mut at = start.wrapping_add(HEAD);
            for slot in members {
                let links = if slot.tag == Tag::Object { self.links(slot.span, source) } else { None };
                let value = links.unwrap_or_else(|| self.value(&Kind::Any, slot, source));
                at = self.set(at, value);
            }
            let mut found = State::Complete;
            let mut usual = true;
            let mut unexpected = false;
            for (place, field) in resource.fields.iter().enumerate() {
                let slot = row.slot(place);
                usual &= !field.is_extra();
                if field.write_only {
                    unexpected |= slot.tag != Tag::Absent;
                } else if slot.tag == Tag::Absent && usual {
                    found = State::Partial;
                }
                let value = self.value(&field.kind, slot, source);
                at = self.set(at, value);
            }
            // What only writes carry has no place in a row that is made; a server that sends it is heard.
            state = if unexpected { 0 } else { found as u32 };
        }
        if state == 0 {
            self.is_plain(span, source);
        }
        let head = [number(span.start), number(span.end), state];
        if let Some(words) = self.words.get_mut(start..).and_then(|words| words.first_chunk_mut::<HEAD>()) {
            *words = head;
        }
    }

    /// Writes two numbers at a place; answers with the next one.
    #[inline(always)]
    fn set(&mut self, at: usize, value: [u32; 2]) -> usize {
        if let Some(words) = self.words.get_mut(at..).and_then(|words| words.first_chunk_mut::<2>()) {
            *words = value;
        }
        at.wrapping_add(2)
    }

    /// Relationships, if they are nothing but identifiers.
    #[inline(never)]
    fn links(&mut self, span: Span, source: &[u8]) -> Option<[u32; 2]> {
        let start = self.links.len();
        if links::read(self, span, source).is_none() {
            self.links.truncate(start);
            return None;
        }
        Some([LINKS, number(start)])
    }

    #[inline(always)]
    fn value(&mut self, kind: &Kind, slot: &Slot, source: &[u8]) -> [u32; 2] {
        let Span { start, end, escaped } = slot.span;
        match slot.tag {
            Tag::Absent => [0, 0],
            Tag::Null => [NULL, 0],
            Tag::False => [FALSE, 0],
            Tag::True => [TRUE, 0],
            Tag::String if !escaped && (is_ascii(kind) || slot.span.text(source).raw.is_ascii()) => {
                self.text(slot.span, source, 0)
            }
            Tag::String => self.decoded(slot.span, source),
            Tag::Number => match slot.number {
                // Only a float knows a negative zero.
                Number::Integer(value) if value != 0 || end.wrapping_sub(start) == 1 => {
                    match i32::try_from(value) {
                        Ok(value) => [INTEGER, u32::from_le_bytes(value.to_le_bytes())],
                        Err(_) => self.json(start, end, source),
                    }
                }
                _ => self.json(start, end, source),
            },
            Tag::Object if matches!(kind, Kind::Reference(_)) => {
                self.text(slot.span, source, SHORT_REFERENCE)
            }
            Tag::Array if end.wrapping_sub(start) == 2 => [EMPTY, 0],
            _ => self.json(start, end, source),
        }
    }

    /// ASCII text that can be cut out.
    #[inline(always)]
    pub(super) fn text(&mut self, span: Span, source: &[u8], reference: u32) -> [u32; 2] {
        let length = span.end.wrapping_sub(span.start);
        let what = TEXT.wrapping_add(number(span.start));
        if length > LONGEST {
            return [what, number(length)];
        }
        match self.shared.number(source, span) << SHORT_BITS | reference {
            0 => [what, number(length)],
            bits => [what, !(bits | number(length))],
        }
    }

    /// Text with escapes or other characters than ASCII.
    #[inline(never)]
    fn decoded(&mut self, span: Span, source: &[u8]) -> [u32; 2] {
        let text = span.text(source);
        let start = self.units.len();
        // Each unit is one byte at least, however it is written.
        self.units.resize(start.wrapping_add(text.raw.len()), 0);
        let mut room = self.units.get_mut(start..).unwrap_or_default().iter_mut();
        let mut chars = text.chars();
        loop {
            while let Some(ascii) = chars.plain() {
                if let Some(place) = room.next() {
                    *place = u16::from(ascii);
                }
            }
            let Some(code) = chars.next() else { break };
            let (first, second) = match code {
                // A lone surrogate, which no decoder gives back.
                0xD800..0xE000 => {
                    self.units.truncate(start);
                    return self.json(span.start.wrapping_sub(1), span.end.wrapping_add(1), source);
                }
                0x1_0000.. => (0xD7C0_u32.wrapping_add(code >> 10), Some(0xDC00 | code & 0x3FF)),
                _ => (code, None),
            };
            for unit in core::iter::once(first).chain(second) {
                if let Some(place) = room.next() {
                    *place = unit as u16;
                }
            }
        }
        let rest = room.len();
        self.units.truncate(self.units.len().wrapping_sub(rest));
        self.is_plain(span, source);
        let length = self.units.len().wrapping_sub(start);
        [JSON | number(start), !number(length)]
    }

    /// A value that must be parsed.
    fn json(&mut self, start: usize, end: usize, source: &[u8]) -> [u32; 2] {
        let plain = self.is_plain(Span { start, end, escaped: false }, source);
        [JSON | if plain { 0 } else { WIDE } | number(start), number(end)]
    }

    /// Whether a part of a row is ASCII; remembers what is not.
    fn is_plain(&mut self, span: Span, source: &[u8]) -> bool {
        let plain = source.get(span.start..span.end).is_some_and(<[u8]>::is_ascii);
        if !plain {
            self.wide.push(span);
        }
        plain
    }
}

/// Whether text that passed its check is ASCII for certain.
const fn is_ascii(kind: &Kind) -> bool {
    matches!(kind, Kind::String { format: Format::Uuid | Format::DateTime | Format::Date, .. })
}

/// Larger responses than the bits can count are refused before they are read.
fn number(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
