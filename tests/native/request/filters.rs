//! Filters: equality, every operator of every kind, negation, and what is refused.

use fieldgate::schema::{Filter, FilterValue, Operator, Resource};

use super::{query, refused};
use crate::support::sample::SAMPLE;
use crate::support::{ACCESS, CONNECTION, ID, ORGANIZATION, OTHER};

/// A value of a kind: as JSON, and in the query.
fn value(kind: FilterValue) -> (String, String) {
    match kind {
        FilterValue::Text => ("\"a b\"".into(), "a%20b".into()),
        FilterValue::Integer => ("-5".into(), "-5".into()),
        FilterValue::DateTime => {
            ("\"2026-01-01T00:00:00+01:00\"".into(), "2026-01-01T00%3A00%3A00%2B01%3A00".into())
        }
        FilterValue::Boolean => ("true".into(), "true".into()),
        FilterValue::Uuid | FilterValue::Reference => (format!("\"{ID}\""), ID.into()),
    }
}

/// The value of an operator: as JSON, and in the query.
fn operand(kind: FilterValue, operator: Operator) -> (String, String) {
    let (json, text) = value(kind);
    match operator {
        Operator::In => (format!("[{json},{json}]"), format!("{text}%2C{text}")),
        Operator::IsNull => ("false".into(), "false".into()),
        _ => (json, text),
    }
}

fn condition(filter: &Filter, json: &str) -> String {
    format!("{{\"filters\":{{\"{}\":{json}}}}}", filter.name)
}

#[test]
fn every_filter_with_every_operator_and_its_negation() {
    for resource in [ORGANIZATION, ACCESS, CONNECTION, &SAMPLE] as [&'static Resource; 4] {
        for filter in resource.filters {
            let name = filter.name;
            let (json, text) = value(filter.value);
            assert_eq!(query(resource, &condition(filter, &json)), format!("{name}={text}"));
            assert_eq!(
                query(resource, &condition(filter, &format!("{{\"not\":{json}}}"))),
                format!("{name}!={text}")
            );
            assert_eq!(query(resource, &condition(filter, "null")), format!("{name}__isnull=true"));
            if filter.value == FilterValue::Boolean {
                assert_eq!(query(resource, &condition(filter, "false")), format!("{name}=false"));
            }
            assert_eq!(
                query(resource, &condition(filter, "{\"not\":null}")),
                format!("{name}__isnull!=true")
            );
            for &operator in filter.value.operators() {
                let lookup = operator.name();
                let (json, text) = operand(filter.value, operator);
                let plain = condition(filter, &format!("{{\"{lookup}\":{json}}}"));
                assert_eq!(query(resource, &plain), format!("{name}__{lookup}={text}"));
                let negated = condition(filter, &format!("{{\"not\":{{\"{lookup}\":{json}}}}}"));
                assert_eq!(query(resource, &negated), format!("{name}__{lookup}!={text}"));
            }
        }
    }
}

#[test]
fn the_filters_are_the_documented_ones() {
    let names = |resource: &Resource| resource.filters.iter().map(|filter| filter.name).collect::<Vec<_>>();
    assert_eq!(names(ORGANIZATION), ["created_at", "custom_id", "id", "name", "organization"]);
    assert_eq!(
        names(ACCESS),
        [
            "answer",
            "answered_by_organization_user",
            "answered_by_sub_tenant",
            "answered_by_tenant",
            "created_at",
            "custom_id",
            "id",
            "integration",
            "organization",
        ]
    );
}

#[test]
fn operators_of_one_field_combine() {
    let options =
        r#"{"filters":{"created_at":{"not":{"lt":"2026-03-01T00:00:00Z"},"gte":"2026-01-01T00:00:00Z"}}}"#;
    assert_eq!(
        query(ORGANIZATION, options),
        "created_at__gte=2026-01-01T00%3A00%3A00Z&created_at__lt!=2026-03-01T00%3A00%3A00Z"
    );
    let both = r#"{"filters":{"name":{"icontains":"a","not":{"icontains":"b"}}}}"#;
    assert_eq!(query(ORGANIZATION, both), "name__icontains=a&name__icontains!=b");
}

