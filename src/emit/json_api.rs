//! The TypeScript types and clients of JSON:API resources: documents, sparse fieldsets.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::clients::{documented, errors};
use super::fields::{field_doc, read_doc, read_type, write_type};
use super::{doc, quoted};
use crate::schema::{Field, JsonApi, Resource, Wire};

/// What is said of JSON:API of a resource, if it has it.
pub(super) const fn json_api(resource: &Resource) -> Option<&'static JsonApi> {
    match resource.wire {
        Wire::JsonApi(api) => Some(api),
        Wire::Plain => None,
    }
}

fn read(resource: &Resource) -> impl Iterator<Item = &'static Field> {
    resource.fields.iter().filter(|field| !field.write_only)
}

fn union(names: impl Iterator<Item = String>) -> String {
    names.map(|name| quoted(&name)).collect::<Vec<_>>().join(" | ")
}

/// The types of a resource.
pub(super) fn types(resource: &Resource, api: &JsonApi) -> String {
    let name = resource.type_name;
    let source = format!("Source: {}.", resource.source);
    let about = "Attributes as the server sends them; any of them may be missing.";
    let mut out = doc("", &[about.to_string(), source.clone()]);
    out.push_str(&format!("export interface {name}Attributes {{\n"));
    for field in read(resource) {
        out.push_str(&doc("  ", &read_doc(field)));
        let null = if field.nullable || field.nullable_read { " | null" } else { "" };
        out.push_str(&format!("  {}?: {}{null};\n", field.name, read_type(field.kind)));
    }
    out.push_str("}\n\n");
    out.push_str(&relationships(name, api));
    out.push_str(&doc("", &["What a sparse fieldset can name: attributes and relationships.".to_string()]));
    out.push_str(&format!(
        "export type {name}Field = keyof {name}Attributes | keyof {name}Relationships;\n\n"
    ));
    out.push_str(&doc(
        "",
        &[
            format!("{} With a sparse fieldset it has only the attributes asked for.", resource.doc.trim()),
            source.clone(),
        ],
    ));
    out.push_str(&format!(
        "export type {name}<Fields extends {name}Field = keyof {name}Attributes> = ResourceObject<\n  {},\n  \
         Pick<{name}Attributes, Extract<Fields, keyof {name}Attributes>>,\n  {name}Relationships\n>;\n\n",
        quoted(api.kind)
    ));
    out.push_str(&update(resource, &source));
    out.push_str(&options(resource, api, &source));
    out
}

fn relationships(name: &str, api: &JsonApi) -> String {
    let mut out = doc("", &["The relationships.".to_string()]);
    out.push_str(&format!("export interface {name}Relationships {{\n"));
    for relationship in api.relationships {
        out.push_str(&doc("  ", &[relationship.doc.to_string()]));
        let kind = quoted(relationship.kind);
        let data = if relationship.many {
            format!("ResourceIdentifier<{kind}>[]")
        } else {
            format!("ResourceIdentifier<{kind}> | null")
        };
        out.push_str(&format!(
            "  {}?: {{\n    /** Which rows; absent if the server does not tell. */\n    data?: {data};\n  }};\n",
            relationship.name
        ));
    }
    out.push_str("}\n\n");
    out
}

/// Attributes of an update: the lock token, or `overwrite`.
fn update(resource: &Resource, source: &str) -> String {
    let locked = ["overwrite", "updated_in_db_at"];
    let mut out = doc(
        "",
        &[
            "What an update may change; either the lock token or `overwrite` is needed.".to_string(),
            source.to_string(),
        ],
    );
    out.push_str(&format!("export type {}Update = {{\n", resource.type_name));
    for field in resource.fields.iter().filter(|field| !field.read_only && !locked.contains(&field.name)) {
        out.push_str(&doc("  ", &field_doc(field)));
        out.push_str(&format!("  {}?: {} | undefined;\n", field.name, write_type(field.kind, false)));
    }
    out.push_str(
        "} & (\n  | {\n      /** Writes over whatever the server has. */\n      overwrite: true;\n      updated_in_db_at?: string | undefined;\n    }\n  \
         | {\n      overwrite?: boolean | undefined;\n      /** The lock token, exactly as it came. */\n      updated_in_db_at: string;\n    }\n);\n\n",
    );
    out
}

