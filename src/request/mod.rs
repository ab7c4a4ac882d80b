//! Pure builders of requests: method, path, query and body, as data.

mod body;
mod encode;
mod entries;
mod filters;
#[cfg(feature = "models")]
pub mod model;
mod query;
mod scalar;

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::{Cursor, Fault};
use crate::read::Row;
use crate::schema::{Format, Mode, OperationKind, Resource};
use crate::validate::{self, Code, Issue, Issues, Options, Param, formats};
pub use body::write as body;

/// What a response to a request holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// One row.
    Entity,
    /// An array of rows, or a row a line when `lines`.
    Entities {
        /// Newline-delimited JSON was asked for.
        lines: bool,
        /// Only the `id` of each row was asked for.
        slim: bool,
    },
    /// JSON whose form is not documented.
    Raw,
    /// Nothing that matters.
    Nothing,
}

/// A request, without the host and the credentials of the client that sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// HTTP method.
    pub method: &'static str,
    /// Path and query.
    pub target: String,
    /// JSON body.
    pub body: Option<Vec<u8>>,
    /// What the response holds.
    pub output: Output,
}

/// A request without a body: get, delete.
///
/// # Errors
/// The id is not a UUID.
pub fn by_id(resource: &'static Resource, kind: OperationKind, id: &str) -> Result<Request, Vec<Issue>> {
    let target = target(resource, kind, id).map_err(|issue| alloc::vec![issue])?;
    let output = if kind == OperationKind::Delete { Output::Nothing } else { Output::Entity };
    Ok(Request { method: kind.method(), target, body: None, output })
}

/// A list request; `options` is the JSON text of the list options.
///
/// # Errors
/// Every option that the resource's list does not take, or not with that value.
pub fn list(resource: &'static Resource, options: &[u8]) -> Result<Request, Vec<Issue>> {
    let mut issues = Issues::default();
    let request = list_into(resource, Cursor::new(options), &mut issues);
    request.ok_or_else(|| issues.resolve(resource))
}

/// As [`list`], from any cursor and into a collector.
pub fn list_into(resource: &Resource, mut cursor: Cursor<'_>, issues: &mut Issues) -> Option<Request> {
    let mut target = target(resource, OperationKind::List, "").unwrap_or_default();
    match query::read(resource, &mut cursor, issues, &mut target) {
        Ok(output) if issues.is_empty() => {
            Some(Request { method: OperationKind::List.method(), target, body: None, output })
        }
        Ok(_) => None,
        Err(fault) => {
            issues.at(Code::NotJson, &[], validate::place_of(cursor.source(), fault));
            None
        }
    }
}

/// A request whose body is the JSON text of one object, checked first: create, update.
///
/// # Errors
/// Every issue of the body, and the id of an update when it is not a UUID.
pub fn write(
    resource: &'static Resource,
    kind: OperationKind,
    id: &str,
    body: &[u8],
    options: Options,
) -> Result<Request, Vec<Issue>> {
    let (mode, many) = match kind {
        OperationKind::Update => (Mode::Update, false),
        OperationKind::BulkWrite => (Mode::BulkRow, true),
        _ => (Mode::Create, false),
    };
    let mut issues = Issues::default();
    let mut out = Vec::new();
    let written = rewrite(resource, mode, options, body, many, &mut issues, &mut out);
    if let Err(fault) = written {
        issues.clear();
        issues.at(Code::NotJson, &[], validate::place_of(body, fault));
    }
    finish(resource, kind, id, out, &issues)
}

/// The request of a body that has been written, unless the id or the body has an issue.
fn finish(
    resource: &'static Resource,
    kind: OperationKind,
    id: &str,
    body: Vec<u8>,
    issues: &Issues,
) -> Result<Request, Vec<Issue>> {
    let target = match target(resource, kind, id) {
        Ok(target) if issues.is_empty() => target,
        answer => return Err(answer.err().into_iter().chain(issues.resolve(resource)).collect()),
    };
    let output = match kind {
        OperationKind::BulkWrite => Output::Entities { lines: false, slim: false },
        _ => Output::Entity,
    };
    Ok(Request { method: kind.method(), target, body: Some(body), output })
}

/// Checks a body and writes it anew: what is validated is what is sent.
fn rewrite(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    source: &[u8],
    many: bool,
    issues: &mut Issues,
    out: &mut Vec<u8>,
) -> Result<(), Fault> {
    let context = validate::Context { resource, mode, options, source };
    if many {
        out.push(b'[');
    }
    let mut cursor = Cursor::new(source);
    let mut row = Row::default();
    validate::values(&context, &mut cursor, many, &mut row, issues, &mut |row, _| {
        if out.len() > 1 {
            out.push(b',');
        }
        body(resource, source, row, out);
    })?;
    if many {
        out.push(b']');
    }
    Ok(())
}

/// The path of an operation, from the resource's table; `id` is for operations on one row.
///
/// # Errors
/// The operation needs an id, and this is not a UUID.
pub fn target(resource: &Resource, kind: OperationKind, id: &str) -> Result<String, Issue> {
    let mut path = String::from(resource.path);
    if kind.is_collection() {
        path.push_str("list/");
    }
    if kind.has_id() {
        if !formats::check(Format::Uuid, id.as_bytes()) {
            let params = alloc::vec![("format", Param::Text("uuid".into()))];
            return Err(Issue { path: alloc::vec!["id".into()], code: Code::Format, params });
        }
        path.push_str(id);
        path.push('/');
    }
    Ok(path)
}