#[test]
fn filters_that_the_table_does_not_list() {
    for (filters, issue) in [
        (r#"{"nam":"a"}"#, "filters/nam unknown_field suggestion=name"),
        (r#"{"name__icontains":"a"}"#, "filters/name__icontains unknown_field suggestion=name"),
        // The field before the operator, as it is written on the wire: only if it is one.
        (r#"{"created_at__gte!":"a"}"#, "filters/created_at__gte! unknown_field suggestion=created_at"),
        (r#"{"NAME__in":"a"}"#, "filters/NAME__in unknown_field suggestion=name"),
        (r#"{"tags__in":"a"}"#, "filters/tags__in unknown_field"),
        (r#"{"__in":"a"}"#, "filters/__in unknown_field"),
        (r#"{"tags":null}"#, "filters/tags unknown_field"),
        (r#"{"organization__name":"a"}"#, "filters/organization__name unknown_field suggestion=organization"),
        (r#"{"name":{"gt":"a"}}"#, "filters/name/gt unknown_field"),
        (r#"{"name":{"contain":"a"}}"#, "filters/name/contain unknown_field suggestion=contains"),
        (r#"{"id":{"contains":"a"}}"#, "filters/id/contains unknown_field"),
        (r#"{"created_at":{"gtee":"a"}}"#, "filters/created_at/gtee unknown_field suggestion=gte"),
        (r#"{"name":{"not":{"not":"a"}}}"#, "filters/name/not/not unknown_field"),
        (r#"{"name":{"exact":"a"}}"#, "filters/name/exact unknown_field suggestion=iexact"),
    ] {
        assert_eq!(refused(ORGANIZATION, &format!("{{\"filters\":{filters}}}")), [issue]);
    }
}

#[test]
fn empty_conditions() {
    for (filters, issue) in [
        (r#"{"name":{}}"#, "filters/name required"),
        (r#"{"name":{"not":{}}}"#, "filters/name/not required"),
        (r#"{"name":{"in":[]}}"#, "filters/name/in min_length minItems=1"),
        (r#"{"name":{"in":[""]}}"#, "filters/name/in/0 min_length minLength=1"),
        (r#"{"name":{"not":{"in":[]}}}"#, "filters/name/not/in min_length minItems=1"),
    ] {
        assert_eq!(refused(ORGANIZATION, &format!("{{\"filters\":{filters}}}")), [issue]);
    }
    assert_eq!(query(ORGANIZATION, r#"{"filters":{}}"#), "");
    assert_eq!(query(ORGANIZATION, r#"{"filters":{"name":""}}"#), "name=");
}

#[test]
fn null_is_no_value_of_an_operator() {
    assert_eq!(refused(ORGANIZATION, r#"{"filters":null}"#), ["filters null type=object"]);
    for (filters, issue) in [
        (r#"{"name":{"icontains":null}}"#, "filters/name/icontains null type=string"),
        (r#"{"name":{"in":null}}"#, "filters/name/in null type=array"),
        (r#"{"name":{"in":["a",null]}}"#, "filters/name/in/1 null type=string"),
        (r#"{"name":{"isnull":null}}"#, "filters/name/isnull null type=boolean"),
    ] {
        assert_eq!(refused(ORGANIZATION, &format!("{{\"filters\":{filters}}}")), [issue]);
    }
}

#[test]
fn values_of_another_type() {
    for (filters, issue) in [
        (r#"{"boolean":"true"}"#, "boolean type type=boolean"),
        (r#"{"integer":"5"}"#, "integer type type=integer"),
        (r#"{"integer":1.5}"#, "integer integer type=integer"),
        (r#"{"integer":2147483648}"#, "integer maximum maximum=2147483647"),
        (r#"{"integer":{"in":[1,-2147483649]}}"#, "integer/in/1 minimum minimum=-2147483648"),
        (r#"{"moment":5}"#, "moment type type=string"),
        (r#"{"moment":"2026-01-01"}"#, "moment format format=date-time"),
        (r#"{"moment":{"gt":"2026-01-01 00:00:00Z"}}"#, "moment/gt format format=date-time"),
        (r#"{"moment":{"in":[""]}}"#, "moment/in/0 format format=date-time"),
        (r#"{"reference":"x"}"#, "reference format format=uuid"),
        (r#"{"reference":{"in":["x"]}}"#, "reference/in/0 format format=uuid"),
        (r#"{"uuid":{"not":"x"}}"#, "uuid/not format format=uuid"),
        (r#"{"text":5}"#, "text type type=string"),
        (r#"{"text":["a"]}"#, "text type type=string"),
        (r#"{"text":{"in":"a"}}"#, "text/in type type=array"),
        (r#"{"text":{"in":["a",5]}}"#, "text/in/1 type type=string"),
        (r#"{"text":{"in":["a,b"]}}"#, "text/in/0 pattern pattern=^[^,]+$"),
        (r#"{"text":{"isnull":"true"}}"#, "text/isnull type type=boolean"),
        (r#"{"text":"\ud800"}"#, "text unicode"),
        (r#"{"text":{"contains":"\u0000"}}"#, "text/contains unicode"),
    ] {
        assert_eq!(refused(&SAMPLE, &format!("{{\"filters\":{filters}}}")), [format!("filters/{issue}")]);
    }
    assert_eq!(refused(&SAMPLE, r#"{"filters":[]}"#), ["filters type type=object"]);
}

#[test]
fn a_comma_is_text_outside_a_list() {
    assert_eq!(query(&SAMPLE, r#"{"filters":{"text":"a,b"}}"#), "text=a%2Cb");
    assert_eq!(query(&SAMPLE, r#"{"filters":{"text":{"contains":","}}}"#), "text__contains=%2C");
}

#[test]
fn ids_in_either_case() {
    let options = format!(r#"{{"filters":{{"organization":{{"in":["{ID}","{OTHER}"]}}}}}}"#);
    assert_eq!(query(ORGANIZATION, &options), format!("organization__in={ID}%2C{OTHER}"));
}

#[test]
fn all_issues_at_once() {
    let options = r#"{"page":0,"filters":{"name":{"in":[],"x":1},"id":"x","zzz":1},"what":1}"#;
    assert_eq!(
        refused(ORGANIZATION, options),
        [
            "page minimum minimum=1",
            "pageSize set_together fields=page+pageSize",
            "filters/id format format=uuid",
            "filters/name/in min_length minItems=1",
            "filters/name/x unknown_field",
            "filters/zzz unknown_field",
            "what unknown_field",
        ]
    );
}
