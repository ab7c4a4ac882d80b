//! The plans: what JavaScript must know of each resource to lay its values out, and the
//! straight-line code that does it.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::{doc, json_api, quoted};
use crate::read::packed;
use crate::resources::REGISTRY;
use crate::schema::{Field, FilterValue, Format, Kind, ParameterKind, Resource, Rule};
use crate::validate::Code;

pub(super) fn file() -> String {
    let mut out = String::from(
        "// What lays the values of every resource out in memory, generated from the registry.\n\n\
         import { any, bool, dateTime, foreign, int, list, number, object, ref, text, unread } from \"../core/pack.js\";\n\
         import { field, type FilterKind, type Plan } from \"../core/plan.js\";\n",
    );
    for (id, resource) in REGISTRY.iter().enumerate() {
        out.push_str(&plan(id, resource));
    }
    let keys: Vec<&str> = REGISTRY.iter().map(|resource| resource.key).collect();
    out.push_str("\n/** Every plan; a resource's id is its place. */\n");
    out.push_str(&format!("export const plans: readonly Plan[] = [{}];\n", keys.join(", ")));
    out.push_str(&operators());
    out.push_str(&apis());
    out
}

/// The operators of each kind of filter.
fn operators() -> String {
    let kinds = [
        FilterValue::Text,
        FilterValue::Integer,
        FilterValue::DateTime,
        FilterValue::Boolean,
        FilterValue::Uuid,
        FilterValue::Reference,
    ];
    let mut out = String::from("\n/** The operators of each kind of filter, besides equality. */\n");
    out.push_str("export const filterOperators: Readonly<Record<FilterKind, readonly string[]>> = {\n");
    for kind in kinds {
        let names: Vec<String> = kind.operators().iter().map(|operator| quoted(operator.name())).collect();
        out.push_str(&format!("  {}: [{}],\n", filter_kind(kind), names.join(", ")));
    }
    out.push_str("};\n");
    out
}

fn plan(id: usize, resource: &Resource) -> String {
    let mut out = String::from("\n");
    out.push_str(&doc("", &[format!("{}.", resource.source)]));
    out.push_str(&format!("export const {}: Plan = {{\n", resource.key));
    out.push_str(&format!("  id: {id},\n  api: {},\n", quoted(resource.api.client)));
    if let Some(api) = json_api::json_api(resource) {
        out.push_str(&json_api::plan(api));
    }
    out.push_str(&format!("  app: {},\n", quoted(resource.app)));
    out.push_str(&format!("  key: {},\n  name: {},\n", quoted(resource.key), quoted(resource.name)));
    let operations: Vec<String> =
        resource.operations.iter().map(|operation| quoted(operation.kind.name())).collect();
    out.push_str(&format!("  operations: [{}],\n", operations.join(", ")));
    let writable = resource.fields.iter().take_while(|field| !field.read_only).count();
    let usual = resource.fields.iter().take_while(|field| !field.is_extra()).count();
    let count = resource.fields.len();
    out.push_str(&format!("  count: {count},\n  writable: {writable},\n  usual: {usual},\n"));
    out.push_str("  fields: {\n");
    for field in resource.fields {
        out.push_str(&format!("    {}: {},\n", field.name, descriptor(field)));
    }
    out.push_str("  },\n  rules: [");
    let rules: Vec<String> = resource.rules.iter().map(rule).collect();
    out.push_str(&rules.join(", "));
    out.push_str("],\n");
    out.push_str(&query(resource));
    let (first, rest) = resource.fields.split_at_checked(writable).unwrap_or_default();
    let calls = |fields: &[Field], from: usize| {
        let calls: Vec<String> = fields
            .iter()
            .zip(from..)
            .map(|(field, place)| {
                let value = if place == 0 { "first".to_string() } else { format!("o.{}", field.name) };
                pack(place, field, &value)
            })
            .collect();
        if calls.is_empty() { "0".to_string() } else { calls.join(" +\n      ") }
    };
    // The first field is read before the object is judged: then engines know what the object is like.
    let name = resource.fields.first().map_or("", |field| field.name);
    out.push_str(&format!(
        "  pack: (o, at) => {{\n    const first = o.{name};\n    return (\n      foreign(o) +\n      {}\n    );\n  }},\n",
        calls(first, 0)
    ));
    out.push_str(&format!("  packRest: (o, at) =>\n      {},\n", calls(rest, writable)));
    let members: Vec<String> = resource
        .fields
        .iter()
        .zip(0usize..usual)
        .filter(|(field, _)| !field.write_only)
        .map(|(field, place)| match place.saturating_mul(2) {
            0 => format!("{}: v(at)", field.name),
            distance => format!("{}: v(at + {distance})", field.name),
        })
        .collect();
    let members = members.join(",\n    ");
    out.push_str(&format!("  make: (v, at) => ({{\n    {members},\n  }}),\n"));
    if json_api::json_api(resource).is_some() {
        out.push_str(&format!(
            "  makeFlat: (v, at, id, type) => ({{\n    id,\n    type,\n    {members},\n  }}),\n"
        ));
    }
    out.push_str("};\n");
    out
}

