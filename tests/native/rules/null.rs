//! `null`: a value of its own, for nullable fields only.

use fieldgate::schema::Mode;

use crate::support::{ACCESS, OK, ORGANIZATION, check, field};

#[test]
fn where_it_is_a_value() {
    assert_eq!(check(ORGANIZATION, Mode::Update, r#"{"custom_id":null,"organization":null}"#), OK);
    for name in ["flag", "count", "category", "key", "day", "moment", "parent", "list"] {
        assert_eq!(field(name, "null"), OK, "{name}");
    }
}

#[test]
fn where_it_is_none() {
    assert_eq!(check(ORGANIZATION, Mode::Create, r#"{"name":null}"#), ["name null type=string"]);
    assert_eq!(check(ORGANIZATION, Mode::Update, r#"{"name":null}"#), ["name null type=string"]);
    assert_eq!(
        check(ACCESS, Mode::Update, r#"{"answer":null,"integration":null}"#),
        ["answer null type=boolean", "integration null type=object"]
    );
}

#[test]
fn the_id_of_a_reference() {
    assert_eq!(field("parent", r#"{"id":null}"#), ["parent/id null type=string"]);
}
