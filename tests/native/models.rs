//! Rust models: three states of a field, and the same issues as their JSON text has.

use std::collections::BTreeMap;

use fieldgate::model::{Maybe, Model, Reference, Relation};
use fieldgate::resources::pigello::integrations::answered_integration_personal_information_access as access;
use fieldgate::resources::pigello::sales::organization;
use fieldgate::validate::Options;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::sample::{Anything, Loose};
use crate::support::values::any_object;
use crate::support::{DEFAULT, ID, OK, lines};

fn reference() -> Maybe<Reference> {
    Maybe::Value(Reference::new(ID))
}

/// The issues of a model, which must be those of its JSON text.
fn issues<M: Model>(model: &M) -> Vec<String> {
    let found = lines(model.validate(&DEFAULT));
    let text = serde_json::to_vec(model).unwrap();
    assert_eq!(found, lines(M::RESOURCE.validate_json(M::MODE, &text, DEFAULT)));
    found
}

#[test]
fn absent_null_and_value_are_three_things() {
    let update = |custom_id| organization::Update { custom_id, ..Default::default() };
    for (model, text) in [
        (update(Maybe::Absent), "{}"),
        (update(Maybe::Null), r#"{"custom_id":null}"#),
        (update(Maybe::Value("A-17".into())), r#"{"custom_id":"A-17"}"#),
        (update("A-17".to_owned().into()), r#"{"custom_id":"A-17"}"#),
    ] {
        assert_eq!(serde_json::to_string(&model).unwrap(), text);
        assert_eq!(serde_json::from_str::<organization::Update>(text).unwrap(), model);
        assert_eq!(issues(&model), OK);
    }
    assert_eq!(Maybe::Value(1).value(), Some(&1));
    assert_eq!(Maybe::<i32>::Null.value(), None);
}

#[test]
fn a_new_row() {
    let mut create = organization::Create {
        name: "Norra Kvarteret".into(),
        organization: reference(),
        custom_id: Maybe::Null,
    };
    assert_eq!(issues(&create), OK);
    let text = serde_json::to_string(&create).unwrap();
    assert_eq!(serde_json::from_str::<organization::Create>(&text).unwrap(), create);

    create.name = "\0".into();
    create.organization = Reference::new("x").into();
    create.custom_id = Maybe::Value("😀".repeat(129));
    assert_eq!(
        issues(&create),
        ["name unicode", "organization/id format format=uuid", "custom_id max_length maxLength=128"]
    );
}

#[test]
fn rules_across_fields() {
    let mut create = access::Create {
        answer: false,
        integration: Reference::new(ID),
        answered_by_organization_user: reference(),
        answered_by_tenant: reference(),
        answered_by_sub_tenant: Maybe::Null,
        organization: Maybe::Absent,
        custom_id: Maybe::Absent,
    };
    let found = issues(&create);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("answered_by_organization_user exactly_one_of"));
    assert!(found[1].starts_with("answered_by_tenant exactly_one_of"));
    create.answered_by_tenant = Maybe::Absent;
    assert_eq!(issues(&create), OK);

    let update = access::Update {
        answered_by_organization_user: Maybe::Null,
        answered_by_tenant: Maybe::Null,
        answered_by_sub_tenant: Maybe::Null,
        ..Default::default()
    };
    assert_eq!(issues(&update).len(), 1);
    assert_eq!(issues(&access::Update::default()), OK);
}

#[test]
fn options_reach_the_rules() {
    let complete = Options { complete: true, ..DEFAULT };
    assert_eq!(lines(organization::Update::default().validate(&complete)), ["name required"]);
}

#[test]
fn bulk_rows() {
    let fields = organization::Update { name: Some("a".into()), ..Default::default() };
    let create = organization::BulkRow { id: None, fields: fields.clone() };
    let update = organization::BulkRow { id: Some(ID.into()), fields };
    let empty = organization::BulkRow::default();
    let wrong = organization::BulkRow { id: Some("x".into()), fields: organization::Update::default() };
    assert_eq!(issues(&create), OK);
    assert_eq!(issues(&update), OK);
    assert_eq!(issues(&empty), ["name required"]);
    assert_eq!(issues(&wrong), ["id format format=uuid"]);
    let text = serde_json::to_string(&update).unwrap();
    assert_eq!(text, format!("{{\"id\":\"{ID}\",\"name\":\"a\"}}"));
    assert_eq!(serde_json::from_str::<organization::BulkRow>(&text).unwrap(), update);
}

#[test]
fn entities_keep_what_they_do_not_know() {
    let value = json!({
        "name": "a", "id": ID, "organization": {"name": "b"}, "custom_id": null,
        "created_at": "2019-08-24T14:15:22Z", "tags": [null], "customer_columns": null, "new": {"deep": [1.5]},
    });
    let entity: organization::Entity = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(entity.extra["new"], json!({"deep": [1.5]}));
    assert_eq!(entity.custom_id, Maybe::Null);
    assert_eq!(entity.customer_columns, Maybe::Null);
    assert_eq!(entity.organization.value().unwrap().extra["name"], json!("b"));
    assert_eq!(issues(&entity), OK);
    assert_eq!(serde_json::to_value(&entity).unwrap(), value);
}

#[test]
fn entities_are_checked_as_responses() {
    let entity = |text: &str| serde_json::from_str::<access::Entity>(text).unwrap();
    let bare = entity(r#"{"answer":true,"integration":{}}"#);
    assert_eq!(bare.integration, Relation::default());
    assert_eq!(issues(&bare), ["id required"]);
    let wrong = entity(r#"{"answer":true,"integration":{"id":"x","y":1},"id":null,"created_at":"x"}"#);
    assert_eq!(
        issues(&wrong),
        ["integration/id format format=uuid", "id null type=string", "created_at format format=date-time"]
    );
}

#[test]
fn a_key_that_stands_twice_is_found() {
    let mut entity: organization::Entity = serde_json::from_value(json!({"name": "a", "id": ID})).unwrap();
    entity.extra.insert("name".into(), json!("b"));
    let found = issues(&entity);
    assert!(found[0].contains("not_json reason=duplicate_key"), "{found:?}");
    let twice = Loose {
        name: Maybe::Value(json!("a")),
        extra: BTreeMap::from([("name".into(), json!(1))]),
        ..Loose::default()
    };
    assert!(issues(&twice)[0].contains("duplicate_key"));
}

#[test]
fn models_of_other_types() {
    let loose = Loose {
        name: Maybe::Value(json!({"a": [1]})),
        count: Maybe::Value(0.5),
        ratio: Maybe::Value(-0.5),
        small: Maybe::Value(u64::MAX),
        parent: Reference::new("").into(),
        list: Maybe::Value(json!(["\0", {"\0": 1}, 1.5])),
        extra: BTreeMap::from([
            ("left".into(), json!({"id": ID})),
            ("nam".into(), json!(1)),
            ("\u{1F600}".into(), json!(1)),
            ("\"quoted\n".into(), json!(1)),
        ]),
        right: Maybe::Value(true),
    };
    assert_eq!(
        issues(&loose),
        [
            "name type type=string",
            "count integer type=integer",
            "small maximum maximum=7",
            "ratio minimum minimum=0",
            "parent/id format format=uuid",
            "list/0 unicode",
            "list/1/\0 unicode",
            "left exactly_one_of fields=left+right",
            "right exactly_one_of fields=left+right",
            "\"quoted\n unknown_field",
            "nam unknown_field suggestion=name",
            "😀 unknown_field",
        ]
    );
}

#[test]
fn a_float_that_json_cannot_hold_is_not_null() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let loose = Loose { count: Maybe::Value(value), ..Loose::default() };
        assert_eq!(lines(loose.validate(&DEFAULT)), ["count type type=integer"]);
        let loose = Loose { ratio: Maybe::Value(value), ..Loose::default() };
        assert_eq!(lines(loose.validate(&DEFAULT)), ["ratio type type=number"]);
    }
    for value in [2.0, -0.0, 1e300, -1e300, 0.1] {
        issues(&Loose { count: Maybe::Value(value), ratio: Maybe::Value(value), ..Loose::default() });
    }
}

#[test]
fn what_is_no_object_is_a_type_issue() {
    for value in [json!(null), json!([]), json!(5), json!("a"), json!(true)] {
        assert_eq!(issues(&Anything(value)), [" type type=object"]);
    }
}

#[test]
fn no_depth_exhausts_the_stack() {
    let nested = |levels| (1..levels).fold(json!([]), |value, _| Value::Array(vec![value]));
    let model = |levels| Loose { list: Maybe::Value(nested(levels)), ..Loose::default() };
    assert_eq!(issues(&model(128)), OK);
    assert_eq!(issues(&model(129)), ["list type type=array depth=128"]);
    let objects = (1..129).fold(json!(1), |value, _| json!({ "a": value }));
    assert_eq!(issues(&Loose { list: Maybe::Value(json!([objects])), ..Loose::default() }).len(), 1);
    let wrong = |levels| Loose { name: Maybe::Value(nested(levels)), ..Loose::default() };
    for (model, expected) in
        [(model(10_000), "list type type=array depth=128"), (wrong(10_000), "name type type=string")]
    {
        assert_eq!(lines(model.validate(&DEFAULT)), [expected]);
        // Dropping it would recurse.
        std::mem::forget(model);
    }
    let root = Anything(nested(10_000));
    assert_eq!(lines(root.validate(&DEFAULT)), [" type type=object"]);
    std::mem::forget(root);
}

#[test]
fn a_model_that_cannot_be_serialized_is_an_issue() {
    struct Failing;
    impl serde::Serialize for Failing {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }
    impl Model for Failing {
        const RESOURCE: &'static fieldgate::schema::Resource = crate::support::ORGANIZATION;
        const MODE: fieldgate::schema::Mode = fieldgate::schema::Mode::Create;
    }
    assert_eq!(lines(Failing.validate(&DEFAULT)), [" not_json reason=serialize line=1 column=1 offset=0"]);
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn any_model_has_the_issues_of_its_text(object in any_object()) {
        issues(&Anything(Value::Object(object)));
    }
}