/// The options of the list: parameters by option, filters by field, each with its kind.
fn query(resource: &Resource) -> String {
    let parameters: Vec<String> = resource
        .parameters
        .iter()
        .map(|parameter| format!("{}: {}", parameter.option, quoted(parameter_kind(parameter.kind))))
        .collect();
    let filters: Vec<String> = resource
        .filters
        .iter()
        .map(|filter| format!("{}: {}", filter.name, quoted(filter_kind(filter.value))))
        .collect();
    format!("  parameters: {{ {} }},\n  filters: {{ {} }},\n", parameters.join(", "), filters.join(", "))
}

pub(super) fn parameter_kind(kind: ParameterKind) -> &'static str {
    match kind {
        ParameterKind::Boolean => "boolean",
        ParameterKind::Integer { minimum: 1, .. } => "count",
        ParameterKind::Integer { .. } => "integer",
        ParameterKind::Text => "text",
        ParameterKind::Order => "order",
        ParameterKind::Ids => "ids",
        ParameterKind::Strings => "strings",
        ParameterKind::Count => "count",
        ParameterKind::Sort => "sort",
        ParameterKind::Include => "include",
        ParameterKind::Fieldset => "fieldset",
    }
}

pub(super) fn filter_kind(value: FilterValue) -> &'static str {
    match value {
        FilterValue::Text => "text",
        FilterValue::Integer => "integer",
        FilterValue::DateTime => "dateTime",
        FilterValue::Boolean => "boolean",
        FilterValue::Uuid => "id",
        FilterValue::Reference => "reference",
    }
}

/// A rule across fields: its code and its fields; one that is only documented has its text instead.
fn rule(rule: &Rule) -> String {
    let code = match rule {
        Rule::ExactlyOneOf(_) => Code::ExactlyOneOf,
        Rule::AtLeastOneOf(_) => Code::AtLeastOneOf,
        Rule::AtMostOneOf(_) => Code::AtMostOneOf,
        Rule::SetTogether(_) => Code::SetTogether,
        Rule::Requires(_) => Code::Requires,
        Rule::Order(_) => Code::Order,
        // It keeps its place, as issues name rules by their place.
        Rule::RequiredUnless(_) => Code::Required,
        Rule::Documented(text) => {
            return format!("{{ code: \"documented\", fields: [], text: {} }}", quoted(text));
        }
    };
    let names: Vec<String> =
        rule.group().into_iter().flat_map(|group| group.names).map(|name| quoted(name)).collect();
    format!("{{ code: {}, fields: [{}] }}", quoted(code.name()), names.join(", "))
}

