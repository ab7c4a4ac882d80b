//! Objects whose keys are not described: any JSON that can be stored.

use fieldgate::schema::Mode;

use crate::support::{OK, check_many, field, response, sample::SAMPLE, value};

#[test]
fn any_object() {
    for object in ["{}", r#"{"a":null}"#, r#"{"id":5,"b":[1.5,{"c":"d"}]}"#, r#"{"__proto__":{}}"#] {
        assert_eq!(value("variables", object), OK, "{object}");
    }
    for other in ["[]", "5", "\"{}\"", "true"] {
        assert_eq!(value("variables", other), ["variables type type=object"], "{other}");
    }
    assert_eq!(value("variables", "null"), OK);
}

#[test]
fn text_that_cannot_be_stored() {
    assert_eq!(value("variables", r#"{"a":["b",{"c":"\u0000"}]}"#), ["variables/a/1/c unicode"]);
    assert_eq!(value("variables", r#"{"a\u0000":1}"#), ["variables/a\0 unicode"]);
    assert_eq!(field("variables", r#"{"a":"\ud800"}"#), ["variables/a unicode"]);
    assert_eq!(response("variables", r#"{"a":"\u0000"}"#), OK);
}

#[test]
fn too_deep() {
    let nested = |levels: usize| format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    assert_eq!(field("variables", &nested(128)), OK);
    assert_eq!(field("variables", &nested(129)), ["variables type type=object depth=128"]);
    assert_eq!(field("variables", &nested(100_000)), ["variables type type=object depth=128"]);
}

/// Paths take memory as often as they are told; a field that has a flaw has an issue all the same.
#[test]
fn of_very_many_flaws_the_first_are_told_and_one_of_each_field() {
    let key = "k".repeat(1 << 16);
    let flaws = vec!["\"\\u0000\""; 1 << 10].join(",");
    let many = format!("{{\"variables\":{{\"{key}\":[{flaws}]}}}}");
    let few = r#"{"variables":{"a":"\u0000","b":"\u0000"}}"#;
    let found = check_many(&SAMPLE, Mode::Update, &format!("[{few},{many},{few},{few}]"));
    let of = |row: usize| found.iter().filter(|line| line.starts_with(&format!("{row}/"))).count();
    assert_eq!(of(0), 2);
    assert!((100..300).contains(&of(1)), "{}", of(1));
    assert_eq!(of(2), 1);
    assert_eq!(of(3), 1);
}
