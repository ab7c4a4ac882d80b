//! The typed clients and schemas: one interface for each resource, and the trees of both.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::fields::{is_open, open_argument, open_parameter};
use super::types::status_doc;
use super::{doc, json_api};
use crate::resources::REGISTRY;
use crate::schema::{Operation, OperationKind, Resource};

pub(super) fn file() -> String {
    let mut out = String::from(
        "// The typed clients and schemas of every resource, generated from the registry.\n\n\
         import type { BulkWriteOptions, BulkWriteReport, CallOptions, Flattening, NotFlattening, PagingOptions } from \"../client/options.js\";\n\
         import type { Id, MoreIntegers } from \"../core/types.js\";\n\
         import type { Document, Flat, FlatDocument, FlatListDocument, ListDocument } from \"../core/json-api.js\";\n\
         import type { UpdateOptions } from \"../client/options.js\";\n\
         import { type JsonApiSchemas, jsonApiSchemas } from \"../schema/json-api-schemas.js\";\n\
         import { resourceSchemas } from \"../schema/resource-schemas.js\";\n\
         import type { OpenResourceSchemas, ResourceSchemas } from \"../schema/resource-schemas.js\";\n\
         import * as plans from \"./plans.js\";\nimport type * as types from \"./types.js\";\n",
    );
    for resource in REGISTRY {
        match json_api::json_api(resource) {
            Some(api) => out.push_str(&json_api::client(resource, api)),
            None => out.push_str(&client(resource)),
        }
    }
    out.push_str(&tree());
    out.push_str(&schemas());
    out
}

fn client(resource: &Resource) -> String {
    let mut out = String::from("\n");
    out.push_str(&doc("", &[format!("Client of {}.", resource.name), resource.doc.trim().to_string()]));
    out.push_str(&format!("export interface {}Client{} {{\n", resource.type_name, open_parameter(resource)));
    for operation in resource.operations {
        out.push_str(&method(resource, operation));
        if operation.kind == OperationKind::List {
            out.push_str(&iterators(resource));
        }
    }
    out.push_str("}\n");
    out
}

fn method(resource: &Resource, operation: &Operation) -> String {
    let kind = operation.kind;
    let entity = format!("types.{}", resource.type_name);
    let path = match kind {
        OperationKind::List | OperationKind::BulkWrite => format!("{}list/", resource.path),
        OperationKind::Create => resource.path.to_string(),
        _ => format!("{}{{pk}}/", resource.path),
    };
    let (about, signatures): (&str, Vec<String>) = match kind {
        OperationKind::List => ("Lists rows.", lists(&entity)),
        OperationKind::Create => (
            "Creates a row.",
            writes(resource, |open, call| {
                format!("create(value: {entity}Create{open}, {call}): Promise<{entity}>")
            }),
        ),
        OperationKind::Get => {
            ("Gets one row.", std::vec![format!("get(id: string, call?: CallOptions): Promise<{entity}>")])
        }
        OperationKind::Update => (
            "Changes a row: only what is given is sent.",
            writes(resource, |open, call| {
                format!("update(id: string, changes: {entity}Update{open}, {call}): Promise<{entity}>")
            }),
        ),
        OperationKind::Delete => {
            ("Deletes a row.", std::vec!["delete(id: string, call?: CallOptions): Promise<void>".to_string()])
        }
        OperationKind::BulkWrite => (
            "Creates rows without an `id` and updates rows with one. All rows are checked before anything is sent.",
            bulk_writes(resource, |open, call, back| {
                let options = call.replace("call", "options").replace("CallOptions", "BulkWriteOptions");
                format!(
                    "bulkWrite(\n    rows: readonly {entity}BulkRow{open}[],\n    {options},\n  ): \
                     Promise<BulkWriteReport<{entity}, {entity}BulkRow{back}>>"
                )
            }),
        ),
    };
    let may_go_on = if kind.has_body() && is_open(resource) {
        "With `openEnums: true`, here or of the client, further integers are taken where an enumeration may go on."
    } else {
        ""
    };
    let mut lines = vec![
        about.to_string(),
        may_go_on.to_string(),
        format!("`{} {path}`", kind.method()),
        status_doc(operation.status).to_string(),
    ];
    if kind == OperationKind::BulkWrite {
        lines.push("Once a request has been made it resolves, whatever fails: look at `stopped`, `failed`, `unsent` and `unknown`.".to_string());
        lines.push(INVALID.to_string());
    } else {
        lines.extend(errors(kind.has_body() || kind == OperationKind::Delete));
    }
    documented(&lines, &signatures)
}