/// `field(type, marks, limits)`; the marks are bits: required, nullable, read-only, unique,
/// write-only, nullable in responses.
fn descriptor(field: &Field) -> String {
    // Null is a JSON value like any other.
    let nullable = field.nullable || matches!(field.kind, Kind::Any);
    let marks = u32::from(field.required)
        | u32::from(nullable) << 1
        | u32::from(field.read_only) << 2
        | u32::from(field.unique) << 3
        | u32::from(field.write_only) << 4
        | u32::from(field.nullable_read) << 5;
    let mut limits: Vec<String> = Vec::new();
    match field.kind {
        Kind::Integer { minimum, maximum, values } => {
            limits.push(format!("minimum: {minimum}"));
            limits.push(format!("maximum: {maximum}"));
            if !values.is_empty() {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                limits.push(format!("enum: [{}]", values.join(", ")));
            }
        }
        Kind::Number { minimum, maximum } => {
            limits.extend(minimum.map(|minimum| format!("minimum: {minimum}")));
            limits.extend(maximum.map(|maximum| format!("maximum: {maximum}")));
        }
        Kind::String { min_length, max_length, format, values } => {
            if min_length > 0 {
                limits.push(format!("minLength: {min_length}"));
            }
            if max_length < u32::MAX {
                limits.push(format!("maxLength: {max_length}"));
            }
            match format {
                Format::Text | Format::Timestamp => {}
                Format::Pattern(pattern) => limits.push(format!("pattern: {}", quoted(pattern.source()))),
                _ => limits.push(format!("format: {}", quoted(format.name()))),
            }
            if !values.is_empty() {
                let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
                limits.push(format!("enum: [{}]", values.join(", ")));
            }
        }
        Kind::List { of, unique } => {
            let items = Field { kind: *of, required: false, nullable: false, ..ITEM };
            limits.push(format!("items: {}", descriptor(&items)));
            if unique {
                limits.push("uniqueItems: true".to_string());
            }
        }
        Kind::Object(fields) => {
            let members: Vec<String> =
                fields.iter().map(|field| format!("{}: {}", field.name, descriptor(field))).collect();
            limits.push(format!("properties: {{ {} }}", members.join(", ")));
        }
        Kind::Reference(to) => limits.push(format!("reference: {}", quoted(to))),
        Kind::Boolean | Kind::NumberOrString | Kind::OpaqueArray | Kind::OpaqueObject | Kind::Any => {}
    }
    let limits = if limits.is_empty() { String::new() } else { format!(", {{ {} }}", limits.join(", ")) };
    format!("field({}, {marks}{limits})", quoted(field.kind.json_type()))
}

/// What an element of a list is described as, but for its kind.
const ITEM: Field = Field {
    name: "",
    key: "",
    doc: "",
    kind: Kind::Any,
    required: false,
    nullable: false,
    read_only: false,
    write_only: false,
    nullable_read: false,
    unique: false,
};

/// The call that lays the value of a field out, at its distance from the first one in 32-bit numbers.
fn pack(place: usize, field: &Field, value: &str) -> String {
    let at = match place.saturating_mul(packed::STRIDE / 4) {
        0 => "at".to_string(),
        distance => format!("at + {distance}"),
    };
    match field.kind {
        Kind::Boolean => format!("bool({at}, {value})"),
        Kind::Integer { .. } => format!("int({at}, {value})"),
        Kind::String { format: Format::DateTime, .. } => format!("dateTime({at}, {value})"),
        Kind::String { format: Format::Timestamp, max_length, .. } => {
            format!("dateTime({at}, {value}, {max_length})")
        }
        Kind::String { min_length: 0 | 1, max_length, format: Format::Text, values: [] } => {
            format!("unread({at}, {value}, {max_length})")
        }
        Kind::String { max_length, format, .. } => {
            // Longer text than a format can have need not cross the boundary.
            let longest = if matches!(format, Format::Uuid | Format::Date) { 64 } else { max_length };
            format!("text({at}, {value}, {longest})")
        }
        Kind::Reference(_) => format!("ref({at}, {value})"),
        Kind::Number { .. } => format!("number({at}, {value})"),
        Kind::OpaqueArray | Kind::List { .. } => format!("list({at}, {value})"),
        Kind::OpaqueObject | Kind::Object(_) => format!("object({at}, {value})"),
        Kind::NumberOrString | Kind::Any => format!("any({at}, {value})"),
    }
}

/// Hosts and credential headers of each API.
fn apis() -> String {
    let mut out = String::new();
    let mut done: Vec<&str> = Vec::new();
    for resource in REGISTRY {
        let api = resource.api;
        if done.contains(&api.client) {
            continue;
        }
        done.push(api.client);
        let lower = api.client.to_lowercase();
        out.push_str(&format!("\n/** The documented hosts of the {}, by environment. */\n", api.name));
        out.push_str(&format!("export const {lower}Hosts = {{\n"));
        for host in api.hosts {
            out.push_str(&format!("  {}: {},\n", quoted(host.environment), quoted(host.origin)));
        }
        out.push_str("} as const;\n");
        out.push_str(&format!("\n/** The credential headers of the {}, by option. */\n", api.name));
        out.push_str(&format!("export const {lower}Headers = {{\n"));
        for header in api.security {
            out.push_str(&doc("  ", &[header.doc.to_string()]));
            out.push_str(&format!("  {}: {},\n", header.option, quoted(header.header)));
        }
        out.push_str("} as const;\n");
    }
    out
}
