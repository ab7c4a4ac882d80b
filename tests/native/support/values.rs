//! Arbitrary values for properties.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::ID;

/// Any JSON value, often one that a field takes.
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-10i64..10).prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1e10..1e10f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!(ID)),
        Just(json!("2026-02-28")),
        Just(json!("2026-02-28T10:00:00Z")),
        Just(json!({ "id": ID })),
        Just(json!("\0")),
    ];
    leaf.prop_recursive(4, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("id|name|[a-z\0é😀]{0,3}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Any object with the keys of resources, and with others.
pub(crate) fn any_object() -> impl Strategy<Value = Map<String, Value>> {
    let keys = "name|flag|count|small|category|code|ratio|key|day|moment|parent|list|left|right|id|anything|answer|\
                integration|answered_by_tenant|answered_by_sub_tenant|custom_id|[a-zé～😀\"]{0,5}";
    prop::collection::btree_map(keys, any_value(), 0..12).prop_map(|map| map.into_iter().collect())
}
