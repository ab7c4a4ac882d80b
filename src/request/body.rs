//! Writes the JSON of a checked row from its slots.

use alloc::vec::Vec;

use crate::json::{Number, write as json};
use crate::read::{Slot, Slots, Tag};
use crate::schema::{Kind, Resource, Wire};

/// Appends the row as a JSON object, or as the document that carries it; a reference is
/// written as its `id` alone.
///
/// The row must have passed its check: a value of another kind is left out.
pub fn write(resource: &Resource, source: &[u8], row: &impl Slots, out: &mut Vec<u8>) {
    match resource.wire {
        Wire::Plain => fields(resource, source, row, out),
        Wire::JsonApi(api) => {
            out.extend_from_slice(b"{\"data\":{\"type\":\"");
            out.extend_from_slice(api.kind.as_bytes());
            out.extend_from_slice(b"\",\"attributes\":");
            fields(resource, source, row, out);
            out.extend_from_slice(b"}}");
        }
    }
}

fn fields(resource: &Resource, source: &[u8], row: &impl Slots, out: &mut Vec<u8>) {
    out.push(b'{');
    let start = out.len();
    for (place, field) in resource.fields.iter().enumerate() {
        let slot = row.slot(place);
        if slot.tag == Tag::Absent {
            continue;
        }
        if out.len() > start {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(field.name.as_bytes());
        out.extend_from_slice(b"\":");
        value(field.kind, &slot, source, out);
    }
    out.push(b'}');
}

fn value(kind: Kind, slot: &Slot, source: &[u8], out: &mut Vec<u8>) {
    let text = slot.span.text(source);
    match slot.tag {
        Tag::False => out.extend_from_slice(b"false"),
        Tag::True => out.extend_from_slice(b"true"),
        Tag::Number => match slot.number {
            Number::Integer(value) => json::integer(out, value),
            _ => out.extend_from_slice(text.raw),
        },
        Tag::String => json::text(out, text),
        Tag::Object if matches!(kind, Kind::Reference(_)) => {
            out.extend_from_slice(b"{\"id\":");
            json::text(out, text);
            out.push(b'}');
        }
        Tag::Object | Tag::Array => out.extend_from_slice(text.raw),
        _ => out.extend_from_slice(b"null"),
    }
}
