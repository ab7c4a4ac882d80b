//! Documents of JSON:API: the frame around the attributes, and where its issues stand.

use fieldgate::json::Cursor;
use fieldgate::read::Row;
use fieldgate::resources::REGISTRY;
use fieldgate::schema::{Mode, Resource};
use fieldgate::validate::{Context, Issues, Target, document};

use crate::support::{DEFAULT, ID, OK, OTHER, line};

fn accounts() -> &'static Resource {
    REGISTRY.iter().copied().find(|resource| resource.key == "designationAccount").unwrap()
}

/// The issues of a document, and what stands under `data`.
fn read(json: &str, many: bool) -> (Vec<String>, String) {
    let context =
        Context { resource: accounts(), mode: Mode::Read, options: DEFAULT, source: json.as_bytes() };
    let mut issues = Issues::default();
    let mut cursor = Cursor::new(context.source);
    let (row, target) = (&mut Row::default(), &mut Target::None);
    let data = document::document(&context, &mut cursor, many, row, &mut issues, target).unwrap();
    (issues.resolve(accounts()).iter().map(line).collect(), json[data.start..data.end].to_owned())
}

fn account(id: &str, attributes: &str) -> String {
    format!(r#"{{"id":"{id}","type":"designation_accounts","attributes":{attributes}}}"#)
}

#[test]
fn one_resource_object() {
    let row = account(ID, r#"{"active":true,"balance":"1.5"}"#);
    let (found, data) = read(&format!(r#" {{"meta":{{"data":1}},"data": {row} ,"links":{{}}}} "#), false);
    assert_eq!(found, OK);
    assert_eq!(data, row);
    let wrong = account(ID, r#"{"active":1}"#);
    assert_eq!(
        read(&format!(r#"{{"data":{wrong}}}"#), false).0,
        ["data/attributes/active type type=boolean"]
    );
}

#[test]
fn each_row_of_a_list_has_its_own_place() {
    let (fine, wrong) = (account(ID, r#"{"active":true}"#), account(OTHER, r#"{"active":"x"}"#));
    let rows = [&wrong, &fine, &wrong, "5", &wrong].map(str::to_owned).join(" , ");
    let (found, data) = read(&format!(r#"{{"data":[{rows}]}}"#), true);
    assert_eq!(data, format!("[{rows}]"));
    assert_eq!(
        found,
        [
            "data/0/attributes/active type type=boolean",
            "data/2/attributes/active type type=boolean",
            "data/3 type type=object",
            "data/4/attributes/active type type=boolean",
        ]
    );
}

#[test]
fn the_frame() {
    for (json, many, expected) in [
        ("[]", true, " type type=object"),
        ("{}", true, "data required"),
        (r#"{"data":null}"#, false, "data type type=object"),
        (r#"{"data":{}}"#, true, "data type type=array"),
    ] {
        assert_eq!(read(json, many).0, [expected], "{json}");
    }
    assert_eq!(
        read(r#"{"data":{"attributes":5}}"#, false).0,
        ["data/attributes type type=object", "data/id required", "data/type required"]
    );
    assert_eq!(
        read(r#"{"data":{"id":"x","type":"accounts","attributes":{},"relationships":5}}"#, false).0.len(),
        3
    );
    assert_eq!(read(r#"{"data":[]}"#, true).0, OK);
}
