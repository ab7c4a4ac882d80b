//! The registry as a table in the form of the machine-readable contract, for conformance.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use serde_json::{Map, Value, json};

use crate::resources::REGISTRY;
use crate::schema::{Field, Format, Kind, OperationKind, ParameterKind, Resource, Rule, Status};

/// The table as JSON text.
pub(super) fn json() -> String {
    let mut text = serde_json::to_string_pretty(&table()).unwrap_or_default();
    text.push('\n');
    text
}

/// Every documented operation of every resource of Pigello: fields, parameters, filters.
#[must_use]
pub fn table() -> Value {
    let mut resources = Map::new();
    for resource in REGISTRY.iter().filter(|resource| resource.api.client == "Pigello") {
        let mut operations = Map::new();
        for operation in resource.operations.iter().filter(|o| o.status == Status::Documented) {
            operations.insert(operation.kind.name().to_string(), self::operation(resource, operation.kind));
        }
        resources.insert(resource.name.to_string(), json!({ "app": resource.app, "operations": operations }));
    }
    Value::Object(resources)
}

fn operation(resource: &Resource, kind: OperationKind) -> Value {
    let mut out = Map::new();
    out.insert("method".into(), kind.method().into());
    let tail = if kind.is_collection() {
        "list/"
    } else if kind.has_id() {
        "{pk}/"
    } else {
        ""
    };
    out.insert("path".into(), format!("{}{tail}", resource.path).into());
    if kind == OperationKind::List {
        out.insert("query".into(), query(resource).into());
    }
    if kind.has_body() {
        let writable = resource.fields.iter().filter(|field| !field.read_only);
        out.insert("request".into(), rows(resource, writable).into());
    }
    if kind != OperationKind::Delete {
        out.insert("response".into(), rows(resource, resource.fields.iter()).into());
    }
    Value::Object(out)
}

fn rows<'a>(resource: &Resource, fields: impl Iterator<Item = &'a Field>) -> Vec<Value> {
    let mut out = Vec::new();
    for field in fields {
        out.push(row(resource, field));
        // The documents list the id of a reference on a line of its own where it is required.
        if let (Kind::Reference(_), false) = (field.kind, field.nullable) {
            out.push(json!({ "name": format!("{}.id", field.name), "type": "string(uuid)" }));
        }
    }
    out
}

/// A field in the words of the documents.
fn row(resource: &Resource, field: &Field) -> Value {
    let or_null = if field.nullable { " or null" } else { "" };
    let mut out = Map::new();
    out.insert("name".into(), field.name.into());
    let kind = match field.kind {
        Kind::Boolean => format!("boolean{or_null}"),
        Kind::Integer { .. } => format!("integer{or_null}(int32)"),
        Kind::String { format: Format::Text, .. } => format!("string{or_null}"),
        Kind::String { format, .. } => format!("string{or_null}({})", format.name()),
        Kind::Reference(to) => format!("object{or_null}({to})"),
        Kind::Number { .. } => format!("number{or_null}(float)"),
        Kind::List { of: Kind::Reference(to), .. } => format!("Array of objects{or_null}({to})"),
        Kind::List { of: Kind::Integer { .. }, .. } => format!("Array of integers{or_null}(int32)"),
        Kind::List { .. } => format!("Array of strings{or_null}"),
        Kind::NumberOrString => format!("number{or_null}"),
        Kind::OpaqueArray => format!("Array of objects{or_null}"),
        Kind::OpaqueObject | Kind::Object(_) => format!("object{or_null}"),
        Kind::Any => "any".to_string(),
    };
    out.insert("type".into(), kind.into());
    for (mark, name) in
        [(field.required, "required"), (field.read_only, "readOnly"), (field.unique, "unique")]
    {
        if mark {
            out.insert(name.into(), true.into());
        }
    }
    match field.kind {
        Kind::Integer { minimum, maximum, values } => {
            out.insert("range".into(), json!([minimum, maximum]));
            if !values.is_empty() {
                out.insert("enum".into(), values.into());
            }
        }
        Kind::String { min_length, max_length, .. } => {
            if min_length > 0 {
                out.insert("minLength".into(), min_length.into());
            }
            if max_length < u32::MAX {
                out.insert("maxLength".into(), max_length.into());
            }
        }
        _ => {}
    }
    for rule in resource.rules {
        let names: &[&str] = match rule {
            Rule::ExactlyOneOf(_) => &["excludes", "atLeastOneOf"],
            Rule::AtMostOneOf(_) => &["excludes"],
            Rule::AtLeastOneOf(_) => &["atLeastOneOf"],
            Rule::SetTogether(_) => &["together"],
            Rule::Requires(_) => &["requires"],
            Rule::Order(_) => &["order"],
            Rule::RequiredUnless(_) | Rule::Documented(_) => &[],
        };
        let Some(group) = rule.group().filter(|group| group.names.contains(&field.name)) else { continue };
        let others: Vec<&str> = group.names.iter().copied().filter(|name| *name != field.name).collect();
        for name in names {
            out.insert((*name).into(), others.clone().into());
        }
    }
    Value::Object(out)
}

fn query(resource: &Resource) -> Vec<Value> {
    let mut out = Vec::new();
    for parameter in resource.parameters {
        let mut row = Map::new();
        row.insert("name".into(), parameter.name.into());
        let kind = match parameter.kind {
            ParameterKind::Boolean => "boolean",
            ParameterKind::Integer { .. } => "integer(int32)",
            ParameterKind::Text => "string",
            ParameterKind::Order => "Array of strings",
            ParameterKind::Ids | ParameterKind::Strings => "Array of objects",
            // Other APIs have no such table.
            _ => "",
        };
        row.insert("type".into(), kind.into());
        if let ParameterKind::Integer { minimum, together } = parameter.kind {
            if minimum > 0 {
                row.insert("minimum".into(), minimum.into());
            }
            let partner = resource.parameters.iter().find(|other| other.option == together);
            row.insert("together".into(), json!(partner.map(|other| [other.name])));
        }
        out.push(Value::Object(row));
    }
    for filter in resource.filters {
        let operators: Map<String, Value> = filter
            .value
            .operators()
            .iter()
            .map(|operator| (operator.name().to_string(), Value::Bool(true)))
            .collect();
        out.push(json!({ "name": filter.name, "type": "any", "negatable": true, "operators": operators }));
    }
    out
}
