//! Bodies: written anew from what was checked, from JSON text and from models alike.

use fieldgate::model::{Maybe, Model, Reference};
use fieldgate::request::{self, Request, model};
use fieldgate::resources::pigello::sales::organization;
use fieldgate::schema::{OperationKind, Resource};
use fieldgate::validate::{Issue, Options};

use crate::support::sample::{Anything, Loose, SAMPLE};
use crate::support::{DEFAULT, ID, ORGANIZATION, lines};

fn body(request: Result<Request, Vec<Issue>>) -> String {
    String::from_utf8(request.unwrap().body.unwrap()).unwrap()
}

fn update(resource: &'static Resource, json: &str) -> Result<Request, Vec<Issue>> {
    request::write(resource, OperationKind::Update, ID, json.as_bytes(), DEFAULT)
}

#[test]
fn fields_stand_in_the_order_of_the_schema_without_space() {
    let json = r#" { "custom_id" : null , "name" : "a" } "#;
    assert_eq!(body(update(ORGANIZATION, json)), r#"{"name":"a","custom_id":null}"#);
    assert_eq!(body(update(ORGANIZATION, "{}")), "{}");
}

#[test]
fn only_the_id_of_a_reference_is_sent() {
    let json = format!("{{\"organization\":{{\"name\":\"x\",\"id\":\"{ID}\",\"tags\":[]}}}}");
    assert_eq!(body(update(ORGANIZATION, &json)), format!("{{\"organization\":{{\"id\":\"{ID}\"}}}}"));
}

#[test]
fn values_keep_their_meaning() {
    for (given, sent) in [
        (r#"{"free":"å\u00e5\"\\\/\n"}"#, r#"{"free":"å\u00e5\"\\\/\n"}"#),
        (r#"{"count":1.0}"#, r#"{"count":1}"#),
        (r#"{"count":-0}"#, r#"{"count":0}"#),
        (r#"{"count":-2147483648}"#, r#"{"count":-2147483648}"#),
        (r#"{"count":2.147483647e9}"#, r#"{"count":2147483647}"#),
        (r#"{"flag":true,"right":false}"#, r#"{"flag":true,"right":false}"#),
        (r#"{"list":[ 1.50, null,{"a":-0} ]}"#, r#"{"list":[ 1.50, null,{"a":-0} ]}"#),
        (r#"{"list":[]}"#, r#"{"list":[]}"#),
        (r#"{"day":"2026\u002d02-28"}"#, r#"{"day":"2026\u002d02-28"}"#),
    ] {
        let written = body(update(&SAMPLE, given));
        assert_eq!(written, sent);
        assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
    }
}

#[test]
fn bulk_rows() {
    let json = format!("[{{\"name\":\"a\"}}, {{\"id\":\"{ID}\",\"custom_id\":null}}]");
    let request = request::write(ORGANIZATION, OperationKind::BulkWrite, "", json.as_bytes(), DEFAULT);
    assert_eq!(body(request), format!("[{{\"name\":\"a\"}},{{\"custom_id\":null,\"id\":\"{ID}\"}}]"));
    let none = request::write(ORGANIZATION, OperationKind::BulkWrite, "", b"[]", DEFAULT);
    assert_eq!(body(none), "[]");
}

#[test]
fn one_invalid_row_refuses_all() {
    let json = format!("[{{\"name\":\"a\"}},{{}},{{\"id\":\"{ID}\",\"name\":5}}]");
    let request = request::write(ORGANIZATION, OperationKind::BulkWrite, "", json.as_bytes(), DEFAULT);
    assert_eq!(lines(request), ["1/name required", "2/name type type=string"]);
}

#[test]
fn a_wrong_id_hides_no_issue_of_the_body() {
    let request = request::write(ORGANIZATION, OperationKind::Update, "x", b"{\"name\":5}", DEFAULT);
    assert_eq!(lines(request), ["id format format=uuid", "name type type=string"]);
    let request = request::write(ORGANIZATION, OperationKind::Update, "x", b"{", DEFAULT);
    assert_eq!(lines(request).len(), 2);
}

#[test]
fn options_reach_the_rules() {
    let complete = Options { complete: true, ..DEFAULT };
    let request = request::write(ORGANIZATION, OperationKind::Update, ID, b"{}", complete);
    assert_eq!(lines(request), ["name required"]);
    let changes = organization::Update::default();
    assert_eq!(lines(model::update(ID, &changes, complete)), ["name required"]);
}

/// A request from a model is the request from its JSON text.
fn same<M: Model>(from_model: Result<Request, Vec<Issue>>, kind: OperationKind, id: &str, model: &M) {
    let text = serde_json::to_vec(model).unwrap();
    assert_eq!(from_model, request::write(M::RESOURCE, kind, id, &text, DEFAULT));
}

#[test]
fn from_models() {
    let create = organization::Create {
        name: "å\"\n\u{1}😀".into(),
        organization: Reference::new(ID).into(),
        custom_id: Maybe::Null,
    };
    let request = model::create(&create, DEFAULT);
    assert_eq!(
        body(request.clone()),
        format!("{{\"name\":\"å\\\"\\n\\u0001😀\",\"organization\":{{\"id\":\"{ID}\"}},\"custom_id\":null}}")
    );
    same(request, OperationKind::Create, "", &create);

    let changes = organization::Update { name: Some("a".into()), ..Default::default() };
    same(model::update(ID, &changes, DEFAULT), OperationKind::Update, ID, &changes);
    same(model::update("..", &changes, DEFAULT), OperationKind::Update, "..", &changes);

    let loose = Loose {
        name: Maybe::Value("a".into()),
        count: Maybe::Value(-0.0),
        ratio: Maybe::Value(0.125),
        small: Maybe::Value(7),
        list: Maybe::Value(serde_json::json!([null, 1.5, {"a": "😀\u{1}"}])),
        ..Loose::default()
    };
    same(model::update(ID, &loose, DEFAULT), OperationKind::Update, ID, &loose);
}

#[test]
fn from_models_in_bulk() {
    let row = |id: Option<&str>, name: Option<&str>| organization::BulkRow {
        id: id.map(Into::into),
        fields: organization::Update { name: name.map(Into::into), ..Default::default() },
    };
    let rows = [row(None, Some("a")), row(Some(ID), None)];
    let request = model::bulk_write(&rows, DEFAULT).unwrap();
    assert_eq!((request.method, request.target.as_str()), ("POST", "/sales/organization/list/"));
    assert_eq!(body(Ok(request)), format!("[{{\"name\":\"a\"}},{{\"id\":\"{ID}\"}}]"));
    let wrong = [row(None, None), row(Some(ID), None), row(Some("x"), Some("\0"))];
    assert_eq!(
        lines(model::bulk_write(&wrong, DEFAULT)),
        ["0/name required", "2/name unicode", "2/id format format=uuid"]
    );
    assert_eq!(body(model::bulk_write::<organization::BulkRow>(&[], DEFAULT)), "[]");
    let no_rows = [Anything(serde_json::json!({})), Anything(serde_json::json!(5))];
    assert_eq!(
        lines(model::bulk_write(&no_rows, DEFAULT)),
        ["0/name required", "0/left exactly_one_of fields=left+right", "1 type type=object"]
    );
}

#[test]
fn what_the_server_sent_is_no_new_row() {
    let entity: organization::Entity =
        serde_json::from_value(serde_json::json!({"name": "a", "id": ID, "new": 1})).unwrap();
    assert_eq!(lines(model::create(&entity, DEFAULT)), ["id read_only", "new unknown_field"]);
}
