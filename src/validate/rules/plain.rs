//! Values that are fine at a glance, which most are: the quick way past the rules of [`super::kind`].

use super::kind::{has_lengths, is_free};
use crate::json::{Number, words};
use crate::read::{Slot, Tag};
use crate::schema::{Field, Format, Kind, Mode};
use crate::validate::{Context, formats};

/// Whether a value is fine at a glance; `false` means: not known, ask the full check, `validate::one_field`. UUIDs
/// are looked for unless the reader has `SEEN` them.
#[inline(always)]
pub fn is_fine<const SEEN: bool>(context: &Context<'_>, field: &Field, slot: &Slot) -> bool {
    let reading = context.mode == Mode::Read;
    match slot.tag {
        Tag::Absent => !field.required,
        // What only the server sets is not sent.
        _ if field.read_only && !reading => false,
        Tag::Null => field.nullable || (reading && field.nullable_read),
        tag => match (&field.kind, tag) {
            (Kind::Boolean, Tag::False | Tag::True)
            | (Kind::NumberOrString, Tag::String)
            | (Kind::Any, _) => true,
            (Kind::NumberOrString, Tag::Number) => slot.number != Number::NotFinite,
            (Kind::Reference(_), Tag::Object) | (Kind::String { format: Format::Uuid, .. }, Tag::String) => {
                let is_text = tag == Tag::String || slot.inner == Tag::String;
                is_text && (slot.known || (!SEEN && is_uuid(context, slot)))
            }
            (Kind::Integer { minimum, maximum, values }, Tag::Number) => match slot.number {
                Number::Integer(value) => {
                    let listed = reading || values.is_empty() || values.contains(&value);
                    listed && (*minimum..=*maximum).contains(&value)
                }
                _ => false,
            },
            (Kind::String { format: Format::DateTime, .. }, Tag::String) => {
                !slot.span.escaped && formats::date_time::check(slot.span.text(context.source).raw)
            }
            (
                Kind::String { min_length: 0 | 1, max_length, format: Format::Text, values: [] },
                Tag::String,
            ) if !reading && !slot.span.escaped => {
                // A character is one byte at least.
                let text = slot.span.text(context.source).raw;
                let fits = text.len() <= *max_length as usize && !text.is_empty();
                slot.known || (fits && !words::has_nul(text))
            }
            // Nothing is asked of a stored text that has no format of its own.
            (Kind::String { format, .. }, Tag::String) => {
                slot.known || (reading && (is_free(*format) || has_lengths(*format)))
            }
            _ => false,
        },
    }
}

/// Whether the text is a UUID; one with escapes is unescaped elsewhere.
#[inline(always)]
fn is_uuid(context: &Context<'_>, slot: &Slot) -> bool {
    !slot.span.escaped && formats::uuid::check(slot.span.text(context.source).raw)
}
