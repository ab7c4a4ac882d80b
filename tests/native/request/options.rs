//! List options that are no filters: each parameter, its values, and what is refused.

use fieldgate::request::{self, Output};
use fieldgate::schema::ParameterKind;

use super::{query, refused};
use crate::support::{ACCESS, CONNECTION, ID, ORGANIZATION, OTHER};

#[test]
fn each_parameter_has_its_name() {
    for (options, expected) in [
        ("{}", String::new()),
        (r#"{"jsonl":true}"#, "_jsonl=true".into()),
        (r#"{"orderBy":["name","-created_at"]}"#, "_order_by=name%2C-created_at".into()),
        (r#"{"page":1,"pageSize":50,"orderBy":[]}"#, "_page=1&_page_size=50".into()),
        (r#"{"search":"norra"}"#, "_search=norra".into()),
        (r#"{"slim":true}"#, "_slim=true".into()),
        (r#"{"slim":false}"#, "_slim=false".into()),
        (r#"{"statistics":true}"#, "_statistics=true".into()),
        (r#"{"customerColumns":["a","b"]}"#, "customer_columns=a%2Cb".into()),
        (&format!(r#"{{"globalRealestates":["{ID}"]}}"#), format!("global_realestates={ID}")),
        (&format!(r#"{{"globalSegments":["{ID}","{OTHER}"]}}"#), format!("global_segments={ID}%2C{OTHER}")),
        (&format!(r#"{{"tags":["{ID}"]}}"#), format!("tags={ID}")),
    ] {
        assert_eq!(query(ORGANIZATION, options), expected, "{options}");
    }
}

#[test]
fn the_order_of_the_query_does_not_depend_on_the_order_of_keys() {
    let expected = "_order_by=name&_page=2&_page_size=0&_search=a&_slim=true&name=x";
    for options in [
        r#"{"page":2,"pageSize":0,"orderBy":["name"],"search":"a","slim":true,"filters":{"name":"x"}}"#,
        r#"{"filters":{"name":"x"},"slim":true,"search":"a","orderBy":["name"],"pageSize":0,"page":2}"#,
    ] {
        assert_eq!(query(ORGANIZATION, options), expected);
    }
}

#[test]
fn every_parameter_refuses_other_types() {
    for resource in [ORGANIZATION, ACCESS, CONNECTION] {
        for parameter in resource.parameters {
            let expected = match parameter.kind {
                ParameterKind::Boolean => "boolean",
                ParameterKind::Integer { .. } => "integer",
                ParameterKind::Text => "string",
                _ => "array",
            };
            let option = parameter.option;
            for value in ["null", "true", "1", "\"a\"", "[]", "{}"] {
                let issues = request::list(resource, format!("{{\"{option}\":{value}}}").as_bytes());
                let code = if value == "null" { "null" } else { "type" };
                let wrong = format!("{option} {code} type={expected}");
                let found = crate::support::lines(issues).contains(&wrong);
                let right = matches!(
                    (expected, value),
                    ("boolean", "true") | ("integer", "1") | ("string", "\"a\"") | ("array", "[]")
                );
                assert_eq!(found, !right, "{option} {value}");
            }
        }
    }
}

#[test]
fn parameters_of_other_resources_are_unknown() {
    assert_eq!(refused(ACCESS, r#"{"tags":[]}"#), ["tags unknown_field"]);
    assert_eq!(refused(ACCESS, r#"{"customerColumns":["a"]}"#), ["customerColumns unknown_field"]);
    assert_eq!(
        refused(ORGANIZATION, r#"{"pagesize":1,"_page":1,"filter":{}}"#),
        [
            "_page unknown_field suggestion=page",
            "filter unknown_field suggestion=filters",
            "pagesize unknown_field suggestion=pageSize",
        ]
    );
}

#[test]
fn a_known_option_among_many_unknown_ones_is_known() {
    let unknown: Vec<String> = (0..200).map(|n| format!("\"a{n:03}\":{n}")).collect();
    let issues = refused(ORGANIZATION, &format!("{{{},\"slim\":true,\"search\":\"x\"}}", unknown.join(",")));
    assert_eq!(issues.len(), 200, "{:?}", issues.last());
}

#[test]
fn page_and_page_size_go_together() {
    assert_eq!(refused(ORGANIZATION, r#"{"page":1}"#), ["pageSize set_together fields=page+pageSize"]);
    assert_eq!(refused(ORGANIZATION, r#"{"pageSize":1}"#), ["page set_together fields=page+pageSize"]);
    assert_eq!(refused(ORGANIZATION, r#"{"page":null,"pageSize":1}"#), ["page null type=integer"]);
}

#[test]
fn ranges_of_pages() {
    assert_eq!(
        refused(ORGANIZATION, r#"{"page":0,"pageSize":-1}"#),
        ["page minimum minimum=1", "pageSize minimum minimum=0"]
    );
    assert_eq!(
        refused(ORGANIZATION, r#"{"page":2147483648,"pageSize":1e400}"#),
        ["page maximum maximum=2147483647", "pageSize maximum maximum=2147483647"]
    );
    assert_eq!(
        refused(ORGANIZATION, r#"{"page":1.5,"pageSize":0.1}"#),
        ["page integer type=integer", "pageSize integer type=integer"]
    );
    assert_eq!(query(ORGANIZATION, r#"{"page":1.0,"pageSize":1e2}"#), "_order_by=id&_page=1&_page_size=100");
}

#[test]
fn pages_have_an_order() {
    assert_eq!(query(ORGANIZATION, r#"{"page":1,"pageSize":2}"#), "_order_by=id&_page=1&_page_size=2");
    assert_eq!(query(ORGANIZATION, r#"{"page":1,"pageSize":2,"orderBy":[]}"#), "_page=1&_page_size=2");
    assert_eq!(query(ORGANIZATION, r#"{"search":"a"}"#), "_search=a");
}

#[test]
fn order_by() {
    assert_eq!(
        query(ORGANIZATION, r#"{"orderBy":["anything_goes","-A1","_x"]}"#),
        "_order_by=anything_goes%2C-A1%2C_x"
    );
    assert_eq!(query(ORGANIZATION, r#"{"orderBy":["\u006eame","\u002dx"]}"#), "_order_by=name%2C-x");
    for entry in ["", "-", "--name", "a b", "a,b", "a-b", "1a", "é", "name\\n", "+name", "a&b"] {
        let issues = refused(ORGANIZATION, &format!("{{\"orderBy\":[\"id\",\"{entry}\"]}}"));
        assert_eq!(issues, ["orderBy/1 pattern pattern=^-?[A-Za-z_][A-Za-z0-9_]*$"], "{entry}");
    }
    for again in ["name", "-name", "\\u006eame"] {
        let issues = refused(ORGANIZATION, &format!("{{\"orderBy\":[\"name\",\"{again}\"]}}"));
        assert_eq!(issues, ["orderBy/1 unique_items"], "{again}");
    }
    assert_eq!(
        refused(ORGANIZATION, r#"{"orderBy":[5,null,["name"],"\ud800"]}"#),
        [
            "orderBy/0 type type=string",
            "orderBy/1 null type=string",
            "orderBy/2 type type=string",
            "orderBy/3 unicode"
        ]
    );
    assert_eq!(refused(ORGANIZATION, r#"{"orderBy":"name"}"#), ["orderBy type type=array"]);
}

#[test]
fn lists_of_ids() {
    for option in ["tags", "globalSegments", "globalRealestates"] {
        assert_eq!(
            refused(ORGANIZATION, &format!(r#"{{"{option}":["x","","{ID},{ID}",5,null]}}"#)),
            [
                format!("{option}/0 format format=uuid"),
                format!("{option}/1 format format=uuid"),
                format!("{option}/2 format format=uuid"),
                format!("{option}/3 type type=string"),
                format!("{option}/4 null type=string"),
            ]
        );
    }
    assert_eq!(refused(ORGANIZATION, r#"{"tags":[]}"#), ["tags min_length minItems=1"]);
}

#[test]
fn lists_of_text() {
    assert_eq!(
        refused(ORGANIZATION, r#"{"customerColumns":["a,b","","a\u002cb","\u0000"]}"#),
        [
            "customerColumns/0 pattern pattern=^[^,]+$",
            "customerColumns/1 min_length minLength=1",
            "customerColumns/2 pattern pattern=^[^,]+$",
            "customerColumns/3 unicode",
        ]
    );
}

#[test]
fn text_must_be_storable() {
    assert_eq!(refused(ORGANIZATION, r#"{"search":"\ud800"}"#), ["search unicode"]);
    assert_eq!(refused(ORGANIZATION, r#"{"search":"a\u0000"}"#), ["search unicode"]);
    assert_eq!(query(ORGANIZATION, r#"{"search":""}"#), "_search=");
}

#[test]
fn options_are_an_object() {
    for options in ["null", "[]", "5", "\"a\""] {
        assert_eq!(refused(ORGANIZATION, options), [" type type=object"]);
    }
    for options in
        ["", "{", "{}{}", "5 5", "{\"page\":1,\"page\":2}", "{\"filters\":{\"name\":1,\"name\":1}}"]
    {
        let issues = refused(ORGANIZATION, options);
        assert!(issues.len() == 1 && issues[0].starts_with(" not_json"), "{options}: {issues:?}");
    }
}

#[test]
fn what_the_response_holds() {
    let output = |options: &str| request::list(ORGANIZATION, options.as_bytes()).unwrap().output;
    assert_eq!(output("{}"), Output::Entities { lines: false, slim: false });
    assert_eq!(output(r#"{"slim":false,"jsonl":false}"#), Output::Entities { lines: false, slim: false });
    assert_eq!(output(r#"{"slim":true}"#), Output::Entities { lines: false, slim: true });
    assert_eq!(output(r#"{"jsonl":true}"#), Output::Entities { lines: true, slim: false });
    assert_eq!(output(r#"{"statistics":true}"#), Output::Raw);
}
