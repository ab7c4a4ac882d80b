//! Text that is not JSON: one issue, with its place.

use fieldgate::schema::Mode;

use crate::support::{ACCESS, DEFAULT, ID, OK, ORGANIZATION, check, check_many, lines};

fn fault(json: &str) -> String {
    let issues = check(ORGANIZATION, Mode::Create, json);
    assert_eq!(issues.len(), 1, "{json}: {issues:?}");
    issues[0].clone()
}

#[test]
fn the_place_has_line_column_and_offset() {
    for (json, expected) in [
        ("", "truncated line=1 column=1 offset=0"),
        ("{", "truncated line=1 column=2 offset=1"),
        ("nul", "truncated line=1 column=4 offset=3"),
        ("nulx", "syntax line=1 column=4 offset=3"),
        ("{\"name\":\"å\" x", "syntax line=1 column=13 offset=13"),
        ("{\n  \"name\": tru\n}", "syntax line=2 column=14 offset=15"),
        ("{\"name\":\"a\"}\n\n x", "trailing line=3 column=2 offset=15"),
        ("{\"name\":\"a\"}{}", "trailing line=1 column=13 offset=12"),
        ("\u{feff}{\"name\":\"a\"}", "bom line=1 column=1 offset=0"),
        ("{\"name\":\"a\",}", "syntax line=1 column=13 offset=12"),
        ("{,\"name\":\"a\"}", "syntax line=1 column=2 offset=1"),
        ("{\"name\" \"a\"}", "syntax line=1 column=9 offset=8"),
        ("{name:1}", "syntax line=1 column=2 offset=1"),
        ("{'name':1}", "syntax line=1 column=2 offset=1"),
        ("{\"name\":\"a\nb\"}", "syntax line=1 column=11 offset=10"),
        ("{\"name\":\"\\x\"}", "syntax line=1 column=11 offset=10"),
        ("{\"name\":\"\\u12g4\"}", "syntax line=1 column=14 offset=13"),
        ("{\"other\":[1,]}", "syntax line=1 column=13 offset=12"),
        ("{\"other\":[1 2]}", "syntax line=1 column=13 offset=12"),
        ("{\"other\":[1}", "syntax line=1 column=12 offset=11"),
        ("{\"other\":undefined}", "syntax line=1 column=10 offset=9"),
        ("{\"other\":NaN}", "syntax line=1 column=10 offset=9"),
        ("{\"other\":/**/1}", "syntax line=1 column=10 offset=9"),
        ("{\"other\":\u{a0}1}", "syntax line=1 column=10 offset=9"),
    ] {
        assert_eq!(fault(json), format!(" not_json reason={expected}"), "{json}");
    }
}

#[test]
fn marks_of_our_own_javascript_are_not_json() {
    for mark in ["\u{1}", "\u{2}\"2026-01-01T00:00:00Z\"", "\u{3}", "\u{4}"] {
        assert!(fault(&format!("{{\"name\":{mark}}}")).contains("reason=syntax"));
        assert!(fault(&format!("{{\"other\":[{mark}]}}")).contains("reason=syntax"));
    }
}

#[test]
fn numbers_follow_the_grammar() {
    for number in
        ["01", "-", "-a", "1.", ".5", "+1", "1e", "1e+", "0x10", "1_000", "--1", "Infinity", "-Infinity"]
    {
        assert!(fault(&format!("{{\"name\":{number}}}")).contains("reason=syntax"), "{number}");
        assert!(fault(&format!("{{\"other\":[{number}]}}")).contains("reason=syntax"), "{number}");
    }
}

#[test]
fn bytes_that_are_not_utf8() {
    let before = b"{\"name\":\"\xC3\xA5".as_slice();
    for bytes in [&b"\xFF"[..], b"\xC0\x80", b"\xED\xA0\x80", b"\xF5\x80\x80\x80", b"\x80", b"\xE2\x82"] {
        let json = [before, bytes, b"\"}"].concat();
        let issues = lines(ORGANIZATION.validate_json(Mode::Create, &json, DEFAULT));
        assert_eq!(issues, [" not_json reason=utf8 line=1 column=11 offset=11"], "{bytes:?}");
    }
    let key = lines(ORGANIZATION.validate_json(Mode::Create, b"{\"na\xFFme\":1}", DEFAULT));
    assert_eq!(key, [" not_json reason=utf8 line=1 column=5 offset=4"]);
    let outside = lines(ORGANIZATION.validate_json(Mode::Create, b"{\"name\":\xFF}", DEFAULT));
    assert_eq!(outside, [" not_json reason=syntax line=1 column=9 offset=8"]);
}

#[test]
fn a_document_cut_anywhere_is_not_json() {
    let row = format!(
        "{{\"answer\" : true, \"integration\": {{\"id\":\"{ID}\"}}, \"answered_by_tenant\":{{ \"id\":\"{ID}\" }},\
         \"custom_id\":\"å\\u00e5😀\\\"\", \"tags\":[null,{{\"a\":[-1.5e+7,false]}}]}}"
    );
    let many = format!("[{row},\n{row}]");
    assert_eq!(check(ACCESS, Mode::Create, &row), ["tags unknown_field"]);
    for end in 0..row.len() {
        let issues = lines(ACCESS.validate_json(Mode::Create, &row.as_bytes()[..end], DEFAULT));
        assert!(
            issues.len() == 1 && issues[0].starts_with(" not_json reason=truncated"),
            "{end}: {issues:?}"
        );
    }
    for end in 0..many.len() {
        let issues = lines(ACCESS.validate_json_many(Mode::BulkRow, &many.as_bytes()[..end], DEFAULT));
        assert!(
            issues.len() == 1 && issues[0].starts_with(" not_json reason=truncated"),
            "{end}: {issues:?}"
        );
    }
}

#[test]
fn space_is_allowed_wherever_json_allows_it() {
    assert_eq!(
        check(ORGANIZATION, Mode::Create, " \r\n\t{ \"name\" \t:\n\"a\" , \"custom_id\" : null } \n"),
        OK
    );
    assert_eq!(check_many(ORGANIZATION, Mode::Create, " [ ] "), OK);
}

#[test]
fn another_value_than_an_object_is_a_type_issue() {
    for json in ["null", "true", "5", "\"a\"", "[]", "[{\"name\":\"a\"}]"] {
        assert_eq!(check(ORGANIZATION, Mode::Create, json), [" type type=object"], "{json}");
    }
    for json in ["null", "{}", "5"] {
        assert_eq!(check_many(ORGANIZATION, Mode::Create, json), [" type type=array"], "{json}");
    }
    assert_eq!(
        check_many(ORGANIZATION, Mode::Create, "[{\"name\":\"a\"},null,{},[]]"),
        ["1 type type=object", "2/name required", "3 type type=object"]
    );
    assert!(fault("5 5").contains("reason=trailing"));
}

#[test]
fn a_fault_hides_what_was_found_before_it() {
    let issues = check_many(ORGANIZATION, Mode::Create, "[{},{\"name\":5},");
    assert_eq!(issues, [" not_json reason=truncated line=1 column=16 offset=15"]);
}
