//! What the server sends: types, 32-bit integers and required fields are checked, the rest
//! is taken as it comes.

use fieldgate::schema::Mode;

use crate::support::{ACCESS, ID, OK, ORGANIZATION, check, check_many, sample::SAMPLE};

fn organization(rest: &str) -> Vec<String> {
    check(ORGANIZATION, Mode::Read, &format!("{{\"name\":\"a\",\"id\":\"{ID}\"{rest}}}"))
}

fn sample(rest: &str) -> Vec<String> {
    check(&SAMPLE, Mode::Read, &format!("{{\"name\":\"a\",\"id\":\"{ID}\",{rest}}}"))
}

#[test]
fn relations_may_be_empty_or_carry_more() {
    for relation in
        ["{}", r#"{"id":null}"#, r#"{"name":"x"}"#, "null", &format!("{{\"id\":\"{ID}\",\"name\":[1]}}")]
    {
        assert_eq!(organization(&format!(",\"organization\":{relation}")), OK, "{relation}");
    }
    let row = format!("{{\"answer\":true,\"integration\":{{}},\"id\":\"{ID}\"}}");
    assert_eq!(check(ACCESS, Mode::Read, &row), OK);
}

#[test]
fn relations_of_another_type_fail() {
    assert_eq!(organization(",\"organization\":5"), ["organization type type=object"]);
    assert_eq!(organization(",\"organization\":{\"id\":5}"), ["organization/id type type=string"]);
    assert_eq!(organization(",\"organization\":{\"id\":\"x\"}"), ["organization/id format format=uuid"]);
    let row = format!("{{\"answer\":true,\"integration\":null,\"id\":\"{ID}\"}}");
    assert_eq!(check(ACCESS, Mode::Read, &row), ["integration null type=object"]);
}

#[test]
fn unknown_keys_are_kept() {
    assert_eq!(organization(",\"new\":{\"a\":[1]},\"other\":\"\\ud800\""), OK);
}

#[test]
fn lengths_enumerations_and_characters_never_fail() {
    assert_eq!(sample(&format!("\"free\":\"\\ud800\\u0000\",\"code\":\"{}\"", "x".repeat(1000))), OK);
    assert_eq!(sample("\"code\":\"\""), OK);
    assert_eq!(sample("\"category\":77"), OK);
    assert_eq!(sample("\"category\":-1"), OK);
    let long = format!("{{\"name\":\"{}\",\"id\":\"{ID}\"}}", "x".repeat(10_000));
    assert_eq!(check(ORGANIZATION, Mode::Read, &long), OK);
}

#[test]
fn integers_are_32_bit() {
    assert_eq!(sample("\"count\":2147483648"), ["count maximum maximum=2147483647"]);
    assert_eq!(sample("\"category\":2147483648"), ["category maximum maximum=2147483647"]);
    assert_eq!(sample("\"category\":-2147483649"), ["category minimum minimum=-2147483648"]);
    assert_eq!(sample("\"count\":1.5"), ["count integer type=integer"]);
    assert_eq!(sample("\"count\":\"1\""), ["count type type=integer"]);
}

#[test]
fn required_fields() {
    assert_eq!(check(ORGANIZATION, Mode::Read, "{\"name\":\"a\"}"), ["id required"]);
    assert_eq!(check(ORGANIZATION, Mode::Read, &format!("{{\"id\":\"{ID}\"}}")), ["name required"]);
    assert_eq!(check(ORGANIZATION, Mode::Read, "{\"name\":\"a\",\"id\":null}"), ["id null type=string"]);
    assert_eq!(check(ACCESS, Mode::Read, "{}"), ["answer required", "integration required", "id required"]);
}

#[test]
fn any_value_under_a_field_of_any_kind() {
    for value in ["null", "1", "\"x\"", "[null]", "{\"a\":{}}"] {
        assert_eq!(organization(&format!(",\"tags\":{value},\"customer_columns\":{value}")), OK);
    }
}

#[test]
fn opaque_arrays_take_any_element() {
    assert_eq!(sample("\"list\":[null,{\"id\":5},\"\\ud800\"]"), OK);
    assert_eq!(sample("\"list\":{}"), ["list type type=array"]);
}

#[test]
fn lists() {
    let row = format!("{{\"name\":\"a\",\"id\":\"{ID}\"}}");
    assert_eq!(check_many(ORGANIZATION, Mode::Read, &format!("[{row},{row}]")), OK);
    assert_eq!(
        check_many(ORGANIZATION, Mode::Read, &format!("[{row},{{\"name\":\"a\"}}]")),
        ["1/id required"]
    );
    assert_eq!(check_many(ORGANIZATION, Mode::Read, &row), [" type type=array"]);
    assert!(check_many(ORGANIZATION, Mode::Read, "<html>")[0].contains("not_json"));
}
