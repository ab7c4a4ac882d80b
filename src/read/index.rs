//! Where the values of a row lie in its JSON, as numbers from which JavaScript makes the row
//! without parsing it again.
//!
//! A row is [`HEAD`] numbers, which are where it begins and ends in the response and its [`State`], and then two
//! numbers for each field:
//!
//! | first number | second number | what the field holds |
//! |---|---|---|
//! | 0 | 0 | nothing: it is absent |
//! | [`NULL`], [`FALSE`], [`TRUE`] | 0 | that |
//! | [`INTEGER`] | the integer, signed | an integer of 32 bits |
//! | [`EMPTY`] | 0 | an array without elements |
//! | [`LINKS`] | where they begin among [`Index::links`] | relationships of JSON:API |
//! | [`TEXT`] + where it begins | its length | ASCII text without escapes |
//! | [`TEXT`] + where it begins | `!bits` | such text, or a reference of that `id`; for the bits see [`SHORT_LENGTH`] |
//! | [`JSON`] + where it begins | where it ends | a value that must be parsed, all of it ASCII |
//! | [`JSON`] + [`WIDE`] + where it begins | where it ends | a value that must be parsed, not all of it ASCII |
//! | [`JSON`] + where it begins in [`Index::texts`] | `!length` | text with escapes or beyond ASCII |
//!
//! Places and lengths are bytes of the response, but for those in [`Index::texts`], which are UTF-16 units. A number
//! that is negated with `!` is below zero when it is read as a signed one; no other second number is, but an integer.
//!
//! In a document of JSON:API, where its data begins and ends stands before all rows, and in each row the `id`, the
//! `type` and the `relationships` stand before the fields, as two numbers each.

use alloc::vec::Vec;

use crate::json::{Cursor, Number, Span};
use crate::schema::{Field, Kind, Resource};
use crate::validate::document::ResourceObject;
use crate::validate::rules;

use super::json::Found;
use super::shared::{self, Holder, LONGEST, Shared};
use super::{Slot, Tag, links};

/// Numbers before those of the fields.
pub const HEAD: usize = 3;

pub(crate) const NULL: u32 = 1;
pub(crate) const FALSE: u32 = 2;
pub(crate) const TRUE: u32 = 3;
/// An integer of 32 bits.
pub(crate) const INTEGER: u32 = 4;
/// An array without elements.
pub(crate) const EMPTY: u32 = 5;
/// Relationships of JSON:API that are nothing but identifiers.
pub(crate) const LINKS: u32 = 6;
/// From here on, ASCII text without escapes.
pub(crate) const TEXT: u32 = 8;
/// The bit of what has no place in ASCII text.
const JSON: u32 = 1 << 31;
/// With [`JSON`]: there are other characters than ASCII.
pub(crate) const WIDE: u32 = 1 << 30;

/// In the bits of a short text: its length, whether it is all that a reference holds, and
/// above that its number if others are equal.
pub(crate) const SHORT_LENGTH: u32 = LONGEST as u32;
pub(crate) const SHORT_REFERENCE: u32 = SHORT_LENGTH + 1;
pub(crate) const SHORT_BITS: u32 = SHORT_REFERENCE.trailing_zeros() + 1;

/// Bytes of texts that make a part, and so many more as the last of them has.
const PART: usize = 32_768;

/// Members of a resource object before its fields.
const MEMBERS: usize = 3;

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
    /// The texts that are not plain ASCII, one after another as UTF-8.
    pub texts: Vec<u8>,
    /// Parts of them to be decoded at once: where each begins, in bytes and in UTF-16 units.
    pub parts: Vec<u32>,
    /// The UTF-16 units of these texts, and where the last part begins.
    units: u32,
    part: usize,
    /// Relationships that are nothing but identifiers; see [`super::links`].
    pub links: Vec<u32>,
    /// What there is within rows that is not ASCII.
    pub wide: Vec<Span>,
    shared: Shared,
    /// Of the resource: how many fields and other members it has, and as bits the fields that a complete
    /// row has and those that none should have.
    fields: usize,
    members: usize,
    usual: u64,
    unexpected: u64,
    /// Of the row: where it begins, and where its fields do.
    row: usize,
    first: usize,
}

