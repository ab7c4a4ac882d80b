//! Keys that stand twice: not JSON that two readers would read alike.

use fieldgate::schema::Mode;

use crate::support::{ACCESS, ORGANIZATION, check, field, sample::SAMPLE};

fn duplicate(json: &str, offset: usize) {
    let issues = check(&SAMPLE, Mode::Update, json);
    let expected = format!(" not_json reason=duplicate_key line=1 column={} offset={offset}", offset + 1);
    assert_eq!(issues, [expected], "{json}");
}

#[test]
fn known_keys() {
    duplicate(r#"{"name":"a","name":"a"}"#, 12);
    duplicate(r#"{"name":"a","flag":true,"name":"a"}"#, 24);
}

#[test]
fn spelt_with_escapes() {
    duplicate(r#"{"name":"a","\u006eame":"a"}"#, 12);
    duplicate(r#"{"x":1,"\u0078":2}"#, 7);
}

#[test]
fn unknown_keys() {
    duplicate(r#"{"x":1,"y":2,"x":3}"#, 13);
    duplicate(r#"{"":1,"":2}"#, 6);
}

#[test]
fn in_references() {
    duplicate(r#"{"parent":{"id":"a","id":"b"}}"#, 20);
    duplicate(r#"{"parent":{"id":"a","x":1,"x":2}}"#, 26);
    duplicate(r#"{"parent":{"id":"a","i\u0064":2}}"#, 20);
}

#[test]
fn inside_opaque_data() {
    duplicate(r#"{"list":[{"a":1,"a":2}]}"#, 16);
    duplicate(r#"{"list":[{"a":{"b":1,"\u0062":2}}]}"#, 21);
    duplicate(r#"{"unknown":{"a":1,"a":2}}"#, 18);
    duplicate(r#"{"name":{"a":1,"a":2}}"#, 15);
    duplicate(r#"{"parent":{"x":{"a":1,"a":2}}}"#, 22);
}

#[test]
fn the_same_key_in_different_objects_is_no_duplicate() {
    assert!(field("list", r#"[{"a":{"a":1}},{"a":1},[{"a":2}]]"#).is_empty());
    assert!(
        check(ACCESS, Mode::Update, r#"{"integration":{"id":"x"},"organization":{"id":"x"}}"#)[0]
            .contains("format")
    );
}

#[test]
fn two_different_lone_surrogates_are_two_keys() {
    let issues = check(ORGANIZATION, Mode::Update, r#"{"\ud800":1,"\ud801":2}"#);
    assert_eq!(issues.len(), 2, "{issues:?}");
    assert!(issues.iter().all(|issue| issue.contains("unknown_field")));
    assert_eq!(field("list", r#"[{"\ud800":1,"\ud801":2}]"#).len(), 2);
}
