//! A second opinion: the issues of a value, worked out from the tables of its resource alone,
//! with neither the library's rules nor its readers. Plain and slow, to be read with the
//! documents beside it.

mod suggestion;
mod text;
mod value;

use fieldgate::schema::{Field, Group, Kind, Mode, Resource, Rule};
use serde_json::{Map, Value, json};

pub(crate) use text::RIGHT;
use value::Check;

/// An issue as the corpus has it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Expected {
    pub(crate) path: Vec<Value>,
    pub(crate) code: String,
    pub(crate) params: Value,
}

/// How strictly, as the options of JavaScript have it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Strictness {
    pub(crate) open_enums: bool,
    pub(crate) complete: bool,
}

/// The issues of a value.
pub(crate) fn issues(resource: &Resource, mode: Mode, options: Strictness, value: &Value) -> Vec<Expected> {
    let mut check = Check { reading: mode == Mode::Read, open_enums: options.open_enums, issues: Vec::new() };
    let Value::Object(object) = value else {
        check.add(&[], "type", json!({ "type": "object" }));
        return check.issues;
    };
    let updating = match mode {
        Mode::Create | Mode::Read => false,
        Mode::Update => true,
        Mode::BulkRow => object.contains_key("id") && resource.fields.iter().any(|field| field.name == "id"),
    };
    for field in resource.fields {
        let path = [json!(field.name)];
        let written_by_us = !field.read_only || (mode == Mode::BulkRow && field.name == "id");
        match object.get(field.name) {
            None => {
                let expected = check.reading || (!field.read_only && (!updating || options.complete));
                if field.required && expected {
                    check.add(&path, "required", json!({}));
                }
            }
            Some(_) if !check.reading && !written_by_us => check.add(&path, "read_only", json!({})),
            Some(value) => check.value(&path, field.kind, field.nullable, value),
        }
    }
    if !check.reading {
        for rule in resource.rules {
            check_rule(&mut check, resource, rule, object, updating);
        }
        check.unknown(&[], resource.fields, object);
    }
    check.issues
}

/// What is known of a field: it has a value, it has none, or a change leaves it as it is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Set,
    Unset,
    Unknown,
}

fn check_rule(
    check: &mut Check,
    resource: &Resource,
    rule: &Rule,
    object: &Map<String, Value>,
    updating: bool,
) {
    let state = |name: &str| match object.get(name) {
        Some(Value::Null) => State::Unset,
        Some(_) => State::Set,
        None if updating => State::Unknown,
        None => State::Unset,
    };
    // In the order of the fields, which need not be that of the rule.
    let members = |group: &Group| -> Vec<&'static str> {
        resource.fields.iter().map(|field| field.name).filter(|name| group.names.contains(name)).collect()
    };
    let with = |group: &Group, wanted: State| -> Vec<&'static str> {
        members(group).into_iter().filter(|name| state(name) == wanted).collect()
    };
    let fields = |group: &Group| json!({ "fields": group.names });
    let (code, params, at) = match rule {
        Rule::ExactlyOneOf(group) => {
            let set = with(group, State::Set);
            let none = with(group, State::Unset).len() == group.names.len();
            let at = match set.len() {
                0 if none => vec![members(group)[0]],
                0 | 1 => vec![],
                _ => set,
            };
            ("exactly_one_of", fields(group), at)
        }
        Rule::AtLeastOneOf(group) => {
            let none = with(group, State::Unset).len() == group.names.len();
            ("at_least_one_of", fields(group), if none { vec![members(group)[0]] } else { vec![] })
        }
        Rule::AtMostOneOf(group) => {
            let set = with(group, State::Set);
            ("at_most_one_of", fields(group), if set.len() > 1 { set } else { vec![] })
        }
        Rule::SetTogether(group) => {
            let some = !with(group, State::Set).is_empty();
            ("set_together", fields(group), if some { with(group, State::Unset) } else { vec![] })
        }
        Rule::Requires(group) => {
            let by = group.names[0];
            let missing = if state(by) == State::Set { with(group, State::Unset) } else { vec![] };
            ("requires", json!({ "by": by }), missing)
        }
        Rule::Order(group) => {
            let (first, second) = (group.names[0], group.names[1]);
            let kind = |name: &str| resource.fields.iter().find(|field| field.name == name).unwrap().kind;
            let order = text::compare((kind(first), object.get(first)), (kind(second), object.get(second)));
            let wrong = order == Some(std::cmp::Ordering::Greater);
            ("order", fields(group), if wrong { vec![second] } else { vec![] })
        }
        Rule::RequiredUnless(group) => {
            let (first, switch) = (group.names[0], group.names[1]);
            let excused = object.get(switch) == Some(&json!(true)) || object.contains_key(first);
            ("required", json!({}), if excused { vec![] } else { vec![first] })
        }
        Rule::Documented(_) => return,
    };
    for name in at {
        check.add(&[json!(name)], code, params.clone());
    }
}

/// Name of a kind's JSON type.
fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "boolean",
        Kind::Integer { .. } => "integer",
        Kind::Number { .. } => "number",
        Kind::String { .. } => "string",
        Kind::Reference(_) | Kind::OpaqueObject | Kind::Object(_) => "object",
        Kind::OpaqueArray | Kind::List { .. } => "array",
        Kind::NumberOrString => "number or string",
        Kind::Any => "",
    }
}

/// The names that a caller may write.
fn writable(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().filter(|field| !field.read_only).map(|field| field.name).collect()
}
