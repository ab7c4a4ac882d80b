//! What the tests share: issues as short lines of text, and resources to test with.

pub(crate) mod layout;
pub(crate) mod members;
pub(crate) mod ruled;
pub(crate) mod sample;
pub(crate) mod values;

use fieldgate::read::{Row, model};
use fieldgate::resources::pigello::accounts::sub_tenant_tenant_connection as connection;
use fieldgate::resources::pigello::integrations::answered_integration_personal_information_access as access;
use fieldgate::resources::pigello::sales::organization;
use fieldgate::schema::{Mode, Resource};
use fieldgate::validate::{Issue, Issues, Options, Param, Segment};
use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use serde_json::Value;

pub(crate) static ORGANIZATION: &Resource = &organization::RESOURCE;
pub(crate) static ACCESS: &Resource = &access::RESOURCE;
pub(crate) static CONNECTION: &Resource = &connection::RESOURCE;

/// Two UUIDs, for when it does not matter which.
pub(crate) const ID: &str = "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11";
pub(crate) const OTHER: &str = "7D444840-9DC0-11D1-B245-5FFDCE74FAD2";

/// The options that nobody has changed.
pub(crate) const DEFAULT: Options = Options { open_enums: false, complete: false };

/// An issue as `path code name=value`, the steps of the path joined by slashes.
pub(crate) fn line(issue: &Issue) -> String {
    let path: Vec<String> = issue
        .path
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.to_string(),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    let mut line = format!("{} {}", path.join("/"), issue.code.name());
    for (name, value) in &issue.params {
        let value = match value {
            Param::Integer(value) => value.to_string(),
            Param::Text(text) => text.to_string(),
            Param::Names(names) => names.join("+"),
            Param::Integers(values) => format!("{values:?}"),
        };
        line.push_str(&format!(" {name}={value}"));
    }
    line
}

pub(crate) fn lines<T>(result: Result<T, Vec<Issue>>) -> Vec<String> {
    result.err().unwrap_or_default().iter().map(line).collect()
}

/// The issues of one object.
pub(crate) fn check(resource: &'static Resource, mode: Mode, json: &str) -> Vec<String> {
    lines(resource.validate_json(mode, json.as_bytes(), DEFAULT))
}

/// The issues of an array of objects.
pub(crate) fn check_many(resource: &'static Resource, mode: Mode, json: &str) -> Vec<String> {
    lines(resource.validate_json_many(mode, json.as_bytes(), DEFAULT))
}

/// The issues of one value of the sample's field, in an update.
pub(crate) fn field(name: &str, json: &str) -> Vec<String> {
    check(&sample::SAMPLE, Mode::Update, &format!("{{\"{name}\":{json}}}"))
}

/// The issues of one object, which must be the same for all three readers.
pub(crate) fn agree(resource: &'static Resource, mode: Mode, json: &str) -> Vec<String> {
    let found = check(resource, mode, json);
    let value: Value = serde_json::from_str(json).unwrap();
    let packed = layout::check(resource, mode, DEFAULT, value.as_object().unwrap());
    assert_eq!(packed.iter().map(line).collect::<Vec<_>>(), found, "packed: {json}");
    let modelled = modelled(resource, mode, DEFAULT, &value);
    assert_eq!(modelled.iter().map(line).collect::<Vec<_>>(), found, "model: {json}");
    found
}

/// The issues of a value that serde serializes.
pub(crate) fn modelled<T: serde::Serialize>(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    value: &T,
) -> Vec<Issue> {
    let mut issues = Issues::default();
    model::check(resource, mode, options, value, &mut Row::default(), &mut issues, &mut |_, _| {});
    issues.resolve(resource)
}

/// The issues of one value of the sample's field, in an update, by all three readers.
pub(crate) fn value(name: &str, json: &str) -> Vec<String> {
    agree(&sample::SAMPLE, Mode::Update, &format!("{{\"{name}\":{json}}}"))
}

/// The same, read as a response.
pub(crate) fn response(name: &str, json: &str) -> Vec<String> {
    let json = format!("{{\"name\":\"a\",\"id\":\"{ID}\",\"{name}\":{json}}}");
    agree(&sample::SAMPLE, Mode::Read, &json)
}

/// Properties run the same cases every time; `PROPTEST_CASES` asks for more of them.
pub(crate) fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() }
}

/// No issues.
pub(crate) const OK: [&str; 0] = [];
