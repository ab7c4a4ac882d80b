//! Slots: what a reader found under each field, whatever it read.

use alloc::vec::Vec;
use core::ops::Range;

use crate::json::{Number, Span};
use crate::schema::MAX_FIELDS;

/// What stands under a key.
///
/// The numbers are part of the layout that JavaScript writes ([`super::packed`]).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Nothing: the key is not there, or its value is `undefined`.
    #[default]
    Absent = 0,
    /// `null`
    Null = 1,
    /// `false`
    False = 2,
    /// `true`
    True = 3,
    /// A number.
    Number = 4,
    /// A string.
    String = 5,
    /// An object.
    Object = 6,
    /// An array.
    Array = 7,
    /// A JavaScript value that JSON cannot hold.
    Other = 8,
    /// A string that its field does not take for its length alone; its characters were not read.
    UnreadString = 9,
    /// A string with a lone surrogate.
    BadString = 10,
}

impl Tag {
    /// The tag of that number; an unknown number is [`Tag::Other`].
    #[must_use]
    pub const fn from_u8(value: u8) -> Tag {
        match value {
            0 => Tag::Absent,
            1 => Tag::Null,
            2 => Tag::False,
            3 => Tag::True,
            4 => Tag::Number,
            5 => Tag::String,
            6 => Tag::Object,
            7 => Tag::Array,
            9 => Tag::UnreadString,
            10 => Tag::BadString,
            _ => Tag::Other,
        }
    }

    /// Whether there is a value: neither absent nor null.
    #[must_use]
    pub const fn is_set(self) -> bool {
        !matches!(self, Tag::Absent | Tag::Null)
    }
}

/// What a reader found under one field.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slot {
    /// What stands there.
    pub tag: Tag,
    /// For a reference: what stands under its `id`.
    pub inner: Tag,
    /// For a number: its value.
    pub number: Number,
    /// The text of a string, of a reference's `id`, of a number, or the JSON of opaque data.
    pub span: Span,
    /// For the text of a string in JSON: all of it is ASCII as it stands.
    pub ascii: bool,
    /// For opaque data: something within cannot be sent.
    pub flawed: bool,
    /// The reader has seen that the text is as its field wants it.
    pub known: bool,
}

/// The slots of one value, kept from one value to the next.
#[derive(Debug)]
pub struct Row {
    slots: [Slot; MAX_FIELDS],
    /// The fields in the order of the keys of the row before.
    order: [u8; MAX_FIELDS],
    /// Keys that the resource does not have.
    pub unknown: Vec<Span>,
    /// In a response: the row carries more than the schema says.
    pub irregular: bool,
}

impl Default for Row {
    fn default() -> Self {
        Row {
            slots: [Slot::default(); MAX_FIELDS],
            order: [0; MAX_FIELDS],
            unknown: Vec::new(),
            irregular: false,
        }
    }
}

impl Row {
    /// Empties some slots.
    pub fn empty(&mut self, places: Range<usize>) {
        for slot in self.slots.get_mut(places).unwrap_or_default() {
            slot.tag = Tag::Absent;
            slot.inner = Tag::Absent;
        }
    }

    /// Empties the first `fields` slots.
    pub fn clear(&mut self, fields: usize) {
        self.empty(0..fields);
        self.begin();
    }

    /// Begins a row of which only some slots are kept.
    pub fn begin(&mut self) {
        self.unknown.clear();
        self.irregular = false;
    }

    /// The field whose key was the one at that position in the row before.
    #[inline]
    #[must_use]
    pub fn expected(&self, position: usize) -> usize {
        self.order.get(position).copied().map_or(MAX_FIELDS, usize::from)
    }

    /// Notes that the key at that position is the one of a field.
    pub fn expect(&mut self, position: usize, field: usize) {
        if let (Some(place), Ok(field)) = (self.order.get_mut(position), u8::try_from(field)) {
            *place = field;
        }
    }

    /// The slot of a field; what has none is absent.
    #[inline]
    #[must_use]
    pub fn slot(&self, place: usize) -> &Slot {
        const ABSENT: &Slot = &Slot {
            tag: Tag::Absent,
            inner: Tag::Absent,
            number: Number::NotFinite,
            span: Span { start: 0, end: 0, escaped: false },
            ascii: false,
            flawed: false,
            known: false,
        };
        self.slots.get(place).unwrap_or(ABSENT)
    }

    /// The slot of a field, to be filled.
    #[inline]
    pub fn slot_mut(&mut self, place: usize) -> Option<&mut Slot> {
        self.slots.get_mut(place)
    }

    /// Fills the slot of a field.
    #[inline]
    pub fn set(&mut self, field: usize, slot: Slot) {
        if let Some(place) = self.slots.get_mut(field) {
            *place = slot;
        }
    }
}
