//! Data that no schema describes: any depth is read, but not any depth is sent.

use fieldgate::schema::Mode;

use crate::support::{OK, ORGANIZATION, check, check_many, field, sample::SAMPLE};

fn arrays(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

fn objects(levels: usize) -> String {
    format!("[{}1{}]", "{\"a\":".repeat(levels - 1), "}".repeat(levels - 1))
}

#[test]
fn down_to_128_levels() {
    assert_eq!(field("list", &arrays(128)), OK);
    assert_eq!(field("list", &objects(128)), OK);
    assert_eq!(field("list", &arrays(129)), ["list type type=array depth=128"]);
    assert_eq!(field("list", &objects(129)), ["list type type=array depth=128"]);
}

#[test]
fn ten_thousand_levels_and_more() {
    for levels in [10_000, 1_000_000] {
        assert_eq!(field("list", &arrays(levels)), ["list type type=array depth=128"]);
        assert_eq!(field("list", &objects(levels)), ["list type type=array depth=128"]);
    }
}

#[test]
fn deep_nesting_elsewhere_is_read_over() {
    let deep = arrays(10_000);
    assert_eq!(field("name", &deep), ["name type type=string"]);
    assert_eq!(field("parent", &format!("{{\"id\":{deep}}}")), ["parent/id type type=string"]);
    assert_eq!(field("unheard_of", &deep), ["unheard_of unknown_field"]);
    assert_eq!(check(ORGANIZATION, Mode::Create, &deep), [" type type=object"]);
    assert_eq!(check_many(ORGANIZATION, Mode::Create, &deep), ["0 type type=object"]);
    assert!(check(ORGANIZATION, Mode::Create, &"[".repeat(10_000))[0].contains("truncated"));
    assert!(check(ORGANIZATION, Mode::Create, &"{\"a\":".repeat(10_000))[0].contains("truncated"));
}

#[test]
fn the_depth_is_one_issue_and_hides_no_other() {
    let deep = arrays(200);
    let issues = field("list", &format!("[{deep},{deep},\"\\ud800\"]"));
    assert_eq!(issues, ["list type type=array depth=128", "list/2 unicode"]);
}

#[test]
fn text_within_must_be_storable() {
    assert_eq!(
        field("list", r#"["ok","\u0000",{"a":["\udead"],"k\ud800":1,"\ud83d\ude00":"\ud83d\ude00"}]"#),
        ["list/1 unicode", "list/2/a/0 unicode", "list/2/k\u{fffd} unicode"]
    );
}

#[test]
fn elements_are_any_json() {
    assert_eq!(field("list", r#"[null,true,1e400,-0,"",[],{},{"id":null}]"#), OK);
    assert_eq!(field("list", "[null]"), OK);
    assert_eq!(field("list", "[]"), OK);
    assert_eq!(field("list", "null"), OK);
}

#[test]
fn responses_are_taken_as_they_are() {
    let id = crate::support::ID;
    let json = format!("{{\"name\":\"a\",\"id\":\"{id}\",\"list\":[\"\\ud800\",{}]}}", arrays(10_000));
    assert_eq!(check(&SAMPLE, Mode::Read, &json), OK);
}
