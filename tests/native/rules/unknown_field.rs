//! `unknown_field`: with a suggestion when a known name is near, in the order of characters.

use fieldgate::schema::Mode;

use crate::support::{ID, OK, ORGANIZATION, check, field};

#[test]
fn with_the_nearest_name() {
    for (name, nearest) in [
        ("nam", "name"),
        ("Name", "name"),
        // Case is no slip.
        ("NAME", "name"),
        ("NAEM", "name"),
        ("CustomID", "custom_id"),
        ("CUSTOM_ID", "custom_id"),
        ("naem", "name"),
        ("customId", "custom_id"),
        ("custom-id", "custom_id"),
        ("organisation", "organization"),
        ("organization_id", "organization"),
        ("zzz", ""),
        ("", ""),
        // What only the server sets is not suggested.
        ("create_at", ""),
    ] {
        let suggestion = if nearest.is_empty() { String::new() } else { format!(" suggestion={nearest}") };
        let json = format!("{{\"{name}\":1}}");
        assert_eq!(check(ORGANIZATION, Mode::Update, &json), [format!("{name} unknown_field{suggestion}")]);
    }
}

#[test]
fn in_the_order_of_their_characters_after_all_fields() {
    let json = r#"{"~":1,"😀":1,"B":1,"name":5,"a":1,"\u0061b":1,"～":1}"#;
    let paths: Vec<String> = check(ORGANIZATION, Mode::Create, json)
        .iter()
        .map(|line| line.split(' ').next().unwrap().into())
        .collect();
    assert_eq!(paths, ["name", "B", "a", "ab", "~", "～", "😀"]);
}

#[test]
fn keys_of_javascript_objects_are_only_keys() {
    assert_eq!(
        check(ORGANIZATION, Mode::Update, r#"{"__proto__":{"name":"a"},"constructor":1,"toString":1}"#),
        ["__proto__ unknown_field", "constructor unknown_field", "toString unknown_field"]
    );
}

#[test]
fn other_keys_of_a_reference_are_left_out_without_an_issue() {
    assert_eq!(field("parent", &format!("{{\"name\":\"a\",\"id\":\"{ID}\",\"x\":{{}}}}")), OK);
}

#[test]
fn many_of_them() {
    let keys: Vec<String> = (0..500).map(|n| format!("\"k{n:03}\":{n}")).collect();
    let issues = check(ORGANIZATION, Mode::Update, &format!("{{{},\"name\":\"a\"}}", keys.join(",")));
    assert_eq!(issues.len(), 500);
    assert_eq!(issues[499], "k499 unknown_field");
}
