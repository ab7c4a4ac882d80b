//! The TypeScript types of every resource, with limits and sources in their comments.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::{doc, json_api};
use crate::resources::REGISTRY;
use crate::schema::{Field, FilterValue, Format, Kind, ParameterKind, Resource, Rule, Status};

pub(super) fn file() -> String {
    let mut out = String::from(
        "// The types of every resource, generated from the registry.\n\n\
         import type {\n  BooleanFilter,\n  DateTimeFilter,\n  ExactlyOneOf,\n  IdFilter,\n  IntegerFilter,\n  \
         ListOptionsBase,\n  Reference,\n  Relation,\n  ResourceIdentifier,\n  ResourceObject,\n  TextFilter,\n} from \"../core/types.js\";\n",
    );
    for resource in REGISTRY {
        out.push('\n');
        if let Some(api) = json_api::json_api(resource) {
            out.push_str(&json_api::types(resource, api));
            continue;
        }
        out.push_str(&entity(resource));
        out.push_str(&create(resource));
        out.push_str(&update(resource));
        out.push_str(&bulk_row(resource));
        out.push_str(&filters(resource));
        out.push_str(&list_options(resource));
    }
    out
}

/// What is said of a field: its meaning, its limits, its marks.
pub(super) fn field_doc(field: &Field) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    match field.kind {
        Kind::Number { minimum, maximum } => {
            marks.extend(minimum.map(|minimum| format!("at least {minimum}")));
            marks.extend(maximum.map(|maximum| format!("at most {maximum}")));
        }
        Kind::String { min_length, max_length, format, .. } => {
            if min_length > 0 {
                marks.push(format!("at least {min_length} characters"));
            }
            if max_length < u32::MAX {
                marks.push(format!("at most {max_length} characters"));
            }
            match format {
                Format::Text | Format::Timestamp => {}
                Format::Pattern(pattern) => marks.push(format!("pattern `{}`", pattern.source())),
                _ => marks.push(format!("format {}", format.name())),
            }
        }
        Kind::Integer { minimum, maximum, .. } => marks.push(format!("{minimum} to {maximum}")),
        Kind::Reference(to) => marks.push(format!("reference to {to}")),
        Kind::List { unique: true, .. } => marks.push("no element twice".to_string()),
        Kind::List { .. } | Kind::Object(_) => {}
        Kind::OpaqueArray => marks.push("elements not documented".to_string()),
        Kind::OpaqueObject => marks.push("keys not documented".to_string()),
        Kind::Any => marks.push("form not documented".to_string()),
        Kind::Boolean | Kind::NumberOrString => {}
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

pub(super) fn write_type(kind: Kind) -> String {
    match kind {
        Kind::Boolean => "boolean".to_string(),
        Kind::Integer { values: [], .. } => "number".to_string(),
        Kind::Integer { values, .. } => {
            values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")
        }
        Kind::String { format: Format::DateTime | Format::Timestamp, .. } => "string | Date".to_string(),
        Kind::Number { .. } => "number".to_string(),
        Kind::NumberOrString => "number | string".to_string(),
        Kind::String { values: [], .. } => "string".to_string(),
        Kind::String { values, .. } => {
            values.iter().map(|value| super::quoted(value)).collect::<Vec<_>>().join(" | ")
        }
        Kind::Reference(_) => "Reference".to_string(),
        Kind::List { of, .. } => format!("readonly ({})[]", write_type(*of)),
        Kind::Object(fields) => object_type(fields, false),
        Kind::OpaqueArray => "readonly unknown[]".to_string(),
        Kind::OpaqueObject => "Readonly<Record<string, unknown>>".to_string(),
        Kind::Any => "unknown".to_string(),
    }
}

pub(super) fn read_type(kind: Kind) -> String {
    match kind {
        Kind::Boolean => "boolean".to_string(),
        Kind::Integer { .. } | Kind::Number { .. } => "number".to_string(),
        Kind::NumberOrString => "number | string".to_string(),
        Kind::String { .. } => "string".to_string(),
        Kind::Reference(_) => "Relation".to_string(),
        Kind::List { of, .. } => format!("({})[]", read_type(*of)),
        Kind::Object(fields) => object_type(fields, true),
        Kind::OpaqueArray => "unknown[]".to_string(),
        Kind::OpaqueObject => "Record<string, unknown>".to_string(),
        Kind::Any => "unknown".to_string(),
    }
}

/// The type of an object within a value.
fn object_type(fields: &[Field], reading: bool) -> String {
    let members: Vec<String> = fields
        .iter()
        .filter(|field| reading || !field.read_only)
        .map(|field| {
            let kind = if reading { read_type(field.kind) } else { write_type(field.kind) };
            let mark = if field.required { ": " } else { "?: " };
            nullable(&format!("{}{mark}", field.name), &kind, field)
        })
        .collect();
    format!("{{ {} }}", members.join("; "))
}

fn nullable(name: &str, kind: &str, field: &Field) -> String {
    let null = if field.nullable && kind != "unknown" { " | null" } else { "" };
    format!("{name}{kind}{null}")
}

fn source(resource: &Resource, what: &str) -> Vec<String> {
    std::vec![format!("{what} {}", resource.doc.trim()), format!("Source: {}.", resource.source)]
}

fn entity(resource: &Resource) -> String {
    let mut out = doc("", &source(resource, "A row as the server sends it."));
    out.push_str(&format!("export interface {} {{\n", resource.type_name));
    for field in resource.fields {
        out.push_str(&doc("  ", &field_doc(field)));
        let mark = if field.required { ": " } else { "?: " };
        out.push_str(&format!(
            "  {};\n",
            nullable(&format!("{}{mark}", field.name), &read_type(field.kind), field)
        ));
    }
    out.push_str("}\n");
    out
}

fn writable(resource: &Resource) -> impl Iterator<Item = &'static Field> {
    resource.fields.iter().filter(|field| !field.read_only)
}

