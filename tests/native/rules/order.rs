//! `order`: one date or date-time is not after another.

use fieldgate::schema::Mode;

use crate::support::ruled::RULED;
use crate::support::{OK, agree};

fn pair(first: &str, a: &str, second: &str, b: &str) -> Vec<String> {
    agree(&RULED, Mode::Update, &format!("{{\"{first}\":{a},\"{second}\":{b}}}"))
}

fn dates(a: &str, b: &str) -> Vec<String> {
    pair("start", a, "end", b)
}

fn moments(a: &str, b: &str) -> Vec<String> {
    pair("signed", &format!("\"{a}\""), "cancelled", &format!("\"{b}\""))
}

const MOMENTS: [&str; 1] = ["cancelled order fields=signed+cancelled"];

#[test]
fn dates_in_order_and_not() {
    for (a, b) in [("2026-01-31", "2026-02-01"), ("2025-12-31", "2026-01-01"), ("0999-12-31", "1000-01-01")] {
        let (a, b) = (format!("\"{a}\""), format!("\"{b}\""));
        assert_eq!(dates(&a, &b), OK);
        assert_eq!(dates(&b, &a), ["end order fields=start+end"]);
        assert_eq!(dates(&a, &a), OK);
    }
    assert_eq!(dates(r#""2026\u002d02-01""#, "\"2026-01-31\""), ["end order fields=start+end"]);
}

#[test]
fn the_rule_names_the_earlier_one_first_however_the_fields_are_declared() {
    assert_eq!(pair("purchased", "\"2026-01-01\"", "sold", "\"2026-01-02\""), OK);
    assert_eq!(
        pair("purchased", "\"2026-01-02\"", "sold", "\"2026-01-01\""),
        ["sold order fields=purchased+sold"]
    );
}

#[test]
fn moments_are_compared_as_instants() {
    // From early to late, whatever the texts look like.
    let ascending = [
        "0001-01-01T00:00:00+23:59",
        "0001-01-01T00:00:00Z",
        "2026-02-28T23:59:59.999Z",
        "2026-03-01T01:00:00+01:00",
        "2026-03-01T00:00:00.0001Z",
        "2026-02-28T22:00:00.05-02:00",
        "2026-03-01T00:00:00.4Z",
        "2026-03-01T00:00:00.49Z",
        "2026-03-01t00:00:00.5z",
        "2026-03-01T00:00:00.500000000000000000001Z",
        "2026-03-01T12:30:00+12:00",
        "2026-03-01T00:31:00Z",
        "2026-03-01T01:00:00+00:01",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-23:59",
    ];
    for (i, a) in ascending.into_iter().enumerate() {
        for (j, b) in ascending.into_iter().enumerate() {
            let expected = if i > j { MOMENTS.to_vec() } else { vec![] };
            assert_eq!(moments(a, b), expected, "{a} {b}");
        }
    }
}

#[test]
fn equal_instants_are_in_order() {
    let equal = [
        "2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00.000Z",
        "2026-03-01T01:00:00+01:00",
        "2026-02-28T16:00:00-08:00",
        "2026-03-01T00:00:00-00:00",
    ];
    for a in equal {
        for b in equal {
            assert_eq!(moments(a, b), OK, "{a} {b}");
        }
    }
}

#[test]
fn a_leap_second_is_before_the_next_day_has_gone_on() {
    assert_eq!(moments("2016-12-31T23:59:59.9Z", "2016-12-31T23:59:60Z"), OK);
    assert_eq!(moments("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.9Z"), MOMENTS);
    assert_eq!(moments("2016-12-31T23:59:60Z", "2017-01-01T00:00:01Z"), OK);
}

#[test]
fn a_value_that_is_none_is_not_compared() {
    assert_eq!(dates("\"2026-02-30\"", "\"2026-01-01\""), ["start format format=date"]);
    assert_eq!(dates("\"2026-02-01\"", "\"2026-00-01\""), ["end format format=date"]);
    assert_eq!(dates("5", "\"2026-01-01\""), ["start type type=string"]);
    assert_eq!(dates("null", "\"2026-01-01\""), OK);
    assert_eq!(dates("\"2026-02-01\"", "null"), OK);
    assert_eq!(moments("2026-03-01T00:00:00", "2026-01-01T00:00:00Z"), ["signed format format=date-time"]);
    assert_eq!(agree(&RULED, Mode::Update, r#"{"start":"2026-02-01"}"#), OK);
}

#[test]
fn a_date_is_not_compared_with_a_moment() {
    assert_eq!(pair("end", "\"2026-03-01\"", "cancelled", "\"2026-01-01T00:00:00Z\""), OK);
}

#[test]
fn in_new_rows_and_changes_but_not_in_responses() {
    let json = r#"{"first_name":"a","start":"2026-02-01","end":"2026-01-01"}"#;
    for mode in [Mode::Create, Mode::Update, Mode::BulkRow] {
        assert_eq!(agree(&RULED, mode, json), ["end order fields=start+end"]);
    }
    assert_eq!(agree(&RULED, Mode::Read, json), OK);
}
