//! Objects of known fields: a file, and what else can stand within.

use fieldgate::schema::Mode;

use crate::support::sample::{Document, SAMPLE, Wide};
use crate::support::{DEFAULT, ID, OK, field, line, lines, modelled, response, value};
use serde_json::json;

const MD5: &str = "1B2M2Y8AsgTpgAmY7PhCfg==";

/// A file with more members.
fn file(rest: &str) -> String {
    format!(r#"{{"name":"a.pdf","md5_hash":"{MD5}"{rest}}}"#)
}

#[test]
fn a_file() {
    assert_eq!(value("document", &file("")), OK);
    assert_eq!(value("document", "null"), OK);
    for other in ["[]", "5", "\"a.pdf\"", "true"] {
        assert_eq!(value("document", other), ["document type type=object"], "{other}");
    }
}

#[test]
fn required_members() {
    assert_eq!(value("document", "{}"), ["document/name required", "document/md5_hash required"]);
    assert_eq!(value("document", r#"{"name":"a"}"#), ["document/md5_hash required"]);
}

#[test]
fn null_members() {
    assert_eq!(
        value("document", r#"{"md5_hash":null,"name":null}"#),
        ["document/name null type=string", "document/md5_hash null type=string"]
    );
    assert_eq!(value("document", &file(r#","size":null,"owner":null,"extra":null"#)), OK);
}

#[test]
fn members_that_only_the_server_sets() {
    for of_any_type in ["null", "5", "{}", "\"https://example.com\""] {
        assert_eq!(
            value("document", &file(&format!(r#","post":{of_any_type},"get":{of_any_type}"#))),
            ["document/get read_only", "document/post read_only"]
        );
    }
}

#[test]
fn wrong_members() {
    assert_eq!(
        value("document", r#"{"name":"too long","md5_hash":"x","size":10,"owner":{"id":"x"}}"#),
        [
            "document/name max_length maxLength=5",
            "document/md5_hash format format=md5",
            "document/size maximum maximum=9",
            "document/owner/id format format=uuid",
        ]
    );
    assert_eq!(
        value("document", &file(r#","size":-1,"owner":{},"notes":{},"tags":["a","a",5]"#)),
        [
            "document/size minimum minimum=0",
            "document/owner/id required",
            "document/notes type type=array",
            "document/tags/2 type type=string",
            "document/tags/1 unique_items",
        ]
    );
    assert_eq!(field("document", &file(r#","notes":[1,"\ud800"]"#)), ["document/notes/1 unicode"]);
}

#[test]
fn unknown_members_come_last_with_the_nearest_name() {
    assert_eq!(
        value("document", r#"{"zz":1,"md5hash":"x","Name":"a","gett":1}"#),
        [
            "document/name required",
            "document/md5_hash required",
            "document/Name unknown_field suggestion=name",
            // What only the server sets is not suggested.
            "document/gett unknown_field",
            "document/md5hash unknown_field suggestion=md5_hash",
            "document/zz unknown_field",
        ]
    );
}

#[test]
fn the_order_of_members_makes_no_difference() {
    assert_eq!(
        value("document", r#"{"size":"x","md5_hash":5,"name":6}"#),
        [
            "document/name type type=string",
            "document/md5_hash type type=string",
            "document/size type type=integer"
        ]
    );
}

#[test]
fn spelt_with_escapes() {
    assert_eq!(field("document", &format!(r#"{{"n\u0061me":"a","md5_hash":"{MD5}"}}"#)), OK);
    assert!(field("document", r#"{"name":"a","n\u0061me":"b"}"#)[0].contains("duplicate_key"));
}

#[test]
fn in_a_list() {
    assert_eq!(value("documents", &format!("[{},{}]", file(""), file(""))), OK);
    assert_eq!(
        value("documents", &format!("[{},{{}},null]", file(r#","get":1"#))),
        [
            "documents/0/get read_only",
            "documents/1/name required",
            "documents/1/md5_hash required",
            "documents/2 null type=object",
        ]
    );
}

#[test]
fn too_deep_within() {
    let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    assert_eq!(field("document", &file(&format!(r#","notes":{deep}"#))), ["document/notes type depth=128"]);
}

#[test]
fn in_responses() {
    let get = r#","get":"https://example.com/a","post":{"url":"x","fields":{}},"later":1"#;
    assert_eq!(response("document", &file(get)), OK);
    assert_eq!(response("document", &file("")), ["document/get required"]);
    assert_eq!(response("document", "5"), ["document type type=object"]);
    let text = "\"much longer than five\"";
    assert_eq!(response("document", &format!(r#"{{"name":{text},"md5_hash":{text},"get":{text}}}"#)), OK);
}

#[test]
fn as_a_model() {
    let document = Document { name: "a.pdf".into(), md5_hash: MD5.into(), size: Some(10) };
    let wide = Wide {
        latitude: 90.5,
        structure: "20.50",
        ssn: "19811218+9876".into(),
        variables: json!({ "a": "\0" }),
        parents: vec![fieldgate::model::Reference::new(ID), fieldgate::model::Reference::new("x")],
        options: vec!["a".into(), "a".into()],
        floors: vec![1, 2, 1],
        document,
    };
    let expected = [
        "latitude maximum maximum=90",
        "structure enum enum=PX_PARKING+20.520+20.59",
        "variables/a unicode",
        "parents/1/id format format=uuid",
        "options/1 unique_items",
        "floors/2 unique_items",
        "document/size maximum maximum=9",
    ];
    let found: Vec<String> = modelled(&SAMPLE, Mode::Update, DEFAULT, &wide).iter().map(line).collect();
    assert_eq!(found, expected);
    let text = serde_json::to_vec(&wide).unwrap();
    assert_eq!(lines(SAMPLE.validate_json(Mode::Update, &text, DEFAULT)), expected);
}
