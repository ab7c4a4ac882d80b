//! The reader of values that JavaScript has laid out: the same issues as the JSON reader.

use fieldgate::read::Row;
use fieldgate::read::packed::{self, Texts};
use fieldgate::resources::REGISTRY;
use fieldgate::schema::{Mode, Resource};
use fieldgate::validate::{self, Context, Issues};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::support::layout::{self, Layout};
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
fn texts_of_any_length() {
    for length in [0, 1, 5, 6, 247, 248, 249, 5000] {
        for letter in ["x", "å", "語", "😀"] {
            let text = letter.repeat(length);
            let object = Map::from_iter([("name".into(), json!(text)), ("free".into(), json!(text))]);
            assert_eq!(same(&SAMPLE, Mode::Create, &object).len(), 1 + usize::from(length > 5), "{length}");
            let list = Map::from_iter([("list".into(), json!([text, "\0"]))]);
            assert_eq!(same(&SAMPLE, Mode::Update, &list), ["list/1 unicode"]);
        }
    }
}

#[test]
fn a_stored_text_may_be_longer_than_a_write_or_broken() {
    const UNREAD_STRING: u8 = 9;
    const BAD_STRING: u8 = 10;
    for stored in ["name", "code", "free", "email"] {
        for tag in [UNREAD_STRING, BAD_STRING] {
            let mut layout = Layout::default();
            for field in SAMPLE.fields {
                layout.text(if field.name == stored { tag } else { 0 }, 0, &[]);
            }
            layout.text(0, 0, &[]);
            let found = layout.check(&SAMPLE, Mode::Read, DEFAULT).concat();
            let about: Vec<String> = found.iter().map(line).filter(|line| line.starts_with(stored)).collect();
            assert_eq!(about, [""; 0]);
        }
    }
}

#[test]
fn rows_follow_each_other() {
    let objects = ["a", "å", "a\0", "😀😀", "toolong", ""].map(|name| {
        Map::from_iter([
            ("name".into(), json!(name)),
            ("colour".into(), json!(1)),
            ("free".into(), json!("é")),
        ])
    });
    let mut layout = Layout::default();
    objects.iter().for_each(|object| layout.row(&SAMPLE, object));
    let found = layout.check(&SAMPLE, Mode::Update, DEFAULT);
    for (issues, object) in found.iter().zip(&objects) {
        let issues: Vec<String> = issues.iter().map(line).collect();
        assert_eq!(issues, check(&SAMPLE, Mode::Update, object));
    }
    assert_eq!(found.len(), objects.len());
}

#[test]
fn lone_surrogates_and_pairs_that_two_texts_share() {
    const HIGH: u16 = 0xD83D;
    const LOW: u16 = 0xDE00;
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    let cases: [([Vec<u16>; 2], [&str; 2]); 6] = [
        ([vec![HIGH], units("b")], ["name unicode", ""]),
        ([units("a"), vec![LOW]], ["", "free unicode"]),
        ([vec![HIGH], vec![LOW]], ["name unicode", "free unicode"]),
        ([vec![HIGH, HIGH], vec![LOW, LOW]], ["name unicode", "free unicode"]),
        ([vec![HIGH, LOW], vec![HIGH, LOW]], ["", ""]),
        ([units("é"), vec![0x61, HIGH]], ["", "free unicode"]),
    ];
    for ([name, free], expected) in cases {
        let mut layout = Layout::default();
        for field in SAMPLE.fields {
            match field.name {
                "name" => layout.text(5, 0, &name),
                "free" => layout.text(5, 0, &free),
                _ => layout.text(0, 0, &[]),
            }
        }
        layout.text(0, 0, &[]);
        // A row behind it begins where it should.
        layout.row(&SAMPLE, &Map::from_iter([("name".into(), json!("toolong"))]));
        let found = layout.check(&SAMPLE, Mode::Update, DEFAULT);
        let issues: Vec<String> = found[0].iter().map(line).collect();
        let wanted: Vec<&str> = expected.into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(issues, wanted, "{name:x?} {free:x?}");
        assert_eq!(found[1].iter().map(line).collect::<Vec<_>>(), ["name max_length maxLength=5"]);
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
fn a_row_may_end_before_what_only_the_server_sets() {
    for resource in REGISTRY {
        let Some(end) = resource.fields.iter().position(|field| field.read_only) else { continue };
        // A bulk row with the key is an update: the reader looks for it where such a row ends.
        assert_eq!(validate::id_of(resource).unwrap_or(end), end, "{}", resource.key);
        let whole: Map<String, Value> =
            resource.fields.iter().map(|field| (field.name.to_owned(), json!(7))).collect();
        let sent: Map<String, Value> =
            resource.fields[..end].iter().map(|field| (field.name.to_owned(), json!(7))).collect();
        for mode in [Mode::Create, Mode::Update, Mode::BulkRow] {
            let mut layout = Layout::default();
            // What stood there of a row before is not read.
            layout.row(resource, &whole);
            layout.end(resource, end);
            layout.row(resource, &sent);
            let found = layout.check(resource, mode, DEFAULT);
            let lines = |place: usize| found[place].iter().map(line).collect::<Vec<_>>();
            assert_eq!(lines(0), lines(1), "{} {mode:?}", resource.key);
            assert!(!lines(0).iter().any(|line| line.contains("read_only")), "{:?}", lines(0));
        }
    }
}

#[test]
fn damaged_layouts_are_no_danger() {
    for length in [0, 1, 255, 256, 1000, packed::AREA] {
        for byte in [0u8, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255] {
            let bytes = vec![byte; length];
            for texts in [length / 2, length, length * 2] {
                let mut row = Row::default();
                packed::row(
                    &SAMPLE,
                    &bytes,
                    length / 4,
                    &mut Texts::new(texts, byte % 2 == 0),
                    &mut row,
                    |_, _, _| {},
                );
                let mut issues = Issues::default();
                let context =
                    Context { resource: &SAMPLE, mode: Mode::Create, options: DEFAULT, source: &bytes };
                validate::check(&context, &row, &mut issues);
                let _ = issues.resolve(&SAMPLE);
            }
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
