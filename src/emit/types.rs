//! The TypeScript types of every resource, with limits and sources in their comments.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::fields::{field_doc, nullable, open_argument, open_parameter, read_doc, read_type, write_type};
use super::{doc, json_api};
use crate::resources::REGISTRY;
use crate::schema::{Field, FilterValue, ParameterKind, Resource, Rule, Status};

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
        out.push_str(&writes(resource));
        out.push_str(&filters(resource));
        out.push_str(&list_options(resource));
    }
    out
}

/// The types of what is written of a resource.
pub(super) fn writes(resource: &Resource) -> String {
    [create(resource), update(resource), bulk_row(resource)].concat()
}

fn source(resource: &Resource, what: &str) -> Vec<String> {
    std::vec![format!("{what} {}", resource.doc.trim()), format!("Source: {}.", resource.source)]
}

/// The same of what is written, with the rules that are not enforced, as nobody knows what they ask.
fn written(resource: &Resource, what: &str) -> Vec<String> {
    let mut lines = source(resource, what);
    let end = lines.len().saturating_sub(1);
    let rules = resource.rules.iter().filter_map(|rule| match rule {
        Rule::Documented(text) => Some(format!("Documented, not enforced: {text}.")),
        _ => None,
    });
    lines.splice(end..end, rules);
    lines
}

fn entity(resource: &Resource) -> String {
    let mut out = doc("", &source(resource, "A row as the server sends it."));
    out.push_str(&format!("export interface {} {{\n", resource.type_name));
    for field in resource.fields.iter().filter(|field| !field.write_only) {
        out.push_str(&doc("  ", &read_doc(field)));
        let mark = if field.required { ": " } else { "?: " };
        let read = Field { nullable: field.nullable || field.nullable_read, ..*field };
        out.push_str(&format!(
            "  {};\n",
            nullable(&format!("{}{mark}", field.name), &read_type(field.kind), &read)
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
        let kind = nullable("", &write_type(field.kind, true), field);
        let (mark, undefined) =
            if optional { ("?: ", if kind == "unknown" { "" } else { " | undefined" }) } else { (": ", "") };
        out.push_str(&format!("  {}{mark}{kind}{undefined};\n", field.name));
    }
    out
}

fn create(resource: &Resource) -> String {
    let groups = grouped(resource);
    let in_group = |field: &Field| groups.iter().any(|group| group.contains(&field.name));
    let about = doc("", &written(resource, "A new row."));
    let name = format!("{}Create{}", resource.type_name, open_parameter(resource));
    let plain: Vec<&Field> = writable(resource).filter(|field| !in_group(field)).collect();
    if groups.is_empty() {
        return format!("\n{about}export interface {name} {{\n{}}}\n", members(&plain, false));
    }
    let mut out = format!("\n{about}export type {name} = {{\n{}}}", members(&plain, false));
    for group in groups {
        out.push_str(" & ExactlyOneOf<{\n");
        for field in writable(resource).filter(|field| group.contains(&field.name)) {
            out.push_str(&doc("  ", &field_doc(field)));
            out.push_str(&format!("  {}: {};\n", field.name, write_type(field.kind, true)));
        }
        out.push_str("}>");
    }
    out.push_str(";\n");
    out
}

fn update(resource: &Resource) -> String {
    let all: Vec<&Field> = writable(resource).collect();
    format!(
        "\n{}export interface {}Update{} {{\n{}}}\n",
        doc("", &written(resource, "A partial change: what is absent stays as it is.")),
        resource.type_name,
        open_parameter(resource),
        members(&all, true)
    )
}

fn bulk_row(resource: &Resource) -> String {
    let name = resource.type_name;
    let (parameter, open) = (open_parameter(resource), open_argument(resource));
    format!(
        "\n{}export type {name}BulkRow{parameter} =\n  | ({name}Create{open} & {{ id?: undefined }})\n  | ({name}Update{open} & {{\n      \
         /** The row to update (format uuid) */\n      id: string;\n    }});\n",
        doc("", &written(resource, "A row of a bulk write: with an `id` an update, without one a create."))
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
