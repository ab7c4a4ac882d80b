//! The corpus: one file of cases for every reader, here and in JavaScript.
//!
//! `FIELDGATE_CORPUS=write cargo test --test native corpus` writes the file anew.

mod edges;
mod generate;
mod values;

use std::collections::BTreeSet;
use std::path::PathBuf;

use fieldgate::model::Model;
use fieldgate::resources::REGISTRY;
use fieldgate::resources::pigello::accounts::sub_tenant_tenant_connection as connection;
use fieldgate::resources::pigello::integrations::answered_integration_personal_information_access as access;
use fieldgate::resources::pigello::sales::organization;
use fieldgate::schema::{Mode, Resource, Wire};
use fieldgate::validate::{Code, Issue, Options, Param, Segment};
use serde_json::{Map, Value, json};

use crate::oracle::Expected;
use crate::support::ruled::RULED;
use crate::support::sample::SAMPLE;
use crate::support::{ACCESS, CONNECTION, ORGANIZATION, layout, modelled};
use generate::{Case, MODES};

/// The resources of the file; new ones are checked below without being in it.
const IN_FILE: [fn() -> &'static Resource; 3] = [|| ORGANIZATION, || ACCESS, || CONNECTION];

fn generated(resource: &'static Resource) -> impl Iterator<Item = Case> {
    MODES.into_iter().flat_map(move |mode| generate::cases(resource, mode))
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/cases.jsonl")
}

/// The cases as they are written down.
fn committed() -> Vec<Case> {
    let text = std::fs::read_to_string(file()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn options(case: &Case) -> Options {
    Options { open_enums: case.options.open_enums, complete: case.options.complete }
}

fn mode(case: &Case) -> Mode {
    MODES.iter().find(|(_, name)| *name == case.mode).unwrap().0
}

/// An issue in the form of the file.
fn plain(issue: &Issue) -> Expected {
    let step = |segment: &Segment| match segment {
        Segment::Key(key) => json!(key),
        Segment::Index(index) => json!(index),
    };
    let param = |param: &Param| match param {
        Param::Integer(value) => json!(value),
        Param::Text(text) => json!(text),
        Param::Names(names) => json!(names),
        Param::Integers(values) => json!(values),
    };
    let params = issue.params.iter().map(|(name, value)| ((*name).to_owned(), param(value)));
    Expected {
        path: issue.path.iter().map(step).collect(),
        code: issue.code.name().to_owned(),
        params: Value::Object(params.collect::<Map<_, _>>()),
    }
}

fn same(case: &Case, reader: &str, found: &[Issue]) {
    let found: Vec<Expected> = found.iter().map(plain).collect();
    assert_eq!(found, case.expected, "{reader}: {}\n{}", case.name, case.json);
}

/// All readers that can say what the case says find what is expected, in order.
fn agree(resource: &'static Resource, case: &Case) {
    let (mode, options) = (mode(case), options(case));
    let read = resource.validate_json(mode, case.json.as_bytes(), options);
    same(case, "JSON", &read.err().unwrap_or_default());
    if case.text_only {
        return;
    }
    // Lone surrogates and depth are beyond serde_json.
    let Ok(value) = serde_json::from_str::<Value>(&case.json) else { return };
    same(case, "model", &modelled(resource, mode, options, &value));
    if let Value::Object(object) = &value {
        same(case, "packed", &layout::check(resource, mode, options, object));
    }
}

/// Checks a model, if the text is one and nothing is lost on the way.
fn as_model<M: Model + serde::de::DeserializeOwned>(case: &Case) -> bool {
    let Ok(model) = serde_json::from_str::<M>(&case.json) else { return false };
    let Ok(value) = serde_json::from_str::<Value>(&case.json) else { return false };
    if serde_json::to_value(&model).ok() != Some(value) {
        return false;
    }
    same(case, std::any::type_name::<M>(), &model.validate(&options(case)).err().unwrap_or_default());
    true
}

#[test]
fn the_file_is_what_the_tables_make() {
    let cases = IN_FILE.iter().flat_map(|resource| generated(resource())).chain(edges::cases());
    let lines: Vec<String> = cases.map(|case| serde_json::to_string(&case).unwrap()).collect();
    let text = lines.join("\n") + "\n";
    if std::env::var("FIELDGATE_CORPUS").is_ok_and(|wish| wish == "write") {
        std::fs::write(file(), &text).unwrap();
    }
    let written = std::fs::read_to_string(file()).unwrap_or_default();
    let differs = lines.iter().zip(written.lines()).find(|(made, found)| made != found);
    assert_eq!(differs, None, "tests/corpus/cases.jsonl is not up to date: see tests/corpus/README.md");
    assert!(written == text, "tests/corpus/cases.jsonl is not up to date: see tests/corpus/README.md");
}

#[test]
fn there_are_many_cases_of_every_resource_mode_and_code() {
    let cases = committed();
    assert!(cases.len() >= 2_000, "{}", cases.len());
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "every name is there once");
    for resource in IN_FILE.map(|resource| resource().key) {
        for (_, mode) in MODES {
            let of_mode = || cases.iter().filter(|case| case.resource == resource && case.mode == mode);
            assert!(of_mode().count() >= 100, "{resource} {mode}");
            assert!(of_mode().filter(|case| case.expected.is_empty()).count() >= 10, "{resource} {mode}");
        }
    }
    // What no resource of the file has: ranges, least lengths, patterns, lists, other groups.
    let missing = "integer minimum maximum min_length pattern unique_items at_least_one_of at_most_one_of \
                   set_together requires order";
    let codes: BTreeSet<&str> =
        cases.iter().flat_map(|case| &case.expected).map(|issue| issue.code.as_str()).collect();
    for code in Code::ALL.iter().map(|code| code.name()) {
        assert!(codes.contains(code) || missing.contains(code), "{code}");
    }
}

#[test]
fn the_readers_find_what_is_expected() {
    for case in committed() {
        let resource = IN_FILE.iter().map(|resource| resource()).find(|known| known.key == case.resource);
        agree(resource.unwrap(), &case);
    }
}

#[test]
fn the_models_find_what_is_expected() {
    let mut fitting = 0;
    for case in committed().iter().filter(|case| !case.text_only) {
        let fits = match (case.resource.as_str(), case.mode.as_str()) {
            ("organization", "create") => as_model::<organization::Create>(case),
            ("organization", "update") => as_model::<organization::Update>(case),
            ("organization", "bulkRow") => as_model::<organization::BulkRow>(case),
            ("organization", _) => as_model::<organization::Entity>(case),
            ("subTenantTenantConnection", "create") => as_model::<connection::Create>(case),
            ("subTenantTenantConnection", "update") => as_model::<connection::Update>(case),
            ("subTenantTenantConnection", "bulkRow") => as_model::<connection::BulkRow>(case),
            ("subTenantTenantConnection", _) => as_model::<connection::Entity>(case),
            (_, "create") => as_model::<access::Create>(case),
            (_, "update") => as_model::<access::Update>(case),
            (_, "bulkRow") => as_model::<access::BulkRow>(case),
            _ => as_model::<access::Entity>(case),
        };
        fitting += usize::from(fits);
    }
    assert!(fitting >= 500, "{fitting}");
}

/// Resources that are not in the file: new ones, and those of the tests with all the kinds
/// and rules that the documents know.
#[test]
fn other_resources_agree_with_the_second_opinion_too() {
    let in_file = IN_FILE.map(|resource| resource().key);
    let others = REGISTRY.iter().copied().filter(|resource| !in_file.contains(&resource.key));
    for resource in others.chain([&SAMPLE, &RULED]) {
        // A JSON:API resource is read in documents and is not created; it is written as it is here.
        let documents = matches!(resource.wire, Wire::JsonApi(_));
        for case in generated(resource).filter(|case| !documents || case.mode == "update") {
            agree(resource, &case);
        }
    }
}
