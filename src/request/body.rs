//! Writes the JSON of a checked row from its slots.

use crate::json::{Number, Writer};
use crate::read::{Row, Slot, Tag};
use crate::schema::{Kind, Resource, Wire};

/// Bytes that a field takes besides its name and text, at most.
const FRAME: usize = 32;

/// Appends the row as a JSON object, or as the document that carries it; a reference is
/// written as its `id` alone.
///
/// The row must have passed its check: a value of another kind is left out.
pub fn write(resource: &Resource, source: &[u8], row: &Row, out: &mut Writer) {
    match resource.wire {
        Wire::Plain => fields(resource, source, row, out),
        Wire::JsonApi(api) => {
            out.raw(b"{\"data\":{\"type\":\"");
            out.raw(api.kind.as_bytes());
            out.raw(b"\",\"attributes\":");
            fields(resource, source, row, out);
            out.raw(b"}}");
        }
    }
}

fn fields(resource: &Resource, source: &[u8], row: &Row, out: &mut Writer) {
    let start = out.len();
    for (place, field) in resource.fields.iter().enumerate() {
        let slot = row.slot(place);
        if slot.tag == Tag::Absent {
            continue;
        }
        out.reserve(field.name.len().saturating_add(FRAME));
        // The comma before the first field becomes the opening brace.
        out.byte(b',');
        out.quoted(field.name.as_bytes());
        out.byte(b':');
        value(field.kind, slot, source, out);
    }
    if out.len() == start {
        out.byte(b'{');
    } else {
        out.replace(start, b'{');
    }
    out.byte(b'}');
}

#[inline]
fn value(kind: Kind, slot: &Slot, source: &[u8], out: &mut Writer) {
    let text = slot.span.text(source);
    match slot.tag {
        Tag::False => out.raw(b"false"),
        Tag::True => out.raw(b"true"),
        Tag::Number => match slot.number {
            Number::Integer(value) => out.integer(value),
            _ => out.raw(text.raw),
        },
        Tag::String => out.text(text),
        Tag::Object if matches!(kind, Kind::Reference(_)) => {
            // A UUID has no character that JSON escapes.
            out.raw(b"{\"id\":");
            out.quoted(text.raw);
            out.byte(b'}');
        }
        Tag::Object | Tag::Array => out.raw(text.raw),
        _ => out.raw(b"null"),
    }
}
