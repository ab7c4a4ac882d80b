//! `type`: a value of another JSON type.

use crate::support::{ID, OK, field};

#[test]
fn each_kind_takes_its_own_type() {
    let reference = format!("{{\"id\":\"{ID}\"}}");
    let values = ["true", "5", "\"2026-01-01\"", reference.as_str(), "[]"];
    for (name, right, expected) in [
        ("flag", 0, "boolean"),
        ("count", 1, "integer"),
        ("category", 1, "integer"),
        ("free", 2, "string"),
        ("day", 2, "string"),
        ("parent", 3, "object"),
        ("list", 4, "array"),
    ] {
        for (place, value) in values.into_iter().enumerate() {
            let value = if name == "category" && place == right { "1" } else { value };
            let issues = field(name, value);
            if place == right {
                assert_eq!(issues, OK, "{name} {value}");
            } else {
                assert_eq!(issues, [format!("{name} type type={expected}")], "{value}");
            }
        }
    }
}

#[test]
fn nothing_is_converted() {
    assert_eq!(field("flag", "\"true\""), ["flag type type=boolean"]);
    assert_eq!(field("flag", "0"), ["flag type type=boolean"]);
    assert_eq!(field("count", "\"5\""), ["count type type=integer"]);
    assert_eq!(field("count", "true"), ["count type type=integer"]);
    assert_eq!(field("free", "5"), ["free type type=string"]);
    assert_eq!(field("parent", &format!("\"{ID}\"")), ["parent type type=object"]);
    assert_eq!(field("list", "{}"), ["list type type=array"]);
}

#[test]
fn the_id_of_a_reference() {
    for id in ["5", "true", "[]", "{}"] {
        assert_eq!(field("parent", &format!("{{\"id\":{id}}}")), ["parent/id type type=string"]);
    }
}

#[test]
fn a_wrong_type_hides_no_other_issue() {
    use crate::support::{check, sample::SAMPLE};
    use fieldgate::schema::Mode;
    assert_eq!(
        check(&SAMPLE, Mode::Create, r#"{"flag":5,"left":7,"right":"x","zzz":1,"category":9}"#),
        [
            "name required",
            "flag type type=boolean",
            "category enum enum=[0, 1, 5]",
            "left type type=object",
            "right type type=boolean",
            "left exactly_one_of fields=left+right",
            "right exactly_one_of fields=left+right",
            "zzz unknown_field",
        ]
    );
}
