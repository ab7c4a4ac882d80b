//! Requests of MPDX: rows under a parent, JSON:API's parameters, ranges of dates.

use fieldgate::request::{self, Place, Request};
use fieldgate::resources::REGISTRY;
use fieldgate::schema::OperationKind::{Get, List, Update};
use fieldgate::schema::Resource;

use crate::support::{DEFAULT, ID, OTHER, lines};

fn accounts() -> &'static Resource {
    REGISTRY.iter().copied().find(|resource| resource.key == "designationAccount").unwrap()
}

/// The query string of list options.
fn query(options: &str) -> String {
    let target = request::list_under(accounts(), ID, options.as_bytes()).unwrap().target;
    let path = format!("/api/v2/account_lists/{ID}/designation_accounts");
    target.strip_prefix(&path).unwrap().trim_start_matches('?').to_owned()
}

fn refused(options: &str) -> Vec<String> {
    lines(request::list_under(accounts(), ID, options.as_bytes()))
}

#[test]
fn paths() {
    let place = Place { parent: ID, id: OTHER };
    let one = format!("/api/v2/account_lists/{ID}/designation_accounts/{OTHER}");
    let told = |request: Request| (request.method, request.target);
    assert_eq!(told(request::by_id(accounts(), Get, place).unwrap()), ("GET", one.clone()));
    let body = br#"{"updated_in_db_at":"2026-01-01T00:00:00Z"}"#;
    assert_eq!(told(request::write(accounts(), Update, place, body, DEFAULT).unwrap()), ("PUT", one));
    assert_eq!(query("{}"), "");
    let wrong = Place { parent: "x", id: "y" };
    assert_eq!(
        lines(request::by_id(accounts(), Get, wrong)),
        ["accountListId format format=uuid", "id format format=uuid"]
    );
    assert_eq!(lines(request::target(accounts(), List, Place { parent: "", id: "" })).len(), 1);
}

#[test]
fn parameters() {
    for (options, expected) in [
        (r#"{"page":2,"perPage":10}"#, "page=2&per_page=10"),
        (r#"{"sort":"-created_at"}"#, "sort=-created_at"),
        (r#"{"include":["organization","balances"]}"#, "include=organization%2Cbalances"),
        (r#"{"filter":{"wildcardSearch":"a b"}}"#, "filter[wildcard_search]=a%20b"),
    ] {
        assert_eq!(query(options), expected, "{options}");
    }
    assert_eq!(refused(r#"{"sort":"name"}"#).len(), 1);
    let wrong = refused(r#"{"filter":{"wildcardSearch":5}}"#);
    assert_eq!(wrong, ["filter/wildcardSearch type type=string"]);
}

#[test]
fn ranges_of_dates_have_a_beginning_and_an_end() {
    let (day, instant) = ("2026-01-01", "2026-01-01T00:00:00Z");
    for range in [
        day.to_owned(),
        instant.to_owned(),
        format!("{day}..{day}"),
        format!("{day}...{instant}"),
        format!("{instant}..{day}"),
    ] {
        let options = format!(r#"{{"filter":{{"updatedAt":"{range}"}}}}"#);
        let text = range.replace(':', "%3A");
        assert_eq!(query(&options), format!("filter[updated_at]={text}"), "{range}");
    }
    for range in [
        "2026-02-30".to_owned(),
        "x".to_owned(),
        format!("{day}..x"),
        format!("x..{day}"),
        format!("{day}.."),
        format!("..{day}"),
        format!("{day}....{day}"),
        format!("{day}..{day}..{day}"),
    ] {
        let options = format!(r#"{{"filter":{{"updatedAt":"{range}"}}}}"#);
        assert_eq!(refused(&options), ["filter/updatedAt format format=date-range"], "{range}");
    }
}
