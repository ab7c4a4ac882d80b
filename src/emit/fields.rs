//! Fields in TypeScript: their comments, and their types when written and when read.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::quoted;
use crate::schema::{Field, Format, Kind, Resource, may_go_on};

/// What is said of a field that is written: its meaning, its limits, its marks.
pub(super) fn field_doc(field: &Field) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    match field.kind {
        Kind::Number { minimum, maximum } => {
            marks.extend(minimum.map(|minimum| format!("at least {minimum}")));
            marks.extend(maximum.map(|maximum| format!("at most {maximum}")));
        }
        Kind::String { min_length, max_length, .. } => {
            if min_length > 0 {
                marks.push(format!("at least {}", characters(min_length)));
            }
            if max_length < u32::MAX {
                marks.push(format!("at most {}", characters(max_length)));
            }
        }
        // Of an enumeration the type says it all; beyond 32 bits no field goes.
        Kind::Integer { values: [], minimum, maximum } if field.kind != Kind::INT32 => {
            marks.push(format!("{minimum} to {maximum}"));
        }
        Kind::List { unique: true, .. } => marks.push("no element twice".to_string()),
        _ => {}
    }
    marked(field, marks)
}

/// What is said of a field that is read: no limits, as those are for what is written.
pub(super) fn read_doc(field: &Field) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    if let Kind::Integer { values: values @ [_, ..], .. } = field.kind {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        marks.push(format!("documented: {}", values.join(", ")));
    }
    marked(field, marks)
}

fn characters(count: u32) -> String {
    format!("{count} character{}", if count == 1 { "" } else { "s" })
}

/// A field's meaning and marks: those that are given, and those that hold whatever becomes of it.
fn marked(field: &Field, mut marks: Vec<String>) -> Vec<String> {
    match field.kind {
        Kind::String { format: Format::Text | Format::Timestamp, .. } => {}
        Kind::String { format: Format::Pattern(pattern), .. } => {
            marks.push(format!("pattern `{}`", pattern.source()));
        }
        Kind::String { format, .. } => marks.push(format!("format {}", format.name())),
        Kind::Reference(to) => marks.push(format!("reference to {to}")),
        Kind::OpaqueArray => marks.push("elements not documented".to_string()),
        Kind::OpaqueObject => marks.push("keys not documented".to_string()),
        Kind::Any => marks.push("form not documented".to_string()),
        _ => {}
    }
    if field.unique {
        marks.push("unique".to_string());
    }
    if field.read_only {
        marks.push("read-only".to_string());
    }
    let mut line = String::from(field.doc.trim());
    if !marks.is_empty() {
        line.push_str(&format!(" ({})", marks.join(", ")));
    }
    std::vec![line]
}

/// The type of a kind when it is written; `open` within a type that has the parameter `More`.
pub(super) fn write_type(kind: Kind, open: bool) -> String {
    match kind {
        Kind::Boolean => "boolean".to_string(),
        Kind::Integer { values: [], .. } => "number".to_string(),
        Kind::Integer { values, .. } => {
            let more = (open && may_go_on(values)).then(|| MORE.to_string());
            values.iter().map(ToString::to_string).chain(more).collect::<Vec<_>>().join(" | ")
        }
        Kind::String { format: Format::DateTime | Format::Timestamp, .. } => "string | Date".to_string(),
        Kind::Number { .. } => "number".to_string(),
        Kind::NumberOrString => "number | string".to_string(),
        Kind::String { values: [], .. } => "string".to_string(),
        Kind::String { values, .. } => {
            values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(" | ")
        }
        Kind::Reference(_) => "Reference".to_string(),
        Kind::List { of, .. } => format!("readonly ({})[]", write_type(*of, open)),
        Kind::Object(fields) => object_type(fields, |kind| write_type(kind, open), false),
        Kind::OpaqueArray => "readonly unknown[]".to_string(),
        Kind::OpaqueObject => "Readonly<Record<string, unknown>>".to_string(),
        Kind::Any => "unknown".to_string(),
    }
}

/// What an enumeration that may go on takes besides: nothing, or any integer.
const MORE: &str = "More";

/// Whether an enumeration may go on in what is written of a resource.
pub(super) fn is_open(resource: &Resource) -> bool {
    let mut writable = resource.fields.iter().filter(|field| !field.read_only);
    writable.any(|field| write_type(field.kind, true) != write_type(field.kind, false))
}

/// The parameter of the types of what is written, where an enumeration may go on; empty elsewhere. It is what is
/// taken besides, and no switch, so that compilers see that whatever fits without it fits with it.
pub(super) fn open_parameter(resource: &Resource) -> &'static str {
    if is_open(resource) { "<More extends number = never>" } else { "" }
}

/// The argument that hands that parameter on.
pub(super) fn open_argument(resource: &Resource) -> &'static str {
    if is_open(resource) { "<More>" } else { "" }
}

pub(super) fn read_type(kind: Kind) -> String {
    match kind {
        Kind::Boolean => "boolean".to_string(),
        Kind::Integer { .. } | Kind::Number { .. } => "number".to_string(),
        Kind::NumberOrString => "number | string".to_string(),
        Kind::String { .. } => "string".to_string(),
        Kind::Reference(_) => "Relation".to_string(),
        Kind::List { of, .. } => format!("({})[]", read_type(*of)),
        Kind::Object(fields) => object_type(fields, read_type, true),
        Kind::OpaqueArray => "unknown[]".to_string(),
        Kind::OpaqueObject => "Record<string, unknown>".to_string(),
        Kind::Any => "unknown".to_string(),
    }
}

/// The type of an object within a value.
fn object_type(fields: &[Field], type_of: impl Fn(Kind) -> String, reading: bool) -> String {
    let members: Vec<String> = fields
        .iter()
        .filter(|field| reading || !field.read_only)
        .map(|field| {
            let kind = type_of(field.kind);
            let mark = if field.required { ": " } else { "?: " };
            let undefined = if reading || field.required || kind == "unknown" { "" } else { " | undefined" };
            format!("{}{undefined}", nullable(&format!("{}{mark}", field.name), &kind, field))
        })
        .collect();
    format!("{{ {} }}", members.join("; "))
}

pub(super) fn nullable(name: &str, kind: &str, field: &Field) -> String {
    let null = if field.nullable && kind != "unknown" { " | null" } else { "" };
    format!("{name}{kind}{null}")
}