/// The members of groups of which exactly one is set: their type is a union.
fn grouped(resource: &Resource) -> Vec<&'static [&'static str]> {
    resource
        .rules
        .iter()
        .filter_map(|rule| match rule {
            Rule::ExactlyOneOf(group) => Some(group.names),
            _ => None,
        })
        .collect()
}

fn members(fields: &[&Field], all_optional: bool) -> String {
    let mut out = String::new();
    for field in fields {
        out.push_str(&doc("  ", &field_doc(field)));
        let optional = all_optional || !field.required;
        let kind = nullable("", &write_type(field.kind), field);
        let (mark, undefined) =
            if optional { ("?: ", if kind == "unknown" { "" } else { " | undefined" }) } else { (": ", "") };
        out.push_str(&format!("  {}{mark}{kind}{undefined};\n", field.name));
    }
    out
}

fn create(resource: &Resource) -> String {
    let groups = grouped(resource);
    let in_group = |field: &Field| groups.iter().any(|group| group.contains(&field.name));
    let about = doc("", &source(resource, "A new row."));
    let name = format!("{}Create", resource.type_name);
    let plain: Vec<&Field> = writable(resource).filter(|field| !in_group(field)).collect();
    if groups.is_empty() {
        return format!("\n{about}export interface {name} {{\n{}}}\n", members(&plain, false));
    }
    let mut out = format!("\n{about}export type {name} = {{\n{}}}", members(&plain, false));
    for group in groups {
        out.push_str(" & ExactlyOneOf<{\n");
        for field in writable(resource).filter(|field| group.contains(&field.name)) {
            out.push_str(&doc("  ", &field_doc(field)));
            out.push_str(&format!("  {}: {};\n", field.name, write_type(field.kind)));
        }
        out.push_str("}>");
    }
    out.push_str(";\n");
    out
}

fn update(resource: &Resource) -> String {
    let all: Vec<&Field> = writable(resource).collect();
    format!(
        "\n{}export interface {}Update {{\n{}}}\n",
        doc("", &source(resource, "A partial change: what is absent stays as it is.")),
        resource.type_name,
        members(&all, true)
    )
}

fn bulk_row(resource: &Resource) -> String {
    let name = resource.type_name;
    format!(
        "\n{}export type {name}BulkRow =\n  | ({name}Create & {{ id?: undefined }})\n  | ({name}Update & {{\n      \
         /** The row to update (format uuid) */\n      id: string;\n    }});\n",
        doc("", &source(resource, "A row of a bulk write: with an `id` an update, without one a create."))
    )
}

fn filter_type(value: FilterValue) -> &'static str {
    match value {
        FilterValue::Text => "TextFilter",
        FilterValue::Integer => "IntegerFilter",
        FilterValue::DateTime => "DateTimeFilter",
        FilterValue::Boolean => "BooleanFilter",
        FilterValue::Uuid | FilterValue::Reference => "IdFilter",
    }
}

/// What is said of a fact that the resource's own document does not show.
pub(super) fn status_doc(status: Status) -> &'static str {
    match status {
        Status::Documented => "",
        Status::Confirmed => "Not in the resource's own document; another public page of the API shows it.",
        Status::Inferred => "Not documented for this resource; inferred from the API's other pages.",
    }
}

fn filters(resource: &Resource) -> String {
    let mut out = doc("", &source(resource, "The filters of the list; several are combined with AND."));
    out.insert(0, '\n');
    out.push_str(&format!("export interface {}Filters {{\n", resource.type_name));
    for filter in resource.filters {
        let operators: Vec<&str> = filter.value.operators().iter().map(|operator| operator.name()).collect();
        let lines = [
            format!("Equality, `{}`; each can be negated by `not`.", operators.join("`, `")),
            status_doc(filter.status).to_string(),
        ];
        out.push_str(&doc("  ", &lines));
        out.push_str(&format!("  {}?: {} | undefined;\n", filter.name, filter_type(filter.value)));
    }
    out.push_str("}\n");
    out
}

fn list_options(resource: &Resource) -> String {
    let mut out = doc("", &source(resource, "The options of the list."));
    out.insert(0, '\n');
    out.push_str(&format!(
        "export interface {0}ListOptions extends ListOptionsBase {{\n  /** Conditions that the rows must meet. */\n  \
         filters?: {0}Filters | undefined;\n",
        resource.type_name
    ));
    let common = ["jsonl", "orderBy", "page", "pageSize", "search", "slim", "statistics"];
    for parameter in resource.parameters.iter().filter(|parameter| !common.contains(&parameter.option)) {
        let kind = match parameter.kind {
            ParameterKind::Boolean => "boolean",
            ParameterKind::Integer { .. } => "number",
            ParameterKind::Text => "string",
            ParameterKind::Order | ParameterKind::Ids | ParameterKind::Strings => "readonly string[]",
            // JSON:API's lists have options of their own.
            _ => continue,
        };
        out.push_str(&doc("  ", &[parameter.doc.to_string()]));
        out.push_str(&format!("  {}?: {kind} | undefined;\n", parameter.option));
    }
    out.push_str("}\n");
    out
}
