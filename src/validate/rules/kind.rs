//! A value is of its field's kind: type, range, enumeration, length, format.

use alloc::vec::Vec;

use crate::json::{Number, Text};
use crate::read::{Slot, Tag};
use crate::schema::{Field, Format, Kind, Mode, may_go_on, usage};
use crate::validate::{Code, Context, Issues, Part, formats};

/// What [`judge`] says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judgement {
    /// The value is fine.
    Fine,
    /// The value breaks a rule.
    Broken(Code),
    /// The `id` of a reference breaks a rule.
    BrokenId(Code),
    /// What is within the value must be looked at too.
    Within,
}

impl From<Option<Code>> for Judgement {
    fn from(code: Option<Code>) -> Self {
        code.map_or(Judgement::Fine, Judgement::Broken)
    }
}

/// Checks a value that is neither absent nor null.
#[inline(always)]
pub fn check(context: &Context<'_>, field: &Field, place: usize, slot: &Slot, issues: &mut Issues) {
    match judge(context, &field.kind, slot) {
        Judgement::Fine => {}
        Judgement::Broken(code) => issues.field(code, place, Part::Whole),
        Judgement::BrokenId(code) => issues.field(code, place, Part::Id),
        Judgement::Within if is_opaque(&field.kind) => {
            super::opaque::check(context, place, &[], slot.span, issues);
        }
        Judgement::Within if usage::NESTED => super::within::check(context, place, field.kind, slot, issues),
        Judgement::Within => {}
    }
}

const fn is_opaque(kind: &Kind) -> bool {
    matches!(kind, Kind::OpaqueArray | Kind::OpaqueObject)
}

/// Looks at a value that is neither absent nor null.
#[inline(always)]
pub(super) fn judge(context: &Context<'_>, kind: &Kind, slot: &Slot) -> Judgement {
    let reading = context.mode == Mode::Read;
    match (kind, slot.tag) {
        (Kind::NumberOrString, Tag::Number) if slot.number == Number::NotFinite => {
            Judgement::Broken(Code::Type)
        }
        (Kind::Boolean, Tag::False | Tag::True)
        | (Kind::NumberOrString, Tag::Number | Tag::String)
        | (Kind::Any, _) => Judgement::Fine,
        (Kind::Integer { minimum, maximum, values }, Tag::Number) => {
            // The documents print ten values at most: only an enumeration of exactly ten may go on.
            let open = reading || (context.options.open_enums && may_go_on(values));
            let (minimum, maximum) = if reading { INT32 } else { (*minimum, *maximum) };
            integer(slot.number, minimum, maximum, if open { &[] } else { values }).into()
        }
        (Kind::Number { minimum, maximum }, Tag::Number) if usage::NUMBER => {
            let (minimum, maximum) = if reading { (None, None) } else { (*minimum, *maximum) };
            number(slot.number, minimum, maximum).into()
        }
        (Kind::String { .. }, Tag::String) if slot.known => Judgement::Fine,
        (Kind::String { min_length, max_length, format, values }, _) => {
            let text = slot.span.text(context.source);
            let broken = string(reading, slot.tag, text, *min_length, *max_length, *format);
            let listed = !usage::STRING_ENUM
                || values.is_empty()
                || reading
                || values.iter().any(|value| text.is(value));
            broken.or((!listed).then_some(Code::Enum)).into()
        }
        (Kind::Reference(_), Tag::Object) => {
            reference(reading, slot, context.source).map_or(Judgement::Fine, Judgement::BrokenId)
        }
        (Kind::OpaqueArray, Tag::Array) | (Kind::OpaqueObject, Tag::Object) => {
            if slot.flawed && !reading {
                Judgement::Within
            } else {
                Judgement::Fine
            }
        }
        (Kind::List { .. }, Tag::Array) | (Kind::Object(_), Tag::Object) => Judgement::Within,
        _ => Judgement::Broken(Code::Type),
    }
}

/// The range of every integer, which is all that a response is held to.
const INT32: (i64, i64) = (i32::MIN as i64, i32::MAX as i64);

fn integer(number: Number, minimum: i64, maximum: i64, values: &[i64]) -> Option<Code> {
    match number {
        Number::NotFinite => Some(Code::Type),
        Number::Fraction { .. } => Some(Code::Integer),
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

fn number(number: Number, minimum: Option<i64>, maximum: Option<i64>) -> Option<Code> {
    // The limits are whole: a fraction is below one if its floor is, above if its floor is not below.
    let (floor, whole) = match number {
        Number::NotFinite => return Some(Code::Type),
        Number::Integer(value) => (value, true),
        Number::Fraction { floor } => (floor, false),
        Number::Huge { negative } => (if negative { i64::MIN } else { i64::MAX }, true),
    };
    if minimum.is_some_and(|minimum| floor < minimum) {
        return Some(Code::Minimum);
    }
    let above = maximum.is_some_and(|maximum| floor > maximum || (floor == maximum && !whole));
    above.then_some(Code::Maximum)
}

fn string(
    reading: bool,
    tag: Tag,
    text: Text<'_>,
    min_length: u32,
    max_length: u32,
    format: Format,
) -> Option<Code> {
    // Responses are read as they are: a stored value may be older than a rule.
    match tag {
        Tag::String => {}
        Tag::UnreadString | Tag::BadString if reading && has_lengths(format) => return None,
        // Any text is a timestamp: only a `Date` without one comes so.
        Tag::UnreadString if has_lengths(format) && format != Format::Timestamp => {
            return Some(Code::MaxLength);
        }
        Tag::BadString if !reading => return Some(Code::Unicode),
        Tag::UnreadString | Tag::BadString => return Some(Code::Format),
        _ => return Some(Code::Type),
    }
    let documented_length = !reading && has_lengths(format);
    if documented_length {
        if !text.is_storable() {
            return Some(Code::Unicode);
        } else if text.is_longer_than(max_length) {
            return Some(Code::MaxLength);
        } else if usage::MIN_LENGTH && text.is_shorter_than(min_length) {
            return Some(Code::MinLength);
        }
    }
    if is_free(format) || (reading && has_lengths(format)) || of_format(format, text) {
        None
    } else if !reading && !text.is_storable() {
        Some(Code::Unicode)
    } else if let Format::Pattern(_) = format {
        Some(Code::Pattern)
    } else {
        Some(Code::Format)
    }
}

/// Whether any text is of the format.
pub(super) const fn is_free(format: Format) -> bool {
    matches!(format, Format::Text | Format::Timestamp)
}

/// Whether the documents give lengths beside the format; a format like `uuid` has its own.
pub(super) const fn has_lengths(format: Format) -> bool {
    !matches!(format, Format::Uuid | Format::Date | Format::DateTime)
}

fn of_format(format: Format, text: Text<'_>) -> bool {
    // A format with a length of its own takes no longer text: unescaping it is work for nothing.
    const LONGEST: u32 = 128;
    let mut scratch = Vec::new();
    let fits = has_lengths(format) || !text.is_longer_than(LONGEST);
    let whole = !text.escaped || (fits && text.is_storable());
    whole && formats::check(format, text.unescaped(&mut scratch))
}

/// In a response a reference may come without an id, or with null.
fn reference(reading: bool, slot: &Slot, source: &[u8]) -> Option<Code> {
    match slot.inner {
        Tag::Absent => (!reading).then_some(Code::Required),
        Tag::Null => (!reading).then_some(Code::Null),
        Tag::String if slot.known => None,
        tag => string(reading, tag, slot.span.text(source), 0, u32::MAX, Format::Uuid),
    }
}
