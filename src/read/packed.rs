//! Reads slots that JavaScript has laid out in memory.
//!
//! Field `i` begins at `i * STRIDE`: byte 0 is its [`Tag`], byte 1 the tag of a
//! reference's `id`, bytes 4 to 7 the length of its text, from byte 8 on a number (a
//! 64-bit float) or the text. Text longer than [`ROOM`] lies elsewhere: then byte 2 is 1
//! and bytes 8 to 11 give its offset. All numbers are little-endian.

use alloc::vec::Vec;

use crate::json::{Cursor, Number, Span, sort_by_text};
use crate::schema::{Field, Kind, MAX_FIELDS, Resource};

use super::{Slot, Slots, Tag};

/// Bytes from one field to the next.
pub const STRIDE: usize = 256;
/// Bytes of text that fit beside the tag.
pub const ROOM: usize = 248;
/// Bytes of all fields together; what lies elsewhere begins here.
pub const AREA: usize = 16_384;

const _: () = assert!(AREA == MAX_FIELDS * STRIDE && ROOM == STRIDE - 8);

/// A value that JavaScript has laid out.
#[derive(Debug, Clone, Copy)]
pub struct Packed<'a> {
    fields: &'static [Field],
    source: &'a [u8],
}

impl<'a> Packed<'a> {
    /// The value at the beginning of `source`.
    #[must_use]
    pub const fn new(resource: &'static Resource, source: &'a [u8]) -> Self {
        Packed { fields: resource.fields, source }
    }
}

impl Slots for Packed<'_> {
    #[inline]
    fn slot(&self, place: usize) -> Slot {
        let start = place.saturating_mul(STRIDE);
        match (self.fields.get(place), self.source.get(start..start.saturating_add(STRIDE))) {
            (Some(field), Some(bytes)) => slot(field, start, bytes),
            _ => Slot::default(),
        }
    }
}

/// Reads the keys that no field has: a JSON array of them lies at `span`.
///
/// They come sorted, as JavaScript gives them in the order of the object.
pub fn unknown(source: &[u8], span: Span, keys: &mut Vec<Span>) {
    keys.clear();
    if span.start >= span.end {
        return;
    }
    let mut cursor = Cursor::new(source).starting(span.start);
    cursor.open();
    let mut first = true;
    while let Ok(true) = cursor.next_element(&mut first) {
        match cursor.peek().and_then(|_| cursor.string()) {
            Ok(key) => keys.push(key),
            Err(_) => break,
        }
    }
    sort_by_text(keys, source);
}

#[inline]
fn slot(field: &Field, start: usize, bytes: &[u8]) -> Slot {
    let Some((&[tag, inner, far, _, a, b, c, d], data)) = bytes.split_first_chunk::<8>() else {
        return Slot::default();
    };
    let mut slot = Slot { tag: Tag::from_u8(tag), inner: Tag::Absent, ..Slot::default() };
    match slot.tag {
        Tag::Number if matches!(field.kind, Kind::Number { .. }) => {
            // The text of a number that need not be whole is what is sent; NaN has none.
            let length = (u32::from_le_bytes([a, b, c, d]) as usize).min(ROOM);
            let start = start.saturating_add(8);
            slot.span = Span { start, end: start.saturating_add(length), escaped: false };
            if length > 0 {
                slot.number = Number::from_text(data.get(..length).unwrap_or_default());
            }
        }
        Tag::Number => {
            if let Some(number) = data.first_chunk::<8>() {
                slot.number = Number::from_f64(f64::from_le_bytes(*number));
            }
        }
        Tag::String | Tag::Object | Tag::Array => {
            slot.inner = Tag::from_u8(inner);
            let length = u32::from_le_bytes([a, b, c, d]) as usize;
            let start = match data.first_chunk::<4>() {
                Some(offset) if far == 1 => u32::from_le_bytes(*offset) as usize,
                _ => start.saturating_add(8),
            };
            slot.span = Span { start, end: start.saturating_add(length), escaped: false };
            // Our own JavaScript marks flaws; the rules look for the marks.
            slot.flawed = matches!(field.kind, Kind::OpaqueArray | Kind::OpaqueObject | Kind::Any);
        }
        _ => {}
    }
    slot
}
