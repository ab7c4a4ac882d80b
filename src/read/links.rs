//! Relationships of JSON:API as numbers, where they are nothing but identifiers without white space, as
//! servers send them.
//!
//! First how many there are; then of each its name, a text of the [index](super::index), which is two
//! numbers, and what it leads to: 0 for null, [`ONE`] for an identifier, [`MANY`] and more for an array of
//! what is above that. Each identifier is its `id` and its `type`, which are texts too.

use super::index::{Index, halves};
use super::shared::{Holder, NAME, RELATED};
use crate::json::{Cursor, Span, Token, repeated};

/// An identifier.
pub(crate) const ONE: u32 = 1;
/// An array without identifiers.
pub(crate) const MANY: u32 = 2;

/// Relationships of more names are left to the parser.
const MOST: usize = 8;

/// Reads the relationships that are next, an object of JSON, and adds them to the index; none when they are
/// more than identifiers, or no JSON. What was read and added by then is of no meaning.
#[inline(never)]
pub(super) fn read(index: &mut Index, cursor: &mut Cursor<'_>) -> Option<()> {
    let source = cursor.source();
    let counted = index.links.len();
    index.link(0);
    let mut names = [Span::default(); MOST];
    let mut count = 0usize;
    let mut first = true;
    cursor.open();
    while let Some(name) = cursor.next_key(&mut first).ok()? {
        // An assignment of that name would be none.
        if name.text(source).is("__proto__") {
            return None;
        }
        *names.get_mut(count)? = name;
        count = count.wrapping_add(1);
        add(index, name, source, NAME)?;
        only_data(index, cursor)?;
    }
    if repeated(names.get_mut(..count)?, source).is_some() {
        return None;
    }
    *index.links.get_mut(counted)? = u32::try_from(count).ok()?;
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
            index.link(0);
        }
        Token::Object => {
            index.link(ONE);
            identifier(index, cursor)?;
        }
        Token::Array => {
            let place = index.links.len();
            index.link(MANY);
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
    add(index, id?, source, RELATED)?;
    add(index, kind?, source, NAME)
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
fn add(index: &mut Index, text: Span, source: &[u8], holder: Holder) -> Option<()> {
    if text.escaped || !text.text(source).raw.is_ascii() {
        return None;
    }
    let numbers = index.text(text, source, holder, 0);
    index.links.extend_from_slice(&halves(numbers));
    Some(())
}
