//! Objects whose keys are not described: any JSON that can be stored.

use crate::support::{OK, field, response, value};

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
