//! Reads slots from JSON bytes in one pass.

use crate::json::{Cursor, Fault, FaultReason, Number, Span, Token, sort_by_text, words};
use crate::schema::{Field, Format, Kind, Resource};

use super::{Row, Slot, Tag};

/// An object that was read.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// Its bytes.
    pub span: Span,
    /// The fields that are there, one bit each.
    pub seen: u64,
}

/// Reads the object that is next, whose opening brace [`Cursor::peek`] announced, and gives each field to
/// `each` once it is read; the row keeps those of which that says so.
///
/// # Errors
/// The bytes are not JSON; a duplicate key counts as that.
#[inline(always)]
pub fn object(
    resource: &Resource,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    mut each: impl FnMut(usize, &Field, &Slot) -> bool,
) -> Result<Found, Fault> {
    let source = cursor.source();
    let start = cursor.at();
    cursor.open();
    // The cursor itself is moved only for what is not read at a glance: what others may look at lies in memory.
    let mut at = cursor.at();
    let mut first = true;
    let mut position = 0usize;
    let mut seen = 0u64;
    loop {
        let before = at;
        // Rows of one response have their keys in one order.
        let guess = row.expected(position);
        let expected = resource.fields.get(guess).and_then(|field| {
            at = words::after_key(source, before, field.key, first)?;
            Some(field)
        });
        let (place, field) = if let Some(field) = expected {
            (guess, field)
        } else if source.get(before) == Some(&b'}') {
            at = before.wrapping_add(1);
            cursor.seek(at);
            break;
        } else {
            cursor.seek(before);
            let mut is_first = first;
            let key = cursor.next_key(&mut is_first)?;
            at = cursor.at();
            let Some(key) = key else { break };
            let Some(found) = find(resource, key, source) else {
                first = false;
                row.unknown.push(key);
                cursor.skip()?;
                at = cursor.at();
                continue;
            };
            row.expect(position, found.0);
            found
        };
        first = false;
        position = position.wrapping_add(1);
        let bit = 1u64 << (place & 63);
        if seen & bit != 0 {
            return Err(duplicate(source, before));
        }
        seen |= bit;
        let slot = if let Some((slot, end)) = glance(&field.kind, source, at) {
            at = end;
            slot
        } else {
            cursor.seek(at);
            let slot = value(&field.kind, cursor, &mut row.irregular)?;
            at = cursor.at();
            slot
        };
        if each(place, field, &slot) {
            row.set(place, slot);
        }
    }
    if !row.unknown.is_empty() {
        row.irregular = true;
        if let Some(same) = sort_by_text(&mut row.unknown, source) {
            return Err(Fault { at: same.start.wrapping_sub(1), reason: FaultReason::Duplicate });
        }
    }
    Ok(Found { span: Span { start, end: at, escaped: false }, seen })
}

/// Reads a value as most are, without white space, escapes and other characters than ASCII: the slot, and
/// where the value ends. None of what takes a closer look, as do faults.
#[inline(always)]
fn glance(kind: &Kind, source: &[u8], at: usize) -> Option<(Slot, usize)> {
    let mut slot = Slot::default();
    let rest = source.get(at..)?;
    let (&byte, behind) = rest.split_first()?;
    let mut length = 4usize;
    match (byte, kind) {
        (b'"', Kind::String { format: Format::Uuid, .. }) => {
            slot.tag = Tag::String;
            (slot.span, length) = words::uuid(source, at, b"\"", b"\"")?;
            (slot.ascii, slot.known) = (true, true);
        }
        (b'"', _) => {
            let start = at.wrapping_add(1);
            let plain = words::plain_prefix(behind);
            if behind.get(plain) != Some(&b'"') {
                return None;
            }
            slot.tag = Tag::String;
            slot.span = Span { start, end: start.wrapping_add(plain), escaped: false };
            slot.ascii = true;
            length = plain.wrapping_add(2);
        }
        (b'{', Kind::Reference(_)) => {
            (slot.tag, slot.inner) = (Tag::Object, Tag::String);
            (slot.span, length) = words::uuid(source, at, b"{\"id\":\"", b"\"}")?;
            (slot.ascii, slot.known) = (true, true);
        }
        (b'n', _) if rest.starts_with(b"null") => slot.tag = Tag::Null,
        (b't', _) if rest.starts_with(b"true") => slot.tag = Tag::True,
        (b'f', _) if rest.starts_with(b"false") => (slot.tag, length) = (Tag::False, 5),
        // Most numbers are one digit.
        (b'0'..=b'9', _) if matches!(behind.first(), Some(b',' | b'}')) => {
            length = 1;
            slot.tag = Tag::Number;
            slot.number = Number::Integer(i64::from(byte & 15));
            slot.span = Span { start: at, end: at.wrapping_add(1), escaped: false };
        }
        _ => return None,
    }
    Some((slot, at.wrapping_add(length)))
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

/// Reads the next value as one of that kind; `irregular` is set when it holds more than a slot can.
///
/// # Errors
/// The bytes are not JSON.
#[inline(never)]
pub fn value(kind: &Kind, cursor: &mut Cursor<'_>, irregular: &mut bool) -> Result<Slot, Fault> {
    let token = cursor.peek()?;
    let mut slot = Slot { tag: tag(token), ..Slot::default() };
    match (token, kind) {
        (Token::String, _) => string(kind, cursor, &mut slot)?,
        (Token::Number, _) => (slot.span, slot.number) = cursor.number()?,
        (Token::Object, Kind::Reference(_)) => reference(cursor, &mut slot, irregular)?,
        (Token::Object | Token::Array, _) => {
            let opaque = cursor.skip()?;
            slot.span = opaque.span;
            slot.flawed = opaque.flawed;
        }
        (_, _) => cursor.literal(token)?,
    }
    Ok(slot)
}

/// Reads a string, and looks whether it is the UUID that it should be.
fn string(kind: &Kind, cursor: &mut Cursor<'_>, slot: &mut Slot) -> Result<(), Fault> {
    (slot.span, slot.ascii) = cursor.text()?;
    if let Kind::String { format: Format::Uuid, .. } | Kind::Reference(_) = kind {
        slot.known = !slot.span.escaped && words::is_uuid(slot.span.text(cursor.source()).raw);
    }
    Ok(())
}

/// Reads a reference: its `id`, and that it has other keys too.
fn reference(cursor: &mut Cursor<'_>, slot: &mut Slot, irregular: &mut bool) -> Result<(), Fault> {
    let source = cursor.source();
    let mut others: alloc::vec::Vec<Span> = alloc::vec::Vec::new();
    cursor.open();
    let mut first = true;
    loop {
        let start = cursor.at();
        if !cursor.takes(",\"id\":", &mut first) {
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
            Token::String => string(&Kind::Reference(""), cursor, slot)?,
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
