//! The reader of values that JavaScript has laid out: the same issues as the JSON reader.

use fieldgate::json::Span;
use fieldgate::read::packed::{self, Packed};
use fieldgate::schema::{Mode, Resource};
use fieldgate::validate::{self, Context, Issues};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::support::layout;
use crate::support::sample::SAMPLE;
use crate::support::values::{any_object, any_value};
use crate::support::{ACCESS, DEFAULT, ID, line, lines};

fn check(resource: &'static Resource, mode: Mode, object: &Map<String, Value>) -> Vec<String> {
    layout::check(resource, mode, DEFAULT, object).iter().map(line).collect()
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
