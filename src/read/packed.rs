//! Reads slots that JavaScript has laid out in memory.
//!
//! Rows follow each other, each with one slot for a field and one more for its unknown
//! keys; a slot is [`STRIDE`] bytes: byte 0 is the [`Tag`], byte 1 the tag of a reference's
//! `id` or [`SUSPECT`], bytes 4 to 7 the length of the text in UTF-16 units, bytes 8 to 15 a
//! number (a 64-bit float); all are little-endian. The texts lie elsewhere, one after another in the
//! order of rows and fields, as UTF-8: one copy of all of them costs JavaScript little more
//! than one of the shortest. A lone surrogate is written as the three bytes that its number
//! would take. A text that nothing reads need not be there: the tag [`KNOWN`] vouches for it.
//! [`END`] instead of a tag says that nothing follows.

use crate::json::{Cursor, Number, Span, sort_by_text, words};
use crate::schema::{Field, Kind, MAX_FIELDS, Resource};

use super::{Row, Slot, Tag};

/// Bytes from one slot to the next.
pub const STRIDE: usize = 16;
/// Bytes of all slots together; the texts begin here.
pub const AREA: usize = 16_384;

/// The tag of a value that turned out to be no value of the row; its text is there.
pub(crate) const SKIPPED: u8 = 11;
/// In byte 1 of opaque data: something within may not be sendable.
pub(crate) const SUSPECT: u8 = 1;
/// The tag of a string without its text, which is as its field wants it.
pub(crate) const KNOWN: u8 = 12;
/// In place of a tag: the row ends here, and all that follows is absent.
pub const END: u8 = 13;

const _: () = assert!(AREA >= (MAX_FIELDS + 1) * STRIDE);

/// A place among the texts.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// Offset of the next text.
    pub at: usize,
    /// All of them are ASCII.
    pub ascii: bool,
    /// A surrogate pair began in one text and ended in the next: there it counts as a unit.
    split: bool,
}

/// How far the slots of a row lie from those of the one before.
#[must_use]
pub const fn row_stride(resource: &Resource) -> usize {
    resource.fields.len().wrapping_add(1).wrapping_mul(STRIDE)
}

