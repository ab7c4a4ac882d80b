//! Pure builders of requests: method, path, query and body, as data.

mod body;
mod encode;
mod entries;
mod filters;
mod json_api;
#[cfg(feature = "models")]
pub mod model;
mod query;
mod scalar;

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::{Cursor, Fault, Writer};
use crate::read::Row;
use crate::schema::{Format, Mode, OperationKind, Resource, Wire};
use crate::validate::{self, Code, Issue, Issues, Options, Param, Target, formats};
pub use body::{Body, write as body};

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
    /// A document of JSON:API.
    Document {
        /// Its `data` is an array.
        many: bool,
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

/// Where an operation acts: on which row, and under which parent where the path has one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place<'a> {
    /// UUID of the parent.
    pub parent: &'a str,
    /// UUID of the row; of no account for operations on a collection.
    pub id: &'a str,
}

impl<'a> From<&'a str> for Place<'a> {
    fn from(id: &'a str) -> Self {
        Place { parent: "", id }
    }
}

/// What the response to an operation holds, but for a list.
const fn output_of(resource: &Resource, kind: OperationKind) -> Output {
    match (kind, resource.wire) {
        (OperationKind::Delete, _) => Output::Nothing,
        (_, Wire::JsonApi(_)) => Output::Document { many: false },
        (OperationKind::BulkWrite, _) => Output::Entities { lines: false, slim: false },
        _ => Output::Entity,
    }
}

/// A request without a body: get, delete.
///
/// # Errors
/// An id is not a UUID.
pub fn by_id<'a>(
    resource: &'static Resource,
    kind: OperationKind,
    place: impl Into<Place<'a>>,
) -> Result<Request, Vec<Issue>> {
    let target = target(resource, kind, place)?;
    Ok(Request { method: resource.method(kind), target, body: None, output: output_of(resource, kind) })
}

/// A list request; `options` is the JSON text of the list options.
///
/// # Errors
/// Every option that the resource's list does not take, or not with that value.
pub fn list(resource: &'static Resource, options: &[u8]) -> Result<Request, Vec<Issue>> {
    list_under(resource, "", options)
}

/// As [`list`], of the rows under a parent.
///
/// # Errors
/// As [`list`], and the parent's id when it is not a UUID.
pub fn list_under(resource: &'static Resource, parent: &str, options: &[u8]) -> Result<Request, Vec<Issue>> {
    let mut issues = Issues::default();
    let request = list_into(resource, parent, Cursor::new(options), &mut issues);
    request.ok_or_else(|| issues.resolve(resource))
}

/// As [`list_under`], from any cursor and into a collector.
pub fn list_into(
    resource: &Resource,
    parent: &str,
    mut cursor: Cursor<'_>,
    issues: &mut Issues,
) -> Option<Request> {
    let place = Place { parent, id: "" };
    let mut target = target_into(resource, OperationKind::List, place, issues).unwrap_or_default();
    let read = match resource.wire {
        Wire::Plain => query::read(resource, &mut cursor, issues, &mut target),
        Wire::JsonApi(api) => json_api::read(resource, api, &mut cursor, issues, &mut target),
    };
    match read {
        Ok(output) if issues.is_empty() => {
            Some(Request { method: OperationKind::List.method(), target, body: None, output })
        }
        Ok(_) => None,
        Err(fault) => {
            issues.at(Code::NotJson, &[], &validate::place_of(cursor.source(), fault));
            None
        }
    }
}

/// A request whose body is the JSON text of one object, checked first: create, update.
///
/// # Errors
/// Every issue of the body, and the id of an update when it is not a UUID.
pub fn write<'a>(
    resource: &'static Resource,
    kind: OperationKind,
    place: impl Into<Place<'a>>,
    body: &[u8],
    options: Options,
) -> Result<Request, Vec<Issue>> {
    let (mode, many) = match kind {
        OperationKind::Update => (Mode::Update, false),
        OperationKind::BulkWrite => (Mode::BulkRow, true),
        _ => (Mode::Create, false),
    };
    let mut issues = Issues::default();
    let mut out = Writer::default();
    let written = rewrite(resource, mode, options, body, many, &mut issues, &mut out);
    if let Err(fault) = written {
        issues.clear();
        issues.at(Code::NotJson, &[], &validate::place_of(body, fault));
    }
    finish(resource, kind, place.into(), out.into_vec(), &issues)
}

/// The request of a body that has been written, unless the id or the body has an issue.
fn finish(
    resource: &'static Resource,
    kind: OperationKind,
    place: Place<'_>,
    body: Vec<u8>,
    issues: &Issues,
) -> Result<Request, Vec<Issue>> {
    let target = match target(resource, kind, place) {
        Ok(target) if issues.is_empty() => target,
        answer => {
            return Err(answer.err().into_iter().flatten().chain(issues.resolve(resource)).collect());
        }
    };
    let output = output_of(resource, kind);
    Ok(Request { method: resource.method(kind), target, body: Some(body), output })
}

/// Checks a body and writes it anew: what is validated is what is sent.
fn rewrite(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    source: &[u8],
    many: bool,
    issues: &mut Issues,
    out: &mut Writer,
) -> Result<(), Fault> {
    let context = validate::Context { resource, mode, options, source };
    if many {
        out.byte(b'[');
    }
    let mut cursor = Cursor::new(source);
    let mut row = Row::default();
    let each = &mut |row: &Row, _| {
        if out.len() > 1 {
            out.byte(b',');
        }
        body(resource, source, row, out);
    };
    validate::values(&context, &mut cursor, many, &mut row, issues, &mut Target::Each(each))?;
    if many {
        out.byte(b']');
    }
    Ok(())
}

/// The path of an operation, from the resource's table.
///
/// # Errors
/// The path has a parent or a row, and its id is not a UUID.
pub fn target<'a>(
    resource: &'static Resource,
    kind: OperationKind,
    place: impl Into<Place<'a>>,
) -> Result<String, Vec<Issue>> {
    let mut issues = Issues::default();
    target_into(resource, kind, place.into(), &mut issues).ok_or_else(|| issues.resolve(resource))
}

/// As [`target`], into a collector.
pub fn target_into(
    resource: &Resource,
    kind: OperationKind,
    Place { parent, id }: Place<'_>,
    issues: &mut Issues,
) -> Option<String> {
    let mut path = String::from(resource.path);
    match resource.wire {
        Wire::Plain => {
            if kind.is_collection() {
                path.push_str("list/");
            }
            if kind.has_id() {
                path.push_str(uuid("id", id, issues)?);
                path.push('/');
            }
        }
        Wire::JsonApi(api) => {
            // Each of the two ids has its own issue: one does not hide the other.
            let parent = uuid(api.parent_option, parent, issues);
            let own = if kind.has_id() { uuid("id", id, issues).map(Some) } else { Some(None) };
            path.push_str(parent?);
            path.push_str(api.collection);
            if let Some(id) = own? {
                path.push('/');
                path.push_str(id);
            }
        }
    }
    Some(path)
}

/// The id, if it is one.
fn uuid<'a>(name: &'static str, id: &'a str, issues: &mut Issues) -> Option<&'a str> {
    if formats::check(Format::Uuid, id.as_bytes()) {
        return Some(id);
    }
    issues.at(Code::Format, &[name.into()], &[("format", Param::Text("uuid"))]);
    None
}
