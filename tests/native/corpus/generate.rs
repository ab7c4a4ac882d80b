//! Makes the cases of a resource from its tables; the second opinion says what to expect.

use std::collections::{BTreeMap, BTreeSet};

use fieldgate::schema::{Field, Kind, Mode, Resource};
use serde_json::{Map, Value, json};

use super::values;
use crate::oracle::{self, Expected, Strictness};
use crate::support::ID;

/// The modes, by the names that the file has for them.
pub(super) const MODES: [(Mode, &str); 4] =
    [(Mode::Create, "create"), (Mode::Update, "update"), (Mode::BulkRow, "bulkRow"), (Mode::Read, "read")];

/// One line of the file.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Case {
    pub(super) name: String,
    pub(super) resource: String,
    pub(super) mode: String,
    pub(super) options: Strictness,
    pub(super) json: String,
    /// A JavaScript object cannot say the same as the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) text_only: bool,
    pub(super) expected: Vec<Expected>,
}

/// Collects cases whose expectation the oracle gives.
struct Collection {
    resource: &'static Resource,
    mode: (Mode, &'static str),
    cases: Vec<Case>,
    seen: BTreeSet<String>,
    names: BTreeMap<String, u32>,
}

impl Collection {
    fn add(&mut self, name: &str, value: &Value) {
        self.with(name, Strictness::default(), value, value.to_string());
    }

    fn with(&mut self, name: &str, options: Strictness, value: &Value, json: String) {
        if !self.seen.insert(format!("{options:?} {json}")) {
            return;
        }
        let expected = oracle::issues(self.resource, self.mode.0, options, value);
        let name = format!("{} {}: {name}", self.resource.key, self.mode.1);
        // Names that are cut short may be the same.
        let times = self.names.entry(name.clone()).or_insert(0);
        *times += 1;
        let name = if *times == 1 { name } else { format!("{name} #{times}") };
        let (resource, mode) = (self.resource.key.to_owned(), self.mode.1.to_owned());
        self.cases.push(Case { name, resource, mode, options, json, text_only: false, expected });
    }
}

/// The cases of a resource in a mode.
pub(super) fn cases(resource: &'static Resource, mode: (Mode, &'static str)) -> Vec<Case> {
    let mut all =
        Collection { resource, mode, cases: Vec::new(), seen: BTreeSet::new(), names: BTreeMap::new() };
    let base = base(resource, mode.0);
    all.add("valid", &Value::Object(base.clone()));
    all.add("empty", &json!({}));
    for value in [json!(null), json!(true), json!(0), json!("text"), json!([]), json!([{}])] {
        all.add("no object", &value);
    }
    for field in resource.fields {
        of_field(&mut all, &base, field);
    }
    of_rules(&mut all, &base);
    unknown_keys(&mut all, &base);
    spellings(&mut all, &base);
    mixed(&mut all, &base);
    if mode.0 == Mode::BulkRow {
        let mut row = base.clone();
        row.insert("id".into(), json!(ID));
        all.add("an update", &Value::Object(row));
        all.add("only an id", &json!({ "id": ID }));
        of_rules(&mut all, &Map::from_iter([("id".to_owned(), json!(ID))]));
    }
    all.cases
}

/// A valid value: what is required, and one member of each group of which one must be set.
fn base(resource: &Resource, mode: Mode) -> Map<String, Value> {
    let mut base = values::required(resource.fields);
    if mode == Mode::Read {
        base.insert("id".into(), json!(ID));
    }
    for rule in resource.rules {
        if let (Mode::Create | Mode::BulkRow, Some(group)) = (mode, rule.group()) {
            let name = group.names[0];
            if oracle::issues(resource, mode, Strictness::default(), &Value::Object(base.clone()))
                .iter()
                .any(|issue| issue.path == [json!(name)])
            {
                base.insert(name.to_owned(), values::right(kind(resource, name)));
            }
        }
    }
    base
}

fn kind(resource: &Resource, name: &str) -> Kind {
    resource.fields.iter().find(|field| field.name == name).map_or(Kind::Any, |field| field.kind)
}

/// Every value under a field, and the field left out.
fn of_field(all: &mut Collection, base: &Map<String, Value>, field: &Field) {
    let options = |open_enums, complete| Strictness { open_enums, complete };
    let mut without = base.clone();
    without.remove(field.name);
    let without = Value::Object(without);
    all.add(&format!("without {}", field.name), &without);
    all.with(
        &format!("without {}, complete", field.name),
        options(false, true),
        &without,
        without.to_string(),
    );
    for value in values::all(field.kind) {
        let shown: String = value.to_string().chars().take(60).collect();
        let mut object = base.clone();
        object.insert(field.name.to_owned(), value);
        let object = Value::Object(object);
        all.add(&format!("{} = {shown}", field.name), &object);
        if let Kind::Integer { values: [_, ..], .. } = field.kind {
            let name = format!("{} = {shown}, open enumerations", field.name);
            all.with(&name, options(true, false), &object, object.to_string());
        }
    }
}

