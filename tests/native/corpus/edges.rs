//! Cases written by hand, each with what is expected of it: text that is not JSON, numbers
//! that no float holds, lone surrogates, depth.

use serde_json::{Value, json};

use super::generate::Case;
use crate::oracle::{Expected, Strictness};
use crate::support::ID;

const ORGANIZATION: &str = "organization";
const CONNECTION: &str = "subTenantTenantConnection";

fn case(
    name: &str,
    resource: &str,
    mode: &str,
    json: impl Into<String>,
    expected: &[(Value, &str, Value)],
) -> Case {
    let expected = expected.iter().map(|(path, code, params)| Expected {
        path: path.as_array().unwrap().clone(),
        code: (*code).to_owned(),
        params: params.clone(),
    });
    Case {
        name: format!("{resource} {mode}: {name}"),
        resource: resource.into(),
        mode: mode.into(),
        options: Strictness::default(),
        json: json.into(),
        text_only: false,
        expected: expected.collect(),
    }
}

/// The cases.
pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    all.extend(not_json());
    all.extend(numbers());
    all.extend(surrogates());
    all.extend(depth());
    all
}

fn not_json() -> Vec<Case> {
    let texts = [
        ("no text", "", "truncated", 1, 1, 0),
        ("white space only", " \n ", "truncated", 2, 2, 3),
        ("an open brace", "{", "truncated", 1, 2, 1),
        ("an open string", "{\"name\":\"a", "truncated", 1, 11, 10),
        ("a value is missing", "{\"name\":}", "syntax", 1, 9, 8),
        ("a comma too many", "{\"name\":\"a\",}", "syntax", 1, 13, 12),
        ("a comma at the front", "{,\"name\":\"a\"}", "syntax", 1, 2, 1),
        ("another quote", "{\n  \"name\": 'a'}", "syntax", 2, 11, 12),
        ("columns count characters", "{\"å😀\":x}", "syntax", 1, 7, 10),
        ("a control character", "{\"name\":\"a\tb\"}", "syntax", 1, 11, 10),
        ("a wrong escape", "{\"name\":\"\\x\"}", "syntax", 1, 11, 10),
        ("a number with a leading zero", "{\"name\":01}", "syntax", 1, 10, 9),
        ("a comment", "{} // none", "trailing", 1, 4, 3),
        ("two values", "{}{}", "trailing", 1, 3, 2),
        ("a byte order mark", "\u{feff}{}", "bom", 1, 1, 0),
        ("a key twice", "{\"name\":\"a\",\"name\":\"b\"}", "duplicate_key", 1, 13, 12),
        ("a key twice, once escaped", "{\"name\":\"a\",\"n\\u0061me\":\"b\"}", "duplicate_key", 1, 13, 12),
        ("an unknown key twice", "{\"x\":1,\"x\":1}", "duplicate_key", 1, 8, 7),
        ("a key twice in a reference", "{\"organization\":{\"id\":1,\"id\":1}}", "duplicate_key", 1, 25, 24),
        ("a key twice in unknown data", "{\"x\":[{\"y\":1,\"y\":1}]}", "duplicate_key", 1, 14, 13),
    ];
    let case = |(name, text, reason, line, column, offset): (&str, &str, &str, u32, u32, u32)| {
        let params = json!({ "reason": reason, "line": line, "column": column, "offset": offset });
        let mut case = case(name, ORGANIZATION, "update", text, &[(json!([]), "not_json", params)]);
        case.text_only = true;
        case
    };
    texts.into_iter().map(case).collect()
}

