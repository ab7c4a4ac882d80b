//! What is within a value: elements of a list, members of an object, opaque data.

use alloc::vec::Vec;

use super::kind::{Judgement, judge};
use super::opaque;
use super::unknown_field::owned;
use crate::json::{Cursor, Fault, Number, Span, Token, order, sort_by_text};
use crate::read::{Slot, Tag, json};
use crate::schema::{Field, Format, Kind, Mode};
use crate::validate::issues::{ID, facts};
use crate::validate::{Code, Context, Issues, Note, Param, Params, Segment, suggest};

/// Checks what is within the value of a field.
#[cold]
pub(super) fn check(context: &Context<'_>, place: usize, kind: Kind, slot: &Slot, issues: &mut Issues) {
    let mut walk = Walk { context, place, path: Vec::new(), issues };
    // The reader has been over the same bytes, so there is no fault to report.
    let _ = walk.value(kind, slot);
}

/// The walk through one field's value.
struct Walk<'a, 'b> {
    context: &'a Context<'b>,
    place: usize,
    path: Vec<Segment>,
    issues: &'a mut Issues,
}

impl<'b> Walk<'_, 'b> {
    fn report(&mut self, code: Code, params: Params) {
        let path = self.path.clone();
        self.issues.noted(code, Some(self.place), Note { path, params });
    }

    /// A cursor at the beginning of a value.
    fn cursor(&self, slot: &Slot) -> Cursor<'b> {
        let source = self.context.source.get(..slot.span.end).unwrap_or_default();
        Cursor::extended(source).starting(slot.span.start)
    }

    fn value(&mut self, kind: Kind, slot: &Slot) -> Result<(), Fault> {
        match kind {
            Kind::List { of, unique } => self.list(*of, unique, slot),
            Kind::Object(fields) => self.object(fields, slot),
            _ => {
                opaque::check(self.context, self.place, &self.path, slot.span, self.issues);
                Ok(())
            }
        }
    }

    /// Reads the next value, checks it as one of that kind, and returns its slot.
    fn next(&mut self, kind: Kind, nullable: bool, cursor: &mut Cursor<'_>) -> Result<Slot, Fault> {
        if cursor.peek()? == Token::Date {
            // A `Date` is its text where a date-time is written, and nothing anywhere else.
            cursor.open();
            let slot = read(&kind, cursor)?;
            if !matches!(kind, Kind::String { format: Format::DateTime, .. }) {
                self.report(Code::Type, facts(Code::Type, kind));
            }
            return Ok(slot);
        }
        let slot = read(&kind, cursor)?;
        match slot.tag {
            Tag::Null if nullable || kind == Kind::Any => {}
            Tag::Null => self.report(Code::Null, facts(Code::Null, kind)),
            _ => match judge(self.context, &kind, &slot) {
                Judgement::Fine => {}
                Judgement::Broken(code) => self.report(code, facts(code, kind)),
                Judgement::BrokenId(code) => {
                    self.path.push("id".into());
                    self.report(code, facts(code, ID));
                    self.path.pop();
                }
                Judgement::Within => self.value(kind, &slot)?,
            },
        }
        Ok(slot)
    }

    fn list(&mut self, of: Kind, unique: bool, slot: &Slot) -> Result<(), Fault> {
        let mut cursor = self.cursor(slot);
        cursor.open();
        let mut first = true;
        let mut index = 0u32;
        let mut slots: Vec<Slot> = Vec::new();
        while cursor.next_element(&mut first)? {
            self.path.push(Segment::Index(index));
            let element = self.next(of, false, &mut cursor)?;
            self.path.pop();
            index = index.saturating_add(1);
            if unique {
                slots.push(element);
            }
        }
        if unique && self.context.mode != Mode::Read {
            for index in repeated(&slots, self.context.source) {
                self.path.push(Segment::Index(index));
                self.report(Code::UniqueItems, Params::new());
                self.path.pop();
            }
        }
        Ok(())
    }

    fn object(&mut self, fields: &'static [Field], slot: &Slot) -> Result<(), Fault> {
        let reading = self.context.mode == Mode::Read;
        let mut cursor = self.cursor(slot);
        let source = cursor.source();
        cursor.open();
        let mut first = true;
        // Where each member's value begins: the issues come in the order of the fields.
        let mut members: Vec<Option<usize>> = alloc::vec![None; fields.len()];
        let mut unknown: Vec<Span> = Vec::new();
        while let Some(key) = cursor.next_key(&mut first)? {
            let text = key.text(source);
            let known = fields.iter().zip(members.iter_mut()).find(|(field, _)| text.is(field.name));
            match known {
                Some((_, member)) => *member = Some(cursor.at()),
                None => unknown.push(key),
            }
            cursor.skip()?;
        }
        for (field, member) in fields.iter().zip(members) {
            self.path.push(field.name.into());
            match member {
                None if field.required && (reading || !field.read_only) => {
                    self.report(Code::Required, Params::new());
                }
                None => {}
                Some(_) if field.read_only && !reading => self.report(Code::ReadOnly, Params::new()),
                Some(at) => {
                    self.next(field.kind, field.nullable, &mut cursor.clone().starting(at))?;
                }
            }
            self.path.pop();
        }
        if reading {
            return Ok(());
        }
        sort_by_text(&mut unknown, source);
        for key in unknown {
            let names = fields.iter().filter(|field| !field.read_only).map(|field| field.name);
            let suggestion = suggest(key.text(source), names);
            self.path.push(owned(key, source));
            let found = suggestion.map(|name| ("suggestion", Param::Text(name)));
            self.report(Code::UnknownField, found.into_iter().collect());
            self.path.pop();
        }
        Ok(())
    }
}

/// The places of the elements that stand before them already. Whole numbers and text are
/// compared; no document has a list of other values that must differ.
fn repeated(slots: &[Slot], source: &[u8]) -> Vec<u32> {
    let text = |slot: &Slot| slot.span.text(source);
    let mut values: Vec<(u32, Slot)> = (0u32..).zip(slots.iter().copied()).collect();
    values.retain(|(_, slot)| match slot.tag {
        Tag::Number => matches!(slot.number, Number::Integer(_)),
        // JavaScript hands such text over without its characters.
        Tag::String => text(slot).is_storable(),
        _ => false,
    });
    let compare = |a: &Slot, b: &Slot| match (a.tag, b.tag, a.number, b.number) {
        (Tag::Number, Tag::Number, Number::Integer(a), Number::Integer(b)) => a.cmp(&b),
        (Tag::String, Tag::String, ..) => text(a).chars().cmp(text(b).chars()),
        (a, b, ..) => (a as u8).cmp(&(b as u8)),
    };
    let at = |place: usize| values.get(place).copied().unwrap_or_default();
    // Equal elements come together, the earliest first.
    let sorted = order(values.len(), &|a, b| compare(&at(a).1, &at(b).1).is_lt());
    let mut again = alloc::vec![false; slots.len()];
    for pair in sorted.windows(2) {
        if let [first, second] = *pair {
            let (place, slot) = at(second);
            if let Some(mark) = again.get_mut(place as usize) {
                *mark = compare(&at(first).1, &slot).is_eq();
            }
        }
    }
    (0u32..).zip(again).filter_map(|(place, again)| again.then_some(place)).collect()
}

/// The slot of the next value.
fn read(kind: &Kind, cursor: &mut Cursor<'_>) -> Result<Slot, Fault> {
    json::value(kind, cursor, &mut false)
}
