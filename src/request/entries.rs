//! The entries of an options object, found by name, so that checks follow the schema's order.

use alloc::vec::Vec;

use crate::json::{Cursor, Fault, FaultReason, Span, Token, sort_by_text};
use crate::validate::rules::unknown_field::owned;
use crate::validate::{Code, Issues, Param, Params, Segment, suggest};

use super::scalar::typed;

/// The entries of an object.
#[derive(Debug)]
pub(super) struct Entries {
    /// In the order of the keys' characters.
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    key: Span,
    /// Where the value begins.
    at: usize,
    used: bool,
}

impl Entries {
    /// Reads over the object that is next, whose brace [`Cursor::peek`] announced.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Entries, Fault> {
        let mut found: Vec<(Span, usize)> = Vec::new();
        cursor.open();
        let mut first = true;
        while let Some(key) = cursor.next_key(&mut first)? {
            cursor.peek()?;
            found.push((key, cursor.at()));
            cursor.skip()?;
        }
        let mut keys: Vec<Span> = found.iter().map(|(key, _)| *key).collect();
        if let Some(same) = sort_by_text(&mut keys, cursor.source()) {
            return Err(Fault { at: same.start.saturating_sub(1), reason: FaultReason::Duplicate });
        }
        let entry = |key: Span| {
            let place = found.binary_search_by_key(&key.start, |(key, _)| key.start);
            let at = place.ok().and_then(|place| found.get(place)).map_or(0, |(_, at)| *at);
            Entry { key, at, used: false }
        };
        Ok(Entries { entries: keys.into_iter().map(entry).collect() })
    }

    /// Reads the object that is the whole text; nothing, and an issue, if it is of another type.
    pub(super) fn whole(cursor: &mut Cursor<'_>, issues: &mut Issues) -> Result<Option<Entries>, Fault> {
        if cursor.peek()? != Token::Object {
            cursor.skip()?;
            cursor.end()?;
            issues.at(Code::Type, &[], &typed("object"));
            return Ok(None);
        }
        let entries = Entries::read(cursor)?;
        cursor.end()?;
        Ok(Some(entries))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A cursor at the value of that name, with what it is; marks the entry as used.
    pub(super) fn take<'a>(&mut self, name: &str, cursor: &Cursor<'a>) -> Option<(Cursor<'a>, Token)> {
        let source = cursor.source();
        let entry = self.entries.iter_mut().find(|entry| entry.key.text(source).is(name))?;
        entry.used = true;
        let mut value = cursor.clone().starting(entry.at);
        let token = value.peek().ok()?;
        Some((value, token))
    }

    /// An issue for each entry that was not taken, with the nearest of `names`.
    pub(super) fn refuse_rest(
        &self,
        source: &[u8],
        path: &[Segment],
        names: &dyn Fn() -> Vec<&'static str>,
        issues: &mut Issues,
    ) {
        for entry in self.entries.iter().filter(|entry| !entry.used) {
            let mut params = Params::new();
            if let Some(name) = suggest(entry.key.text(source), names().into_iter()) {
                params.push(("suggestion", Param::Text(name)));
            }
            let mut path = path.to_vec();
            path.push(owned(entry.key, source));
            issues.at(Code::UnknownField, &path, &params);
        }
    }
}