fn numbers() -> Vec<Case> {
    let listed = json!({ "enum": [0, 1, 2, 3] });
    let whole = json!({ "type": "integer" });
    let greatest = json!({ "maximum": 2_147_483_647 });
    let least = json!({ "minimum": -2_147_483_648i64 });
    let mut all = Vec::new();
    for text in ["1.0", "1e0", "10e-1", "0.1E+1", "-0", "0.0", "0e999"] {
        all.push(case(text, CONNECTION, "update", format!("{{\"stakeholder_type\":{text}}}"), &[]));
    }
    for (text, code, params, open) in [
        ("1.00000000000000000000000000001", "integer", &whole, ("integer", &whole)),
        ("1e-400", "integer", &whole, ("integer", &whole)),
        ("1e400", "enum", &listed, ("maximum", &greatest)),
        ("-1e400", "enum", &listed, ("minimum", &least)),
        ("9223372036854775808", "enum", &listed, ("maximum", &greatest)),
        ("-9223372036854775809", "enum", &listed, ("minimum", &least)),
        ("9007199254740993", "enum", &listed, ("maximum", &greatest)),
        ("1000000000000000000000000000000000000000", "enum", &listed, ("maximum", &greatest)),
    ] {
        let mut strict = case(
            text,
            CONNECTION,
            "update",
            format!("{{\"stakeholder_type\":{text}}}"),
            &[(json!(["stakeholder_type"]), code, params.clone())],
        );
        let mut open = case(
            &format!("{text}, open enumerations"),
            CONNECTION,
            "update",
            format!("{{\"category\":{text}}}"),
            &[(json!(["category"]), open.0, open.1.clone())],
        );
        open.options.open_enums = true;
        // A float is 1, 0 or infinite in its place.
        let lost = text.contains("e4") || text.contains("e-4") || text.contains('.');
        strict.text_only = lost;
        open.text_only = lost;
        all.extend([strict, open]);
    }
    all
}

fn surrogates() -> Vec<Case> {
    let none = || json!({});
    let write = |name: &str, resource: &str, json: &str, expected: &[(Value, &str, Value)]| {
        case(name, resource, "update", json, expected)
    };
    vec![
        write(
            "a lone surrogate",
            ORGANIZATION,
            r#"{"name":"\ud800"}"#,
            &[(json!(["name"]), "unicode", none())],
        ),
        write(
            "a low one",
            ORGANIZATION,
            r#"{"custom_id":"a\udfffb"}"#,
            &[(json!(["custom_id"]), "unicode", none())],
        ),
        write(
            "the wrong way round",
            ORGANIZATION,
            r#"{"name":"\ude00\ud83d"}"#,
            &[(json!(["name"]), "unicode", none())],
        ),
        write("a pair is a character", ORGANIZATION, r#"{"name":"\ud83d\ude00"}"#, &[]),
        write(
            "in an id",
            ORGANIZATION,
            r#"{"organization":{"id":"\ud800"}}"#,
            &[(json!(["organization", "id"]), "unicode", none())],
        ),
        write("in a key", ORGANIZATION, r#"{"\ud800":1}"#, &[(json!(["\u{fffd}"]), "unknown_field", none())]),
        write(
            "in opaque data",
            CONNECTION,
            r#"{"debt_distribution_instruction":["a",{"b":"\udc00"}]}"#,
            &[(json!(["debt_distribution_instruction", 1, "b"]), "unicode", none())],
        ),
        write(
            "in a key of opaque data",
            CONNECTION,
            r#"{"debt_distribution_instruction":[{"\udc00":1}]}"#,
            &[(json!(["debt_distribution_instruction", 0, "\u{fffd}"]), "unicode", none())],
        ),
        case(
            "responses are read as they are",
            ORGANIZATION,
            "read",
            format!(r#"{{"id":"{ID}","name":"\ud800\u0000","custom_id":"\udfff","\udc00":"\udc00"}}"#),
            &[],
        ),
    ]
}

fn depth() -> Vec<Case> {
    let nested = |levels: usize| {
        format!("{{\"debt_distribution_instruction\":{}{}}}", "[".repeat(levels), "]".repeat(levels))
    };
    let too_deep =
        (json!(["debt_distribution_instruction"]), "type", json!({ "type": "array", "depth": 128 }));
    vec![
        case("128 levels", CONNECTION, "update", nested(128), &[]),
        case("129 levels", CONNECTION, "update", nested(129), std::slice::from_ref(&too_deep)),
        case("1000 levels", CONNECTION, "update", nested(1000), &[too_deep]),
        case(
            "129 levels where none are expected",
            CONNECTION,
            "update",
            nested(129).replace("debt_distribution_instruction", "custom_id"),
            &[(json!(["custom_id"]), "type", json!({ "type": "string" }))],
        ),
    ]
}
