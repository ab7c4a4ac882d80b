//! The reader of values that JavaScript has laid out: the same issues as the JSON reader.

use fieldgate::json::Span;
use fieldgate::read::packed::{self, Packed};
use fieldgate::schema::{Kind, Mode, Resource};
use fieldgate::validate::{self, Context, Issues};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::support::sample::SAMPLE;
use crate::support::values::{any_object, any_value};
use crate::support::{ACCESS, DEFAULT, ID, line, lines};

/// Lays a value out as JavaScript does.
struct Layout {
    bytes: Vec<u8>,
}

impl Layout {
    fn tag(value: &Value) -> u8 {
        match value {
            Value::Null => 1,
            Value::Bool(false) => 2,
            Value::Bool(true) => 3,
            Value::Number(_) => 4,
            Value::String(_) => 5,
            Value::Object(_) => 6,
            Value::Array(_) => 7,
        }
    }

    fn far(&mut self, text: &str) -> Span {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text.as_bytes());
        Span { start, end: self.bytes.len(), escaped: false }
    }

    fn text(&mut self, at: usize, text: &str) {
        self.bytes[at + 4..at + 8].copy_from_slice(&u32::try_from(text.len()).unwrap().to_le_bytes());
        if text.len() <= packed::ROOM {
            self.bytes[at + 8..at + 8 + text.len()].copy_from_slice(text.as_bytes());
        } else {
            let far = u32::try_from(self.far(text).start).unwrap();
            self.bytes[at + 2] = 1;
            self.bytes[at + 8..at + 12].copy_from_slice(&far.to_le_bytes());
        }
    }

    fn field(&mut self, place: usize, kind: Kind, value: &Value) {
        let at = place * packed::STRIDE;
        self.bytes[at] = Layout::tag(value);
        match value {
            Value::Number(number) if matches!(kind, Kind::Number { .. }) => {
                self.text(at, &number.to_string())
            }
            Value::Number(number) => {
                self.bytes[at + 8..at + 16].copy_from_slice(&number.as_f64().unwrap().to_le_bytes());
            }
            Value::String(text) => self.text(at, text),
            Value::Object(object) if matches!(kind, Kind::Reference(_)) => {
                let id = object.get("id");
                self.bytes[at + 1] = id.map_or(0, Layout::tag);
                self.text(at, id.and_then(Value::as_str).unwrap_or_default());
            }
            Value::Array(_) | Value::Object(_) => self.text(at, &value.to_string()),
            _ => {}
        }
    }
}

fn check(resource: &'static Resource, mode: Mode, object: &Map<String, Value>) -> Vec<String> {
    let mut layout = Layout { bytes: vec![0; packed::AREA] };
    for (place, field) in resource.fields.iter().enumerate() {
        if let Some(value) = object.get(field.name) {
            layout.field(place, field.kind, value);
        }
    }
    // In the order of the object, which need not be that of the characters.
    let unknown: Vec<&String> = object.keys().rev().filter(|key| resource.field(key).is_none()).collect();
    let unknown = if unknown.is_empty() { Span::default() } else { layout.far(&json!(unknown).to_string()) };
    let value = Packed::new(resource, &layout.bytes);
    let mut keys = Vec::new();
    packed::unknown(&layout.bytes, unknown, &mut keys);
    let mut issues = Issues::default();
    let context = Context { resource, mode, options: DEFAULT, source: &layout.bytes };
    validate::check(&context, &value, &keys, &mut issues);
    issues.resolve(resource).iter().map(line).collect()
}

/// The issues of a laid out value, which must be those of its JSON text.
fn same(resource: &'static Resource, mode: Mode, object: &Map<String, Value>) -> Vec<String> {
    let found = check(resource, mode, object);
    let text = serde_json::to_vec(object).unwrap();
    assert_eq!(found, lines(resource.validate_json(mode, &text, DEFAULT)));
    found
}

#[test]
fn every_kind_of_value() {
    let values = [
        json!(null),
        json!(true),
        json!(5),
        json!(0.5),
        json!(3e10),
        json!("x"),
        json!({"id": ID}),
        json!({}),
        json!([null]),
    ];
    for field in SAMPLE.fields {
        for value in &values {
            for mode in [Mode::Create, Mode::Update, Mode::BulkRow, Mode::Read] {
                same(&SAMPLE, mode, &Map::from_iter([(field.name.to_owned(), value.clone())]));
            }
        }
    }
}

#[test]
fn text_beside_the_tag_and_elsewhere() {
    for length in [0, 1, 5, 6, 247, 248, 249, 5000] {
        let text = "x".repeat(length);
        let object = Map::from_iter([("name".into(), json!(text)), ("free".into(), json!(text))]);
        assert_eq!(same(&SAMPLE, Mode::Create, &object).len(), 1 + usize::from(length > 5), "{length}");
        let list = Map::from_iter([("list".into(), json!([text, "\0"]))]);
        assert_eq!(same(&SAMPLE, Mode::Update, &list), ["list/1 unicode"]);
    }
}

#[test]
fn unknown_keys_come_in_the_order_of_their_characters() {
    let object = ["😀", "～", "b", "a", "\"", "nam"].map(|key| (key.to_owned(), json!(1)));
    let issues = same(&SAMPLE, Mode::Update, &Map::from_iter(object));
    assert_eq!(issues.len(), 6);
    assert!(issues[0].starts_with('"') && issues[5].starts_with('😀'), "{issues:?}");
}

#[test]
fn damaged_layouts_are_no_danger() {
    for length in [0, 1, 255, 256, 1000, packed::AREA] {
        for byte in [0u8, 4, 5, 6, 7, 8, 9, 10, 255] {
            let bytes = vec![byte; length];
            let mut keys = Vec::new();
            packed::unknown(&bytes, Span { start: length / 2, end: length * 2, escaped: false }, &mut keys);
            let value = Packed::new(&SAMPLE, &bytes);
            let mut issues = Issues::default();
            let context = Context { resource: &SAMPLE, mode: Mode::Create, options: DEFAULT, source: &bytes };
            validate::check(&context, &value, &keys, &mut issues);
            let _ = issues.resolve(&SAMPLE);
        }
    }
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn any_value_has_the_issues_of_its_text(object in any_object(), value in any_value()) {
        for mode in [Mode::Create, Mode::Update, Mode::BulkRow, Mode::Read] {
            same(&SAMPLE, mode, &object);
            same(ACCESS, mode, &object);
            same(&SAMPLE, mode, &Map::from_iter([("list".into(), json!([value]))]));
        }
    }
}