/// What every method may reject with before it sends anything.
const INVALID: &str = "@throws {ValidationError} before anything is sent, with every issue.";

/// What a method may reject with, in the order of what happens.
pub(super) fn errors(writes: bool) -> Vec<String> {
    let outcome = if writes { "; its `outcome` says whether the server may have acted" } else { "" };
    vec![
        INVALID.to_string(),
        "@throws {ApiError} when the server refuses.".to_string(),
        "@throws {ResponseError} when its answer breaks the contract.".to_string(),
        format!("@throws {{NetworkError}} when there is no answer{outcome}."),
        format!("@throws {{TimeoutError}} when there is none in time{outcome}."),
    ]
}

/// The signatures of a method, each with its comment, as an editor shows that of the one that is called.
pub(super) fn documented(about: &[String], signatures: &[String]) -> String {
    let mut out = String::new();
    for signature in signatures {
        out.push_str(&doc("  ", about));
        out.push_str(&format!("  {signature};\n"));
    }
    out
}

/// What the options of a list are when they say for certain that its rows are slim, or that they are not.
const SLIM: &str = "{ slim: true }";
const NOT_SLIM: &str = "{ slim?: false | undefined }";

/// The signatures of `list`: options that leave open what comes give a type that leaves it open too. The usual one
/// comes once more at the end, as `ReturnType` and what compilers tell of mistakes go by the last.
fn lists(entity: &str) -> Vec<String> {
    let rows = format!("{entity}ListOptions & {{ statistics?: false | undefined }}");
    let usual = format!("list(options?: {rows} & {NOT_SLIM}, call?: CallOptions): Promise<{entity}[]>");
    std::vec![
        format!(
            "list(options: {entity}ListOptions & {{ statistics: true }}, call?: CallOptions): Promise<unknown>"
        ),
        format!("list(options: {rows} & {SLIM}, call?: CallOptions): Promise<Id[]>"),
        usual.clone(),
        format!("list(options: {rows} | undefined, call?: CallOptions): Promise<{entity}[] | Id[]>"),
        format!("list(options: {entity}ListOptions | undefined, call?: CallOptions): Promise<unknown>"),
        usual,
    ]
}

/// What a call says that asks for further integers.
const OPEN_CALL: &str = "call: CallOptions & { readonly openEnums: true }";
const CALL: &str = "call?: CallOptions";

/// The signatures of a write. Where an enumeration may go on there is one more, for `openEnums: true`; it comes
/// first, as compilers tell of what is wrong by the last.
fn writes(resource: &Resource, signature: impl Fn(&str, &str) -> String) -> Vec<String> {
    if !is_open(resource) {
        return std::vec![signature("", CALL)];
    }
    std::vec![signature("<MoreIntegers>", OPEN_CALL), signature("<More>", CALL)]
}

/// The signatures of a bulk write, whose report gives the rows back: those of documented values only as such. What
/// comes back in the last one does not name `More`, as a client that takes more would not fit where one is asked
/// for that does not.
fn bulk_writes(resource: &Resource, signature: impl Fn(&str, &str, &str) -> String) -> Vec<String> {
    if !is_open(resource) {
        return std::vec![signature("", CALL, "")];
    }
    std::vec![
        signature("<MoreIntegers>", OPEN_CALL, "<MoreIntegers>"),
        signature("", CALL, ""),
        signature("<More>", CALL, "<MoreIntegers>"),
    ]
}

