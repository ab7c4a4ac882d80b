//! Notes of issues as JSON, for the few issues that carry one.

use crate::json::Writer;
use crate::validate::{Note, Param, Segment};

/// Appends a note as `{"path":[...],"params":{...}}`.
pub(super) fn json(note: &Note, out: &mut Writer) {
    out.raw(b"{\"path\":[");
    for (place, segment) in note.path.iter().enumerate() {
        comma(place, out);
        match segment {
            Segment::Key(key) => out.string(key.as_bytes()),
            Segment::Index(index) => out.integer(i64::from(*index)),
        }
    }
    out.raw(b"],\"params\":{");
    for (place, (name, param)) in note.params.iter().enumerate() {
        comma(place, out);
        out.string(name.as_bytes());
        out.byte(b':');
        match param {
            Param::Integer(value) => out.integer(*value),
            Param::Text(text) => out.string(text.as_bytes()),
            Param::Names(names) => list(*names, out, |name, out| out.string(name.as_bytes())),
            Param::Integers(values) => list(*values, out, |value, out| out.integer(*value)),
        }
    }
    out.raw(b"}}");
}

fn comma(place: usize, out: &mut Writer) {
    if place > 0 {
        out.byte(b',');
    }
}

/// Appends an array.
pub(super) fn list<T>(values: impl IntoIterator<Item = T>, out: &mut Writer, each: impl Fn(T, &mut Writer)) {
    out.byte(b'[');
    for (place, value) in values.into_iter().enumerate() {
        comma(place, out);
        each(value, out);
    }
    out.byte(b']');
}