/// Reads the row whose slots begin at `base` and whose texts are next, and gives each slot to `each` as
/// soon as it is read.
#[inline(always)]
pub fn row(
    resource: &'static Resource,
    source: &[u8],
    base: usize,
    texts: &mut Texts,
    row: &mut Row,
    mut each: impl FnMut(usize, &'static Field, &Slot),
) {
    const NOTHING: &[u8; STRIDE] = &[Tag::Absent as u8; STRIDE];
    row.unknown.clear();
    let end = base.wrapping_add(row_stride(resource));
    let mut slots = source.get(base..end).unwrap_or_default().chunks_exact(STRIDE);
    for (place, field) in resource.fields.iter().enumerate() {
        let bytes = slots.next().and_then(|bytes| bytes.first_chunk::<STRIDE>()).unwrap_or(NOTHING);
        let Some(slot) = row.slot_mut(place) else { break };
        if bytes[0] == END {
            row.empty(place..resource.fields.len());
            return;
        }
        read(field, bytes, source, texts, slot);
        each(place, field, slot);
    }
    if let Some([7, _, _, _, units @ ..]) = slots.next().and_then(|bytes| bytes.first_chunk::<8>()) {
        unknown(source, texts.take(source, u32::from_le_bytes(*units)).0, row);
    }
}

/// Whether the row whose slots begin at `base` has the field at that place, which is the first of those that
/// only the server sets, as `id` is: there a row without any of them ends.
#[must_use]
pub fn is_given(source: &[u8], base: usize, place: usize) -> bool {
    let tag = source.get(base.wrapping_add(place.wrapping_mul(STRIDE))).copied();
    tag != Some(END) && tag != Some(Tag::Absent as u8)
}

#[inline(always)]
fn read(field: &Field, bytes: &[u8; STRIDE], source: &[u8], texts: &mut Texts, slot: &mut Slot) {
    let &[tag, inner, _, _, units @ .., _, _, _, _, _, _, _, _] = bytes;
    slot.tag = Tag::from_u8(tag);
    if tag <= Tag::True as u8 {
        return;
    }
    let units = u32::from_le_bytes(units);
    match slot.tag {
        Tag::Number if matches!(field.kind, Kind::Number { .. }) => {
            // The text of a number that need not be whole is what is sent; NaN has none.
            slot.span = texts.take(source, units).0;
            let text = slot.span.text(source).raw;
            slot.number = if text.is_empty() { Number::NotFinite } else { Number::from_text(text) };
        }
        Tag::Number => {
            let &[_, _, _, _, _, _, _, _, number @ ..] = bytes;
            slot.number = Number::from_f64(f64::from_le_bytes(number));
        }
        Tag::String | Tag::Object | Tag::Array => {
            let (span, fine) = texts.take(source, units);
            slot.span = span;
            slot.inner = Tag::from_u8(inner);
            slot.known = false;
            if !fine {
                let tag = if slot.tag == Tag::String { &mut slot.tag } else { &mut slot.inner };
                *tag = Tag::BadString;
            }
            // Our own JavaScript marks flaws and says that it did; the rules look for the marks.
            slot.flawed = inner == SUSPECT && matches!(field.kind, Kind::OpaqueArray | Kind::OpaqueObject);
        }
        Tag::Other if tag == KNOWN => {
            slot.tag = Tag::String;
            slot.known = true;
        }
        Tag::Other if tag == SKIPPED => {
            texts.take(source, units);
            slot.tag = Tag::Absent;
        }
        _ => {}
    }
}

impl Texts {
    /// The texts that begin at an offset.
    #[must_use]
    pub const fn new(at: usize, ascii: bool) -> Texts {
        Texts { at, ascii, split: false }
    }

    /// The next text, of so many UTF-16 units, and whether it is free of lone surrogates.
    #[inline(always)]
    fn take(&mut self, source: &[u8], units: u32) -> (Span, bool) {
        let start = self.at;
        let units = units as usize;
        let mut fine = true;
        let simple = start.wrapping_add(units);
        if self.ascii || (!self.split && source.get(start..simple).is_some_and(<[u8]>::is_ascii)) {
            self.at = simple;
        } else {
            fine = self.wide(source, units);
        }
        (Span { start, end: self.at, escaped: false }, fine)
    }

    /// Goes over so many UTF-16 units; whether they are free of lone surrogates.
    #[cold]
    fn wide(&mut self, source: &[u8], mut units: usize) -> bool {
        let mut fine = true;
        if self.split && units > 0 {
            units = units.saturating_sub(1);
            self.split = false;
            fine = false;
        }
        let (bytes, taken) = words::whole_units(source.get(self.at..).unwrap_or_default(), units);
        self.at = self.at.wrapping_add(bytes);
        units = units.saturating_sub(taken);
        while let (true, Some(&byte)) = (units > 0, source.get(self.at)) {
            let next = source.get(self.at.wrapping_add(1)).copied().unwrap_or(0);
            let (bytes, taken) = match byte {
                0..0x80 => (1, 1),
                0x80..0xE0 => (2, 1),
                0xE0..0xF0 => (3, 1),
                _ => (4, 2),
            };
            // A pair that begins in one text and ends in the next is none: both are broken.
            self.split = taken > units;
            fine &= !(self.split || (byte == 0xED && next >= 0xA0));
            self.at = self.at.wrapping_add(bytes);
            units = units.saturating_sub(taken);
        }
        fine
    }
}

/// Reads the keys that no field has: a JSON array of them. JavaScript gives them in the object's order; they are
/// sorted here.
#[cold]
fn unknown(source: &[u8], span: Span, row: &mut Row) {
    let mut cursor = Cursor::new(source).starting(span.start);
    cursor.open();
    let mut first = true;
    while let Ok(true) = cursor.next_element(&mut first) {
        match cursor.peek().and_then(|_| cursor.string()) {
            Ok(key) => row.unknown.push(key),
            Err(_) => break,
        }
    }
    sort_by_text(&mut row.unknown, source);
}
