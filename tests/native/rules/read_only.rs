//! `read_only`: what only the server sets is refused, whatever its value.

use fieldgate::schema::Mode;

use crate::support::{ID, OK, ORGANIZATION, check, check_many};

#[test]
fn in_new_rows_and_changes() {
    let json = format!(r#"{{"name":"a","id":"{ID}","created_at":null,"customer_columns":5,"tags":[]}}"#);
    for mode in [Mode::Create, Mode::Update] {
        assert_eq!(
            check(ORGANIZATION, mode, &json),
            ["id read_only", "created_at read_only", "customer_columns read_only", "tags read_only"]
        );
    }
}

#[test]
fn the_id_of_a_bulk_row_is_none() {
    let json = format!(r#"[{{"name":"a","id":"{ID}"}},{{"name":"a","created_at":"x"}}]"#);
    assert_eq!(check_many(ORGANIZATION, Mode::BulkRow, &json), ["1/created_at read_only"]);
}

#[test]
fn in_responses_they_are_read() {
    let json = format!(r#"{{"name":"a","id":"{ID}","created_at":"2019-08-24T14:15:22Z","tags":null}}"#);
    assert_eq!(check(ORGANIZATION, Mode::Read, &json), OK);
}
