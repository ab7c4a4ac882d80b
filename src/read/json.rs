//! Reads slots from JSON bytes in one pass.

use crate::json::{Cursor, Fault, FaultReason, Span, Token, sort_by_text};
use crate::schema::{Field, Format, Kind, Resource};

use super::{Row, Slot, Tag};

/// Reads the object that is next, whose opening brace [`Cursor::peek`] announced, and gives each field to
/// `each` once it is read.
///
/// # Errors
/// The bytes are not JSON; a duplicate key counts as that.
#[inline(always)]
pub fn object(
    resource: &Resource,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    mut each: impl FnMut(usize, &Field, &Slot),
) -> Result<Span, Fault> {
    row.clear(resource.fields.len());
    let start = cursor.at();
    let source = cursor.source();
    cursor.open();
    let mut first = true;
    let mut position = 0usize;
    let mut seen = 0u64;
    loop {
        let start = cursor.at();
        // Rows of one response have their keys in one order.
        let guess = row.expected(position);
        let expected = resource.fields.get(guess).filter(|field| cursor.take_key(field.key, &mut first));
        let (place, field) = if let Some(field) = expected {
            (guess, field)
        } else {
            let Some(key) = cursor.next_key(&mut first)? else { break };
            let Some(found) = find(resource, key, source) else {
                row.unknown.push(key);
                cursor.skip()?;
                continue;
            };
            row.expect(position, found.0);
            found
        };
        position = position.wrapping_add(1);
        let bit = 1u64 << (place & 63);
        if seen & bit != 0 {
            return Err(duplicate(source, start));
        }
        seen |= bit;
        let mut irregular = false;
        if let Some(slot) = row.slot_mut(place) {
            value(&field.kind, cursor, slot, &mut irregular)?;
            each(place, field, slot);
        }
        row.irregular |= irregular;
    }
    if !row.unknown.is_empty() {
        row.irregular = true;
        if let Some(same) = sort_by_text(&mut row.unknown, source) {
            return Err(Fault { at: same.start.wrapping_sub(1), reason: FaultReason::Duplicate });
        }
    }
    Ok(Span { start, end: cursor.at(), escaped: false })
}

/// The fault of a key that stands twice; it is the first one behind `start`.
#[cold]
fn duplicate(source: &[u8], start: usize) -> Fault {
    let rest = source.get(start..).unwrap_or_default();
    let quote = rest.iter().position(|&byte| byte == b'"').unwrap_or(0);
    Fault { at: start.wrapping_add(quote), reason: FaultReason::Duplicate }
}

/// The field of a key.
fn find<'r>(resource: &'r Resource, key: Span, source: &[u8]) -> Option<(usize, &'r Field)> {
    let text = key.text(source);
    resource.fields.iter().enumerate().find(|(_, field)| text.is(field.name))
}

/// Reads the next value as one of that kind into a slot; `irregular` is set when it holds more than a
/// slot can.
///
/// # Errors
/// The bytes are not JSON.
#[inline]
pub fn value(
    kind: &Kind,
    cursor: &mut Cursor<'_>,
    slot: &mut Slot,
    irregular: &mut bool,
) -> Result<(), Fault> {
    let token = cursor.peek()?;
    slot.tag = tag(token);
    slot.inner = Tag::Absent;
    slot.known = false;
    match (token, kind) {
        (Token::String, Kind::String { format: Format::Uuid, .. }) => uuid(cursor, slot)?,
        (Token::String, _) => (slot.span, slot.ascii) = cursor.text()?,
        (Token::Number, _) => (slot.span, slot.number) = cursor.number()?,
        (Token::Object, Kind::Reference(_)) => reference(cursor, slot, irregular)?,
        (Token::Object | Token::Array, _) => {
            let opaque = cursor.skip()?;
            slot.span = opaque.span;
            slot.flawed = opaque.flawed;
        }
        (_, _) => cursor.literal(token)?,
    }
    Ok(())
}

/// Reads a string that should be a UUID.
#[inline(always)]
fn uuid(cursor: &mut Cursor<'_>, slot: &mut Slot) -> Result<(), Fault> {
    if let Some(span) = cursor.take_uuid::<false>() {
        (slot.span, slot.ascii, slot.known) = (span, true, true);
        return Ok(());
    }
    (slot.span, slot.ascii) = cursor.text()?;
    Ok(())
}

/// Reads a reference.
#[inline(always)]
fn reference(cursor: &mut Cursor<'_>, slot: &mut Slot, irregular: &mut bool) -> Result<(), Fault> {
    if let Some(span) = cursor.take_uuid::<true>() {
        slot.inner = Tag::String;
        (slot.span, slot.ascii, slot.known) = (span, true, true);
        return Ok(());
    }
    any_reference(cursor, slot, irregular)
}

/// Reads a reference as it may be: its `id`, and that it has other keys too.
#[inline(never)]
fn any_reference(cursor: &mut Cursor<'_>, slot: &mut Slot, irregular: &mut bool) -> Result<(), Fault> {
    let source = cursor.source();
    let mut others: alloc::vec::Vec<Span> = alloc::vec::Vec::new();
    cursor.open();
    let mut first = true;
    loop {
        let start = cursor.at();
        if !cursor.take_key(",\"id\":", &mut first) {
            let Some(key) = cursor.next_key(&mut first)? else { break };
            if !key.text(source).is("id") {
                others.push(key);
                cursor.skip()?;
                continue;
            }
        }
        if slot.inner != Tag::Absent {
            return Err(duplicate(source, start));
        }
        let token = cursor.peek()?;
        slot.inner = tag(token);
        match token {
            Token::String => uuid(cursor, slot)?,
            _ => {
                cursor.skip()?;
            }
        }
    }
    // A reference whose id is not a string cannot be rebuilt from its text alone.
    *irregular |= !others.is_empty() || slot.inner != Tag::String || slot.span.escaped;
    if let Some(same) = sort_by_text(&mut others, source) {
        return Err(Fault { at: same.start.wrapping_sub(1), reason: FaultReason::Duplicate });
    }
    Ok(())
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