impl Index {
    /// The numbers.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        self.words.get(..self.length).unwrap_or_default()
    }

    /// Makes room for so many more numbers, and says where they begin. What stands there is of no meaning:
    /// to fill it would take as long as to write it.
    #[inline(never)]
    fn extend(&mut self, more: usize) -> usize {
        let start = self.length;
        self.length = start.wrapping_add(more);
        if self.words.len() < self.length {
            self.words.resize(self.length.max(self.words.len().saturating_mul(2)), 0);
        }
        start
    }

    /// Forgets the response before, and begins one of a resource; in a document the place of its data
    /// stands first, and the members of a resource object before its fields.
    pub fn begin(&mut self, resource: &Resource, is_document: bool) {
        self.length = 0;
        self.texts.clear();
        self.parts.clear();
        (self.units, self.part) = (0, 0);
        self.links.clear();
        self.wide.clear();
        self.shared.clear();
        self.fields = resource.fields.len();
        (self.usual, self.unexpected) = (0, 0);
        let mut is_usual = true;
        for (place, field) in resource.fields.iter().enumerate() {
            let bit = 1u64 << (place & 63);
            is_usual &= !field.is_extra();
            if field.write_only {
                self.unexpected |= bit;
            } else if is_usual {
                self.usual |= bit;
            }
        }
        self.members = 0;
        if is_document {
            self.members = MEMBERS;
            self.extend(2);
            self.place(Span::default());
        }
    }

    /// Notes where the data of a document lies.
    pub fn place(&mut self, data: Span) {
        for (word, offset) in self.words.iter_mut().zip([data.start, data.end]) {
            *word = number(offset);
        }
    }

    /// Begins a row.
    #[inline(never)]
    pub fn open(&mut self) {
        let pairs = self.members.wrapping_add(self.fields);
        self.row = self.extend(HEAD.wrapping_add(pairs.wrapping_mul(2)));
        self.first = self.row.wrapping_add(HEAD).wrapping_add(self.members.wrapping_mul(2));
    }

    /// Writes down a field of the row.
    #[inline(always)]
    pub fn field(&mut self, place: usize, field: &Field, slot: &Slot, source: &[u8]) {
        let value = self.value(&field.kind, slot, source, place);
        self.set(self.first.wrapping_add(place.wrapping_mul(2)), value);
    }

    /// Ends a row; one that is irregular holds more than its numbers say.
    pub fn close(&mut self, source: &[u8], Found { span, seen }: Found, irregular: bool) {
        for place in rules::places(rules::all(self.fields) & !seen) {
            self.set(self.first.wrapping_add(place.wrapping_mul(2)), 0);
        }
        // What only writes carry has no place in a row that is made; a server that sends it is heard.
        let state = if irregular || seen & self.unexpected != 0 {
            self.is_plain(span, source);
            0
        } else if self.usual & !seen != 0 {
            State::Partial as u32
        } else {
            State::Complete as u32
        };
        let head = [number(span.start), number(span.end), state];
        if let Some(words) = self.words.get_mut(self.row..).and_then(|words| words.first_chunk_mut::<HEAD>())
        {
            *words = head;
        }
    }

    /// Ends a resource object of JSON:API: before the numbers of the fields stand those of
    /// its `id`, `type` and `relationships`.
    #[inline(never)]
    pub fn close_object(&mut self, source: &[u8], object: &ResourceObject) {
        let mut at = self.row.wrapping_add(HEAD);
        let id = self.member(&object.id, source, shared::ID);
        let kind = self.member(&object.kind, source, shared::NAME);
        let links = object.links.unwrap_or_else(|| self.member(&object.relationships, source, shared::NAME));
        for value in [id, kind, links] {
            at = self.set(at, value);
        }
        self.close(source, Found { span: object.span, seen: object.seen }, object.irregular);
    }

    /// Writes two numbers at a place; answers with the next one.
    #[inline(always)]
    fn set(&mut self, at: usize, value: u64) -> usize {
        if let Some(words) = self.words.get_mut(at..).and_then(|words| words.first_chunk_mut::<2>()) {
            *words = halves(value);
        }
        at.wrapping_add(2)
    }

    /// Adds a number to the links.
    #[inline(never)]
    pub(super) fn link(&mut self, link: u32) {
        self.links.push(link);
    }

    /// Reads the relationships that are next, if they are nothing but identifiers; otherwise nothing is read.
    pub fn links(&mut self, cursor: &mut Cursor<'_>) -> Option<u64> {
        let start = self.links.len();
        let mut ahead = cursor.clone();
        if links::read(self, &mut ahead).is_none() {
            self.links.truncate(start);
            return None;
        }
        *cursor = ahead;
        Some(pair(LINKS, number(start)))
    }

    #[inline(never)]
    fn member(&mut self, slot: &Slot, source: &[u8], holder: Holder) -> u64 {
        self.value(&Kind::Any, slot, source, holder)
    }

    #[inline(always)]
    fn value(&mut self, kind: &Kind, slot: &Slot, source: &[u8], holder: Holder) -> u64 {
        let Span { start, end, escaped } = slot.span;
        match slot.tag {
            Tag::Absent => 0,
            Tag::Null => pair(NULL, 0),
            Tag::False => pair(FALSE, 0),
            Tag::True => pair(TRUE, 0),
            Tag::String if !escaped && slot.ascii => self.text(slot.span, source, holder, 0),
            Tag::String => self.decoded(slot.span, source),
            Tag::Number => match slot.number {
                // Only a float knows a negative zero.
                Number::Integer(value) if value != 0 || end.wrapping_sub(start) == 1 => {
                    match i32::try_from(value) {
                        Ok(value) => pair(INTEGER, u32::from_le_bytes(value.to_le_bytes())),
                        Err(_) => self.json(start, end, source),
                    }
                }
                _ => self.json(start, end, source),
            },
            Tag::Object if matches!(kind, Kind::Reference(_)) => {
                self.text(slot.span, source, holder, SHORT_REFERENCE)
            }
            Tag::Array if end.wrapping_sub(start) == 2 => pair(EMPTY, 0),
            _ => self.json(start, end, source),
        }
    }

    /// ASCII text that can be cut out.
    #[inline(always)]
    pub(super) fn text(&mut self, span: Span, source: &[u8], holder: Holder, reference: u32) -> u64 {
        let length = span.end.wrapping_sub(span.start);
        let what = TEXT.wrapping_add(number(span.start));
        if length > LONGEST {
            return pair(what, number(length));
        }
        let pays = self.shared.pays(holder);
        let number_of = if pays { self.shared.number(source, span, holder) } else { 0 };
        match number_of << SHORT_BITS | reference {
            0 => pair(what, number(length)),
            bits => pair(what, !(bits | number(length))),
        }
    }

    /// Text with escapes or other characters than ASCII.
    #[inline(never)]
    fn decoded(&mut self, span: Span, source: &[u8]) -> u64 {
        let text = span.text(source);
        let start = self.texts.len();
        if text.escaped {
            for code in text.chars() {
                // A lone surrogate, which no decoder gives back.
                let Some(character) = char::from_u32(code) else {
                    self.texts.truncate(start);
                    return self.json(span.start.wrapping_sub(1), span.end.wrapping_add(1), source);
                };
                self.texts.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        } else {
            self.texts.extend_from_slice(text.raw);
        }
        let bytes = self.texts.get(start..).unwrap_or_default();
        // Each character is a unit, beyond the basic plane two.
        let characters = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let pairs = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
        let units = number(characters.wrapping_add(pairs));
        let first = self.units;
        self.units = first.wrapping_add(units);
        if start == 0 || start.wrapping_sub(self.part) >= PART {
            self.part = start;
            self.parts.extend_from_slice(&[number(start), first]);
        }
        self.is_plain(span, source);
        pair(JSON | first, !units)
    }

    /// A value that must be parsed.
    #[inline(never)]
    fn json(&mut self, start: usize, end: usize, source: &[u8]) -> u64 {
        let plain = self.is_plain(Span { start, end, escaped: false }, source);
        pair(JSON | if plain { 0 } else { WIDE } | number(start), number(end))
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

/// Two numbers as one, which stays out of memory on its way.
const fn pair(first: u32, second: u32) -> u64 {
    first as u64 | (second as u64) << 32
}

/// The two numbers of a [`pair`].
pub(super) const fn halves(pair: u64) -> [u32; 2] {
    [pair as u32, (pair >> 32) as u32]
}

/// Larger responses than the bits can count are refused before they are read.
fn number(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