/// Every combination of the members of each rule: absent, null, set, of a wrong type.
fn of_rules(all: &mut Collection, base: &Map<String, Value>) {
    let resource = all.resource;
    for (number, rule) in resource.rules.iter().enumerate() {
        let Some(group) = rule.group() else { continue };
        let count = u32::try_from(group.names.len()).unwrap();
        for combination in 0..4usize.pow(count) {
            let mut object = base.clone();
            for (place, name) in (0..).zip(group.names) {
                match combination / 4usize.pow(place) % 4 {
                    0 => object.remove(*name),
                    1 => object.insert((*name).to_owned(), Value::Null),
                    2 => object.insert((*name).to_owned(), values::right(kind(resource, name))),
                    _ => object.insert((*name).to_owned(), json!([])),
                };
            }
            all.add(&format!("rule {number}, combination {combination}"), &Value::Object(object));
        }
    }
}

/// Keys that no field has, near to one that a field has and far from all.
fn unknown_keys(all: &mut Collection, base: &Map<String, Value>) {
    let mut keys: Vec<String> = [
        "",
        "x",
        "~",
        "é",
        "😀",
        "～",
        "\0",
        "\"",
        "\\",
        "__proto__",
        "constructor",
        "toString",
        "10",
        "9",
        "a.b",
    ]
    .map(String::from)
    .to_vec();
    for field in all.resource.fields {
        let name = field.name;
        keys.extend([
            name[1..].to_owned(),
            format!("{name}s"),
            name.to_uppercase(),
            name.replace('_', "-"),
            format!("{name}_id"),
        ]);
        keys.push(format!("{}{}{}", &name[1..2], &name[..1], &name[2..]));
    }
    keys.retain(|key| all.resource.fields.iter().all(|field| field.name != key));
    for key in &keys {
        let mut object = base.clone();
        object.insert(key.clone(), json!({ "deep": [null] }));
        all.add(&format!("unknown key {key:?}"), &Value::Object(object));
    }
    let mut object = base.clone();
    object.extend(keys.into_iter().map(|key| (key, Value::Null)));
    all.add("all unknown keys", &Value::Object(object));
}

/// The same values written in other ways.
fn spellings(all: &mut Collection, base: &Map<String, Value>) {
    let mut full = base.clone();
    for field in all.resource.fields.iter().filter(|field| !field.read_only) {
        full.insert(field.name.to_owned(), values::right(field.kind));
    }
    full.insert("zzz".into(), json!("é😀"));
    for (name, object) in [("valid", base.clone()), ("full", full)] {
        let member = |key: &str, value: &Value, colon: &str| format!("{}{colon}{value}", json!(key));
        let backwards: Vec<String> =
            object.iter().rev().map(|(key, value)| member(key, value, ":")).collect();
        let spaced: Vec<String> = object.iter().map(|(key, value)| member(key, value, "\t:\r\n ")).collect();
        let value = Value::Object(object);
        for (how, text) in [
            ("keys backwards", format!("{{{}}}", backwards.join(","))),
            ("white space", format!(" \n{{ {} }}\r\n\t ", spaced.join(" , "))),
            ("escapes", escaped(&value.to_string())),
        ] {
            all.with(&format!("{name}, {how}"), Strictness::default(), &value, text);
        }
    }
}

/// JSON text with every letter of its strings as an escape.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in text.chars() {
        if character == '"' {
            inside = !inside;
        }
        if inside && character != '"' {
            for unit in character.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(character);
        }
    }
    out
}

/// Values at random under several fields at once; the same every time.
fn mixed(all: &mut Collection, base: &Map<String, Value>) {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    let choices: Vec<Vec<Value>> = all.resource.fields.iter().map(|field| values::all(field.kind)).collect();
    for round in 0..40 {
        let mut object = base.clone();
        for (field, choices) in all.resource.fields.iter().zip(&choices) {
            match random(4) {
                0 => {}
                1 => {
                    object.remove(field.name);
                }
                _ => {
                    object.insert(field.name.to_owned(), choices[random(choices.len())].clone());
                }
            }
        }
        if random(3) == 0 {
            object.insert("zzz".into(), json!(round));
        }
        let options = Strictness { open_enums: random(4) == 0, complete: random(4) == 0 };
        let value = Value::Object(object);
        let json = value.to_string();
        all.with(&format!("mixed {round}"), options, &value, json);
    }
}
