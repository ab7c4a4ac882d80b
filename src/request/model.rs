//! Requests whose body is made from Rust models, checked first.

use alloc::vec::Vec;

use crate::json::Writer;
use crate::model::Model;
use crate::read::{Row, model};
use crate::schema::{Mode, OperationKind};
use crate::validate::{Issue, Issues, Options};

use super::{Place, Request, body, finish};

/// A request that creates a row.
///
/// # Errors
/// Every issue of the row.
pub fn create<M: Model>(row: &M, options: Options) -> Result<Request, Vec<Issue>> {
    build(OperationKind::Create, Mode::Create, Place::default(), core::slice::from_ref(row), options)
}

/// A request that changes the row at that place; an id alone is enough where the path has no parent.
///
/// # Errors
/// An id is not a UUID, and every issue of the changes.
pub fn update<'a, M: Model>(
    place: impl Into<Place<'a>>,
    changes: &M,
    options: Options,
) -> Result<Request, Vec<Issue>> {
    build(OperationKind::Update, Mode::Update, place.into(), core::slice::from_ref(changes), options)
}

/// A request that creates the rows without an `id` and changes those with one.
///
/// # Errors
/// Every issue of every row; paths begin with the row.
pub fn bulk_write<M: Model>(rows: &[M], options: Options) -> Result<Request, Vec<Issue>> {
    build(OperationKind::BulkWrite, Mode::BulkRow, Place::default(), rows, options)
}

fn build<M: Model>(
    kind: OperationKind,
    mode: Mode,
    place: Place<'_>,
    rows: &[M],
    options: Options,
) -> Result<Request, Vec<Issue>> {
    let many = kind == OperationKind::BulkWrite;
    let mut issues = Issues::default();
    let mut out = Writer::default();
    if many {
        out.byte(b'[');
    }
    let mut row = Row::default();
    for (index, model) in rows.iter().enumerate() {
        issues.at_row(u32::try_from(index).ok().filter(|_| many));
        model::check(M::RESOURCE, mode, options, model, &mut row, &mut issues, &mut |row, source| {
            if index > 0 {
                out.byte(b',');
            }
            body(M::RESOURCE, source, row, &mut out);
        });
    }
    if many {
        out.byte(b']');
    }
    finish(M::RESOURCE, kind, place, out.into_vec(), &issues)
}
