//! A value is of its field's kind: type, range, enumeration, length, format.

use alloc::vec::Vec;

use crate::json::{Number, Text};
use crate::read::{Slot, Tag};
use crate::schema::{Field, Format, Kind, Mode};
use crate::validate::{Code, Context, Issues, Part, formats};

/// Checks a value that is neither absent nor null.
#[inline]
pub fn check(context: &Context<'_>, field: &Field, place: usize, slot: &Slot, issues: &mut Issues) {
    let broken = match (field.kind, slot.tag) {
        (Kind::Boolean, Tag::False | Tag::True) => None,
        (Kind::Integer { minimum, maximum, values }, Tag::Number) => {
            let open = context.options.open_enums || context.mode == Mode::Read || values.is_empty();
            integer(slot.number, minimum, maximum, if open { &[] } else { values })
        }
        (Kind::String { min_length, max_length, format }, _) => {
            string(context, slot.tag, slot.span.text(context.source), min_length, max_length, format)
        }
        (Kind::Reference(_), Tag::Object) => {
            if let Some(code) = reference(context, slot) {
                issues.field(code, place, Part::Id);
            }
            None
        }
        (Kind::OpaqueArray, Tag::Array) => {
            if slot.flawed && context.mode != Mode::Read {
                super::opaque::check(context, place, slot.span, issues);
            }
            None
        }
        (Kind::Any, _) => None,
        _ => Some(Code::Type),
    };
    if let Some(code) = broken {
        issues.field(code, place, Part::Whole);
    }
}

fn integer(number: Number, minimum: i64, maximum: i64, values: &[i64]) -> Option<Code> {
    match number {
        Number::NotFinite => Some(Code::Type),
        Number::Fraction => Some(Code::Integer),
        Number::Integer(value) if values.is_empty() => {
            if value < minimum {
                Some(Code::Minimum)
            } else {
                (value > maximum).then_some(Code::Maximum)
            }
        }
        Number::Integer(value) => (!values.contains(&value)).then_some(Code::Enum),
        Number::Huge { .. } if !values.is_empty() => Some(Code::Enum),
        Number::Huge { negative } => Some(if negative { Code::Minimum } else { Code::Maximum }),
    }
}

fn string(
    context: &Context<'_>,
    tag: Tag,
    text: Text<'_>,
    min_length: u32,
    max_length: u32,
    format: Format,
) -> Option<Code> {
    // Responses are read as they are: a stored value may be older than a rule.
    let reading = context.mode == Mode::Read;
    match tag {
        Tag::String => {}
        Tag::LongString | Tag::BadString if reading && format == Format::Text => return None,
        Tag::LongString if format == Format::Text => return Some(Code::MaxLength),
        Tag::BadString if !reading => return Some(Code::Unicode),
        Tag::LongString | Tag::BadString => return Some(Code::Format),
        _ => return Some(Code::Type),
    }
    if format != Format::Text {
        let mut scratch = Vec::new();
        let valid = if text.escaped { text.is_storable() && !text.is_longer_than(256) } else { true };
        let valid = valid && formats::check(format, text.unescaped(&mut scratch));
        if valid {
            return None;
        }
        return Some(if !reading && !text.is_storable() { Code::Unicode } else { Code::Format });
    }
    if reading {
        None
    } else if !text.is_storable() {
        Some(Code::Unicode)
    } else if text.is_longer_than(max_length) {
        Some(Code::MaxLength)
    } else {
        text.is_shorter_than(min_length).then_some(Code::MinLength)
    }
}

/// In a response a reference may come without an id, or with null.
fn reference(context: &Context<'_>, slot: &Slot) -> Option<Code> {
    let reading = context.mode == Mode::Read;
    match slot.inner {
        Tag::Absent => (!reading).then_some(Code::Required),
        Tag::Null => (!reading).then_some(Code::Null),
        tag => string(context, tag, slot.span.text(context.source), 0, u32::MAX, Format::Uuid),
    }
}