fn options(resource: &Resource, api: &JsonApi, source: &str) -> String {
    let name = resource.type_name;
    let mut out = doc("", &["The options of the list.".to_string(), source.to_string()]);
    out.push_str(&format!(
        "export interface {name}ListOptions<Fields extends {name}Field = {name}Field> {{\n  \
         /** Conditions that the rows must meet. */\n  filter?:\n    | {{\n"
    ));
    for filter in api.filters {
        out.push_str(&doc("        ", &[filter.doc.to_string()]));
        let kind = if filter.dates { "string | Date" } else { "string" };
        out.push_str(&format!("        {}?: {kind} | undefined;\n", filter.option));
    }
    out.push_str("      }\n    | undefined;\n");
    let sorts = union(api.sorts.iter().map(|sort| (*sort).to_string()));
    let includes = union(api.relationships.iter().map(|relationship| relationship.name.to_string()));
    for parameter in resource.parameters {
        let kind = match parameter.option {
            "sort" => sorts.clone(),
            "include" => format!("readonly ({includes})[]"),
            "fields" => "readonly Fields[]".to_string(),
            _ => "number".to_string(),
        };
        out.push_str(&doc("  ", &[parameter.doc.to_string()]));
        out.push_str(&format!("  {}?: {kind} | undefined;\n", parameter.option));
    }
    out.push_str("}\n");
    out
}

/// The client of a resource.
pub(super) fn client(resource: &Resource, api: &JsonApi) -> String {
    let path = format!("{}{{{}}}{}", resource.path, api.parent, api.collection);
    let name = resource.type_name;
    let types = format!("types.{name}");
    let generic = format!("<const Fields extends {types}Field = keyof {types}Attributes>");
    let options = format!("{types}ListOptions<Fields>");
    let row = format!("{types}<Fields>");
    // Rows as plain objects, or as they came.
    let list = |name: &str, call: &str, [flat, plain]: [String; 2]| {
        std::vec![
            format!(
                "{name}{generic}(\n    options: {options} | undefined,\n    call: {call} & Flattening,\n  ): {flat}"
            ),
            format!(
                "{name}{generic}(\n    options?: {options},\n    call?: {call} & NotFlattening,\n  ): {plain}"
            ),
        ]
    };
    let pages = |of: &str| [format!("{of}<FlatListDocument<{row}>>"), format!("{of}<ListDocument<{row}>>")];
    let rows = [format!("AsyncGenerator<Flat<{row}>>"), format!("AsyncGenerator<{row}>")];
    // Whether it writes, what it does, its signatures.
    let methods = [
        (false, format!("Lists rows: `GET {path}`"), list("list", "CallOptions", pages("Promise"))),
        (
            false,
            "Lists page by page; ends with the last page. Default page size: 25.".to_string(),
            list("pages", "PagingOptions", pages("AsyncGenerator")),
        ),
        (
            false,
            "Lists row by row, page by page; leaving the loop ends the requests.".to_string(),
            list("iterate", "PagingOptions", rows),
        ),
        (
            false,
            format!("Gets one row: `GET {path}/{{id}}`"),
            std::vec![
                format!("get(id: string, call: CallOptions & Flattening): Promise<FlatDocument<{types}>>"),
                format!("get(id: string, call?: CallOptions & NotFlattening): Promise<Document<{types}>>"),
            ],
        ),
        (
            true,
            format!(
                "Changes a row: `PUT {path}/{{id}}`. A conflict is a ConflictError, or what `onConflict` says."
            ),
            std::vec![format!(
                "update(\n    id: string,\n    changes: {types}Update,\n    call?: UpdateOptions<{types}, {types}Update>,\n  ): Promise<Document<{types}>>"
            )],
        ),
    ];
    let mut out = String::from("\n");
    out.push_str(&doc("", &[format!("Client of {}.", resource.name), resource.doc.trim().to_string()]));
    out.push_str(&format!("export interface {name}Client {{\n"));
    for (writes, about, signatures) in methods {
        let mut lines = std::vec![about];
        lines.extend(errors(writes));
        out.push_str(&documented(&lines, &signatures));
    }
    out.push_str("}\n");
    out
}

/// What a plan says of JSON:API.
pub(super) fn plan(api: &JsonApi) -> String {
    let relationships: Vec<String> =
        api.relationships.iter().map(|relationship| quoted(relationship.name)).collect();
    let filters: Vec<String> = api
        .filters
        .iter()
        .map(|filter| format!("{}: {}", filter.option, quoted(if filter.dates { "dates" } else { "text" })))
        .collect();
    let sorts: Vec<String> = api.sorts.iter().map(|sort| quoted(sort)).collect();
    format!(
        "  jsonApi: {{\n    type: {},\n    parent: {},\n    relationships: [{}],\n    filters: {{ {} }},\n    sorts: [{}],\n  }},\n",
        quoted(api.kind),
        quoted(api.parent_option),
        relationships.join(", "),
        filters.join(", "),
        sorts.join(", ")
    )
}