/// The ways through a whole list.
fn iterators(resource: &Resource) -> String {
    let entity = format!("types.{}", resource.type_name);
    let options = format!("Omit<{entity}ListOptions, \"statistics\">");
    let ways = [
        (
            "pages",
            "PagingOptions",
            "[]",
            "Lists page by page, in a stable order; ends at the first short page. Default page size: 100.",
        ),
        (
            "iterate",
            "PagingOptions",
            "",
            "Lists row by row, page by page; leaving the loop ends the requests.",
        ),
        (
            "stream",
            "CallOptions",
            "",
            "Lists row by row as the rows arrive (`_jsonl`), with bounded memory; leaving the loop ends the request.",
        ),
    ];
    let mut out = String::new();
    for (name, call, array, about) in ways {
        let usual = format!(
            "{name}(options?: {options} & {NOT_SLIM}, call?: {call}): AsyncGenerator<{entity}{array}>"
        );
        let signatures = [
            format!("{name}(options: {options} & {SLIM}, call?: {call}): AsyncGenerator<Id{array}>"),
            usual.clone(),
            format!(
                "{name}(options: {options} | undefined, call?: {call}): AsyncGenerator<{entity}{array} | Id{array}>"
            ),
            usual,
        ];
        out.push_str(&documented(&[about.to_string()], &signatures));
    }
    out
}

/// The applications of an API, each with its resources, in the order of the registry.
fn apps(client: &str) -> Vec<(&'static str, Vec<&'static Resource>)> {
    let mut apps: Vec<(&'static str, Vec<&'static Resource>)> = Vec::new();
    for resource in REGISTRY.iter().filter(|resource| resource.api.client == client) {
        match apps.iter_mut().find(|(app, _)| *app == resource.app) {
            Some((_, resources)) => resources.push(resource),
            None => apps.push((resource.app, std::vec![*resource])),
        }
    }
    apps
}

fn tree() -> String {
    let mut out = String::from(
        "\n/** The resources of the Pigello Core API, by application; with `MoreIntegers` where the client has `openEnums: true`. */\n\
         export interface PigelloResources<More extends number = never> {\n",
    );
    for (app, resources) in apps("Pigello") {
        out.push_str(&format!("  /** The application `{app}`. */\n  readonly {app}: {{\n"));
        for resource in resources {
            out.push_str(&doc("    ", &[resource.doc.to_string()]));
            let open = open_argument(resource);
            out.push_str(&format!("    readonly {}: {}Client{open};\n", resource.key, resource.type_name));
        }
        out.push_str("  };\n");
    }
    out.push_str("}\n");
    out
}

fn schemas() -> String {
    let mut out = String::from("\n/** The schemas of every resource, for validation without a client. */\n");
    out.push_str("export const schemas = {\n");
    for resource in REGISTRY {
        let name = format!("types.{}", resource.type_name);
        out.push_str(&doc("  ", &[resource.doc.to_string(), format!("Source: {}.", resource.source)]));
        if json_api::json_api(resource).is_some() {
            out.push_str(&format!(
                "  {key}: jsonApiSchemas(plans.{key}) as JsonApiSchemas<{name}, {name}Update, {name}ListOptions>,\n",
                key = resource.key
            ));
            continue;
        }
        let (open, more) = if is_open(resource) {
            let kinds =
                ["Create", "Update", "BulkRow"].map(|kind| format!(",\n    {name}{kind}<MoreIntegers>"));
            ("Open", kinds.concat())
        } else {
            ("", String::new())
        };
        out.push_str(&format!(
            "  {key}: resourceSchemas(plans.{key}) as {open}ResourceSchemas<\n    {name},\n    {name}Create,\n    {name}Update,\n    \
             {name}BulkRow,\n    {name}ListOptions{more}\n  >,\n",
            key = resource.key
        ));
    }
    out.push_str("} as const;\n");
    out
}
