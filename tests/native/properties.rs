//! No bytes make the library panic, and what it accepts other parsers accept too.

use fieldgate::request;
use fieldgate::schema::{Mode, OperationKind, Resource};
use fieldgate::validate::{Issue, Options};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::sample::SAMPLE;
use crate::support::{ACCESS, DEFAULT, ID, ORGANIZATION, line};

const RESOURCES: [fn() -> &'static Resource; 3] = [|| ORGANIZATION, || ACCESS, || &SAMPLE];
const MODES: [Mode; 4] = [Mode::Create, Mode::Update, Mode::BulkRow, Mode::Read];

fn is_not_json(result: &Result<(), Vec<Issue>>) -> bool {
    matches!(result, Err(issues) if issues.iter().any(|issue| issue.code.name() == "not_json"))
}

/// Gives the bytes to everything that takes bytes.
fn feed(bytes: &[u8]) {
    let text = serde_json::from_slice::<Value>(bytes).is_ok();
    for resource in RESOURCES.map(|resource| resource()) {
        for mode in MODES {
            for open_enums in [false, true] {
                let options = Options { open_enums, complete: open_enums };
                let one = resource.validate_json(mode, bytes, options);
                let many = resource.validate_json_many(mode, bytes, options);
                for result in [one, many] {
                    // We refuse more than other parsers (duplicate keys), never less.
                    assert!(text || is_not_json(&result) || has_more_than_serde_takes(bytes), "{result:?}");
                    for issue in result.err().unwrap_or_default() {
                        assert!(!line(&issue).is_empty());
                    }
                }
            }
        }
        let _ = request::list(resource, bytes);
        for kind in [OperationKind::Create, OperationKind::Update, OperationKind::BulkWrite] {
            if let Ok(request) = request::write(resource, kind, ID, bytes, DEFAULT) {
                let body = request.body.unwrap_or_default();
                assert!(serde_json::from_slice::<Value>(&body).is_ok() || has_more_than_serde_takes(&body));
            }
        }
    }
}

/// Lone surrogates and numbers beyond a float, which `serde_json` refuses.
fn has_more_than_serde_takes(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|window| window.eq_ignore_ascii_case(b"\\ud"))
        || bytes.windows(2).any(|window| matches!(window, [b'0'..=b'9', b'e' | b'E']))
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::from(ID)),
        Just(Value::from("2026-02-28T10:00:00Z")),
    ];
    let keys = "id|name|custom_id|organization|answer|integration|filters|page|pageSize|orderBy|not|in|isnull|\
                list|count|category|left|right|created_at|tags|[a-z\"\\\\é😀]{0,4}";
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(keys, inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn valid() -> impl Strategy<Value = String> {
    let reference = format!("{{\"id\":\"{ID}\",\"x\":[1]}}");
    prop::sample::select(vec![
        format!("{{\"name\":\"å\\ud83d\\ude00\",\"organization\":{reference},\"custom_id\":null}}"),
        format!("[{{\"answer\":true,\"integration\":{reference},\"answered_by_tenant\":{reference}}}]"),
        "{\"name\":\"a\",\"count\":-1.5e+1,\"list\":[{\"a\":[null]}],\"day\":\"2026-02-28\",\"right\":true}"
            .to_owned(),
        format!(
            "{{\"page\":1,\"pageSize\":50,\"orderBy\":[\"-name\"],\"tags\":[\"{ID}\"],\
             \"filters\":{{\"name\":{{\"in\":[\"a\"],\"not\":{{\"icontains\":\"b\"}}}},\"organization\":null}}}}"
        ),
    ])
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn any_bytes(bytes: Vec<u8>) {
        feed(&bytes);
    }

    #[test]
    fn any_bytes_that_json_is_made_of(text in "[\\[\\]{}:,\"\\\\0-9eE.+\\-tfnu \na-z😀]{0,60}") {
        feed(text.as_bytes());
    }

    #[test]
    fn any_json_value(value in any_json()) {
        feed(value.to_string().as_bytes());
    }

    #[test]
    fn any_json_value_is_json(value in any_json()) {
        let text = value.to_string();
        prop_assert!(!is_not_json(&SAMPLE.validate_json(Mode::Create, text.as_bytes(), DEFAULT)));
    }

    #[test]
    fn valid_documents_with_bytes_changed(
        document in valid(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..3), 1..4),
    ) {
        let mut bytes = document.into_bytes();
        for (place, byte, how) in changes {
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => {
                    bytes.remove(at);
                }
            }
        }
        feed(&bytes);
    }
}
