//! Notes of issues as JSON, for the few issues that carry one.

use alloc::vec::Vec;

use crate::json::write;
use crate::validate::{Note, Param, Segment};

/// Appends a note as `{"path":[...],"params":{...}}`.
pub(super) fn json(note: &Note, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"path\":[");
    for (place, segment) in note.path.iter().enumerate() {
        comma(place, out);
        match segment {
            Segment::Key(key) => write::string(out, key),
            Segment::Index(index) => write::integer(out, i64::from(*index)),
        }
    }
    out.extend_from_slice(b"],\"params\":{");
    for (place, (name, param)) in note.params.iter().enumerate() {
        comma(place, out);
        write::string(out, name);
        out.push(b':');
        match param {
            Param::Integer(value) => write::integer(out, *value),
            Param::Text(text) => write::string(out, text),
            Param::Names(names) => list(names, out, |name, out| write::string(out, name)),
            Param::Integers(values) => list(values, out, |value, out| write::integer(out, *value)),
        }
    }
    out.extend_from_slice(b"}}");
}

fn comma(place: usize, out: &mut Vec<u8>) {
    if place > 0 {
        out.push(b',');
    }
}

fn list<T>(values: &[T], out: &mut Vec<u8>, each: impl Fn(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (place, value) in values.iter().enumerate() {
        comma(place, out);
        each(value, out);
    }
    out.push(b']');
}
