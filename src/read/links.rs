//! Relationships of JSON:API as numbers, where they are nothing but identifiers without white space, as
//! servers send them.
//!
//! First how many there are; then of each its name, a text of the [index](super::index), which is two
//! numbers, and what it leads to: 0 for null, [`ONE`] for an identifier, [`MANY`] and more for an array of
//! what is above that. Each identifier is its `id` and its `type`, which are texts too.

use super::index::Index;
use crate::json::{Cursor, Span, Token};

/// An identifier.
pub(crate) const ONE: u32 = 1;
/// An array without identifiers.
pub(crate) const MANY: u32 = 2;

/// Adds the relationships of that span, which is an object of JSON, to the index; none when they are more
/// than identifiers. What was added by then is of no meaning.
pub(super) fn read(index: &mut Index, span: Span, source: &[u8]) -> Option<()> {
    let mut cursor = Cursor::new(source).starting(span.start);
    let counted = index.links.len();
    index.links.push(0);
    let mut count = 0u32;
    let mut first = true;
    cursor.open();
    while let Some(name) = cursor.next_key(&mut first).ok()? {
        // An assignment of that name would be none.
        if name.text(source).is("__proto__") {
            return None;
        }
        count = count.wrapping_add(1);
        add(index, name, source)?;
        only_data(index, &mut cursor)?;
    }
    *index.links.get_mut(counted)? = count;
    Some(())
}

/// Reads a relationship that has `data` and nothing else.
fn only_data(index: &mut Index, cursor: &mut Cursor<'_>) -> Option<()> {
    let mut first = true;
    opened(cursor)?;
    if !cursor.takes(",\"data\":", &mut first) {
        return None;
    }
    match cursor.peek().ok()? {
        Token::Null => {
            cursor.literal(Token::Null).ok()?;
            index.links.push(0);
        }
        Token::Object => {
            index.links.push(ONE);
            identifier(index, cursor)?;
        }
        Token::Array => {
            let place = index.links.len();
            index.links.push(MANY);
            let mut first = true;
            cursor.open();
            while cursor.next_element(&mut first).ok()? {
                identifier(index, cursor)?;
                let many = index.links.get_mut(place)?;
                *many = many.wrapping_add(1);
            }
        }
        _ => return None,
    }
    closed(cursor, &mut first)
}

/// Reads an identifier: an `id` and a `type`, and nothing else.
fn identifier(index: &mut Index, cursor: &mut Cursor<'_>) -> Option<()> {
    let mut first = true;
    opened(cursor)?;
    let mut found = [None; 2];
    for _ in 0..2 {
        let place = usize::from(!cursor.takes(",\"id\":", &mut first));
        if place == 1 && !cursor.takes(",\"type\":", &mut first) {
            return None;
        }
        cursor.peek().ok().filter(|token| *token == Token::String)?;
        *found.get_mut(place)? = Some(cursor.string().ok()?);
    }
    closed(cursor, &mut first)?;
    let [id, kind] = found;
    let source = cursor.source();
    add(index, id?, source)?;
    add(index, kind?, source)
}

fn opened(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.peek().ok().filter(|token| *token == Token::Object)?;
    cursor.open();
    Some(())
}

fn closed(cursor: &mut Cursor<'_>, first: &mut bool) -> Option<()> {
    if cursor.next_key(first).ok()?.is_none() { Some(()) } else { None }
}

/// Adds a text, if it can be cut out.
fn add(index: &mut Index, text: Span, source: &[u8]) -> Option<()> {
    if text.escaped || !text.text(source).raw.is_ascii() {
        return None;
    }
    let numbers = index.text(text, source, 0);
    index.links.extend_from_slice(&numbers);
    Some(())
}
