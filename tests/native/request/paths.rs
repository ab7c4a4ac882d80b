//! Method and path of every operation of every resource.

use fieldgate::request::{self, Output, Request};
use fieldgate::resources::REGISTRY;
use fieldgate::schema::OperationKind::{self, BulkWrite, Create, Delete, Get, List, Update};

use crate::support::{ACCESS, CONNECTION, DEFAULT, ID, ORGANIZATION, OTHER, lines};

fn build(resource: &'static fieldgate::schema::Resource, kind: OperationKind) -> Request {
    match kind {
        List => request::list(resource, b"{}"),
        Get | Delete => request::by_id(resource, kind, ID),
        Update => request::write(resource, kind, ID, b"{}", DEFAULT),
        BulkWrite => request::write(resource, kind, "", b"[]", DEFAULT),
        Create => {
            let reference = format!("{{\"id\":\"{ID}\"}}");
            let body = match resource.key {
                "organization" => "{\"name\":\"a\"}".to_owned(),
                "subTenantTenantConnection" => {
                    format!("{{\"sub_tenant\":{reference},\"tenant\":{reference},\"stakeholder_type\":0}}")
                }
                _ => format!(
                    "{{\"answer\":true,\"integration\":{reference},\"answered_by_tenant\":{reference}}}"
                ),
            };
            request::write(resource, kind, "", body.as_bytes(), DEFAULT)
        }
    }
    .unwrap()
}

#[test]
fn as_documented() {
    for (resource, path) in [
        (ORGANIZATION, "/sales/organization/"),
        (ACCESS, "/integrations/answeredintegrationpersonalinformationaccess/"),
        (CONNECTION, "/accounts/users/customer/subtenanttenantconnection/"),
    ] {
        for (kind, method, rest, has_body) in [
            (List, "GET", "list/".to_owned(), false),
            (Create, "POST", String::new(), true),
            (Get, "GET", format!("{ID}/"), false),
            (Update, "PATCH", format!("{ID}/"), true),
            (Delete, "DELETE", format!("{ID}/"), false),
            (BulkWrite, "POST", "list/".to_owned(), true),
        ] {
            let request = build(resource, kind);
            assert_eq!((request.method, request.target), (method, format!("{path}{rest}")));
            assert_eq!(request.body.is_some(), has_body);
        }
    }
}

#[test]
fn what_the_response_holds() {
    let rows = Output::Entities { lines: false, slim: false };
    for (kind, output) in [
        (List, rows),
        (Create, Output::Entity),
        (Get, Output::Entity),
        (Update, Output::Entity),
        (Delete, Output::Nothing),
        (BulkWrite, rows),
    ] {
        assert_eq!(build(ORGANIZATION, kind).output, output, "{kind:?}");
    }
}

#[test]
fn every_pigello_path_ends_with_a_slash() {
    for resource in REGISTRY.iter().filter(|resource| resource.api.client == "Pigello") {
        assert!(resource.path.starts_with('/') && resource.path.ends_with('/'), "{}", resource.key);
        for operation in resource.operations.iter().filter(|operation| operation.kind != List) {
            let target = request::target(resource, operation.kind, ID).unwrap();
            assert!(target.ends_with('/') && target.starts_with(resource.path), "{target}");
        }
    }
}

#[test]
fn an_id_is_a_uuid_in_either_case() {
    for id in [ID, OTHER] {
        let request = request::by_id(ORGANIZATION, Get, id).unwrap();
        assert_eq!(request.target, format!("/sales/organization/{id}/"));
    }
    for id in [
        "",
        ".",
        "..",
        "../..",
        "a/b",
        "/",
        "%2e%2e",
        "%2F",
        "list",
        "?x=1",
        "#",
        " ",
        "\0",
        "0f3b1c529f0e4c5a8a345f0a6f3f9a11",
        "{0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11}",
        "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a1/",
        "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11/..",
    ] {
        for kind in [Get, Delete] {
            assert_eq!(lines(request::by_id(ORGANIZATION, kind, id)), ["id format format=uuid"], "{id}");
        }
        assert_eq!(
            lines(request::write(ORGANIZATION, Update, id, b"{}", DEFAULT)),
            ["id format format=uuid"],
            "{id}"
        );
    }
}
