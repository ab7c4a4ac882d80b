//! `required`: on create what is writable, in responses everything, on update nothing.

use fieldgate::schema::Mode;
use fieldgate::validate::Options;

use crate::support::{ACCESS, ID, OK, ORGANIZATION, check, check_many, field, lines};

#[test]
fn on_create() {
    assert_eq!(check(ORGANIZATION, Mode::Create, "{}"), ["name required"]);
    assert_eq!(
        check(ACCESS, Mode::Create, "{}"),
        [
            "answer required",
            "integration required",
            "answered_by_organization_user exactly_one_of \
             fields=answered_by_organization_user+answered_by_tenant+answered_by_sub_tenant",
        ]
    );
}

#[test]
fn false_and_empty_text_are_values() {
    assert_eq!(check(ORGANIZATION, Mode::Create, r#"{"name":""}"#), OK);
    let json =
        format!(r#"{{"answer":false,"integration":{{"id":"{ID}"}},"answered_by_tenant":{{"id":"{ID}"}}}}"#);
    assert_eq!(check(ACCESS, Mode::Create, &json), OK);
}

#[test]
fn not_on_update() {
    assert_eq!(check(ORGANIZATION, Mode::Update, "{}"), OK);
    assert_eq!(check(ACCESS, Mode::Update, r#"{"answer":true}"#), OK);
}

#[test]
fn on_a_complete_update() {
    let complete = Options { complete: true, ..Options::default() };
    assert_eq!(lines(ORGANIZATION.validate_json(Mode::Update, b"{}", complete)), ["name required"]);
    let row = format!(r#"{{"id":"{ID}"}}"#);
    assert_eq!(lines(ORGANIZATION.validate_json(Mode::BulkRow, row.as_bytes(), complete)), ["name required"]);
}

#[test]
fn in_a_bulk_row_without_an_id() {
    let json = format!(r#"[{{}},{{"id":"{ID}"}},{{"id":null}},{{"id":"x"}}]"#);
    assert_eq!(
        check_many(ORGANIZATION, Mode::BulkRow, &json),
        ["0/name required", "2/id null type=string", "3/id format format=uuid"]
    );
}

#[test]
fn the_id_of_a_reference() {
    assert_eq!(field("parent", "{}"), ["parent/id required"]);
    assert_eq!(field("parent", r#"{"name":"a"}"#), ["parent/id required"]);
}
