//! Writes the JSON of a checked row from its slots.

use crate::json::{Number, Writer};
use crate::read::{Row, Slot, Tag};
use crate::schema::{Field, Kind, Resource, Wire};

/// Bytes that a field takes besides its name and text, at most.
const FRAME: usize = 32;

/// A body that is being written: a row as a JSON object, or as the document that carries it; a reference
/// is written as its `id` alone.
///
/// The fields must have passed their checks: a value of another kind is left out.
#[derive(Debug)]
pub struct Body {
    wire: Wire,
    /// Where the object begins.
    start: usize,
}

impl Body {
    /// Begins a body.
    pub fn begin(resource: &Resource, out: &mut Writer) -> Body {
        if let Wire::JsonApi(api) = resource.wire {
            out.raw(b"{\"data\":{\"type\":\"");
            out.raw(api.kind.as_bytes());
            out.raw(b"\",\"attributes\":");
        }
        Body { wire: resource.wire, start: out.len() }
    }

    /// Appends a field, if it has a value.
    #[inline(always)]
    pub fn field(&self, field: &Field, slot: &Slot, source: &[u8], out: &mut Writer) {
        if slot.tag == Tag::Absent {
            return;
        }
        out.reserve(field.name.len().saturating_add(FRAME));
        // The comma before the first field becomes the opening brace.
        if field.key.is_empty() {
            out.byte(b',');
            out.quoted(field.name.as_bytes());
            out.byte(b':');
        } else {
            out.raw(field.key.as_bytes());
        }
        value(field.kind, slot, source, out);
    }

    /// Ends the body.
    pub fn end(self, out: &mut Writer) {
        if out.len() == self.start {
            out.byte(b'{');
        } else {
            out.replace(self.start, b'{');
        }
        out.raw(if let Wire::JsonApi(_) = self.wire { b"}}}" } else { b"}" });
    }
}

/// Appends the body of a row that has passed its check.
pub fn write(resource: &Resource, source: &[u8], row: &Row, out: &mut Writer) {
    let body = Body::begin(resource, out);
    for (place, field) in resource.fields.iter().enumerate() {
        body.field(field, row.slot(place), source, out);
    }
    body.end(out);
}

#[inline]
fn value(kind: Kind, slot: &Slot, source: &[u8], out: &mut Writer) {
    let text = slot.span.text(source);
    match slot.tag {
        Tag::False => out.raw(b"false"),
        Tag::True => out.raw(b"true"),
        Tag::Number => match slot.number {
            Number::Integer(value) => out.integer(value),
            _ => out.append(text.raw),
        },
        Tag::String => out.text(text),
        Tag::Object if matches!(kind, Kind::Reference(_)) => {
            // A UUID has no character that JSON escapes.
            out.raw(b"{\"id\":");
            out.quoted(text.raw);
            out.byte(b'}');
        }
        Tag::Object | Tag::Array => out.append(text.raw),
        _ => out.raw(b"null"),
    }
}
