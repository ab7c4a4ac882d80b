//! Reads slots from JSON bytes in one pass.

use crate::json::{Cursor, Fault, FaultReason, Span, Token, sort_by_text};
use crate::schema::{Field, Kind, Resource};

use super::{Row, Slot, Tag};

/// Reads the object that is next, whose opening brace [`Cursor::peek`] announced.
///
/// # Errors
/// The bytes are not JSON; a duplicate key counts as that.
pub fn object(resource: &Resource, cursor: &mut Cursor<'_>, row: &mut Row) -> Result<Span, Fault> {
    row.clear(resource.fields.len());
    let start = cursor.at();
    let source = cursor.source();
    cursor.open();
    let mut first = true;
    let mut guess = 0usize;
    let mut seen = 0u64;
    while let Some(key) = cursor.next_key(&mut first)? {
        let Some((place, field)) = find(resource, key, source, guess) else {
            row.unknown.push(key);
            cursor.skip()?;
            continue;
        };
        guess = place.saturating_add(1);
        let bit = 1u64.checked_shl(u32::try_from(place).unwrap_or(0)).unwrap_or(0);
        if seen & bit != 0 {
            return Err(Fault { at: key.start.saturating_sub(1), reason: FaultReason::Duplicate });
        }
        seen |= bit;
        let slot = value(field.kind, cursor, &mut row.irregular)?;
        row.set(place, slot);
    }
    row.irregular |= !row.unknown.is_empty();
    if let Some(same) = sort_by_text(&mut row.unknown, source) {
        return Err(Fault { at: same.start.saturating_sub(1), reason: FaultReason::Duplicate });
    }
    Ok(Span { start, end: cursor.at(), escaped: false })
}

/// The field of a key: the one that is expected next, or any.
#[inline]
fn find<'r>(resource: &'r Resource, key: Span, source: &[u8], guess: usize) -> Option<(usize, &'r Field)> {
    let text = key.text(source);
    if let Some(field) = resource.fields.get(guess) {
        if text.is(field.name) {
            return Some((guess, field));
        }
    }
    resource.fields.iter().enumerate().find(|(_, field)| text.is(field.name))
}

/// Reads the next value as one of that kind; `irregular` is set when it holds more than a
/// slot can.
///
/// # Errors
/// The bytes are not JSON.
pub fn value(kind: Kind, cursor: &mut Cursor<'_>, irregular: &mut bool) -> Result<Slot, Fault> {
    let token = cursor.peek()?;
    let mut slot = Slot { tag: tag(token), ..Slot::default() };
    match (token, kind) {
        (Token::String, _) => slot.span = cursor.string()?,
        (Token::Number, _) => (slot.span, slot.number) = cursor.number()?,
        (Token::Object, Kind::Reference(_)) => slot = reference(cursor, irregular)?,
        (Token::Object | Token::Array, _) => {
            let opaque = cursor.skip()?;
            slot.span = opaque.span;
            slot.flawed = opaque.flawed;
        }
        (_, _) => cursor.literal(token)?,
    }
    Ok(slot)
}

/// Reads a reference: its `id`, and that it has other keys too.
fn reference(cursor: &mut Cursor<'_>, irregular: &mut bool) -> Result<Slot, Fault> {
    let mut slot = Slot { tag: Tag::Object, ..Slot::default() };
    let source = cursor.source();
    let mut others: alloc::vec::Vec<Span> = alloc::vec::Vec::new();
    cursor.open();
    let mut first = true;
    while let Some(key) = cursor.next_key(&mut first)? {
        if !key.text(source).is("id") {
            others.push(key);
            cursor.skip()?;
            continue;
        }
        if slot.inner != Tag::Absent {
            return Err(Fault { at: key.start.saturating_sub(1), reason: FaultReason::Duplicate });
        }
        let token = cursor.peek()?;
        slot.inner = tag(token);
        match token {
            Token::String => slot.span = cursor.string()?,
            _ => {
                cursor.skip()?;
            }
        }
    }
    // A reference whose id is not a string cannot be rebuilt from its text alone.
    *irregular |= !others.is_empty() || slot.inner != Tag::String;
    if let Some(same) = sort_by_text(&mut others, source) {
        return Err(Fault { at: same.start.saturating_sub(1), reason: FaultReason::Duplicate });
    }
    Ok(slot)
}

/// The tag of a value of JSON.
#[must_use]
pub const fn tag(token: Token) -> Tag {
    match token {
        Token::Null => Tag::Null,
        Token::False => Tag::False,
        Token::True => Tag::True,
        Token::Number => Tag::Number,
        Token::String => Tag::String,
        Token::Object => Tag::Object,
        Token::Array => Tag::Array,
        Token::BadString => Tag::BadString,
        Token::Other | Token::Date | Token::Deep => Tag::Other,
    }
}
