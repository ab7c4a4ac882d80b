//! Rules that turn slots into issues: the same ones for every reader and every runtime.

pub mod document;
pub mod formats;
mod issue;
mod issues;
pub mod messages;
pub mod rules;
mod suggest;

use alloc::vec::Vec;

use crate::json::{Cursor, Fault, Span, Token};
use crate::read::index::Index;
use crate::read::json::Found;
use crate::read::{Row, Slot, Tag};
use crate::schema::{Field, Kind, Mode, Resource, Wire};

pub use issue::{Code, Fact, Issue, Param, Params, Segment};
pub use issues::{Issues, Note, Part, Record};
pub use rules::Members;
pub use suggest::suggest;

/// How strictly values are checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Let unknown integers through where the documents print exactly ten values, the most
    /// that they print of any enumeration.
    pub open_enums: bool,
    /// On an update, ask for the documented required fields too.
    pub complete: bool,
}

/// What a row is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The resource.
    pub resource: &'static Resource,
    /// What the row is for.
    pub mode: Mode,
    /// How strictly.
    pub options: Options,
    /// The bytes that the slots' spans point into.
    pub source: &'a [u8],
}

/// Where rows go that are read.
pub enum Target<'a> {
    /// Nowhere: they are checked.
    None,
    /// To the index, field by field as they are read.
    Index(&'a mut Index),
    /// To whoever takes each of them after its check, with its bytes.
    Each(&'a mut dyn FnMut(&Row, Span)),
}

/// Checks one field of a row by itself; every issue is added, one never hides another.
#[inline(always)]
pub fn field(
    context: &Context<'_>,
    place: usize,
    field: &Field,
    slot: &Slot,
    members: &mut Members,
    issues: &mut Issues,
) {
    members.add(place, slot.tag);
    if !rules::plain::is_fine::<false>(context, field, slot) {
        one_field(context, place, field, slot, members.partial, issues);
    }
}

/// Checks what goes across the fields of a row, once all of them were checked.
pub fn across(context: &Context<'_>, row: &Row, members: Members, issues: &mut Issues) {
    if context.mode != Mode::Read {
        rules::check(context, row, &members, issues);
        rules::unknown_field::check(context, &row.unknown, issues);
    }
}

/// Checks a row that is filled.
pub fn check(context: &Context<'_>, row: &Row, issues: &mut Issues) {
    let mut members = Members::new(is_update(context, row));
    for (place, one) in context.resource.fields.iter().enumerate() {
        field(context, place, one, row.slot(place), &mut members, issues);
    }
    across(context, row, members, issues);
}

/// Whether a row changes one that is stored.
fn is_update(context: &Context<'_>, row: &Row) -> bool {
    match context.mode {
        Mode::Update => true,
        Mode::BulkRow => id_of(context.resource).is_some_and(|place| row.slot(place).tag != Tag::Absent),
        Mode::Create | Mode::Read => false,
    }
}

/// Reads and checks the object that is next, field by field: what is fine at a glance as it is read, the rest
/// in the order of the schema once all is there.
///
/// # Errors
/// The bytes are not JSON.
#[inline(never)]
fn object(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<Found, Fault> {
    let Context { resource, mode, .. } = *context;
    let reading = mode == Mode::Read;
    let fields = resource.fields.len();
    if reading {
        row.begin();
    } else {
        row.clear(fields);
    }
    let mut unsure = 0u64;
    let found = crate::read::json::object(resource, cursor, row, |place, field, slot| {
        if let Target::Index(index) = target {
            index.field(place, field, slot, context.source);
        }
        // The reader has seen every UUID that there is.
        let fine = rules::plain::is_fine::<true>(context, field, slot);
        unsure |= u64::from(!fine) << (place & 63);
        // The rules across fields look at all of them.
        !(fine && reading)
    })?;
    let mut members = Members::new(is_update(context, row));
    if !reading {
        for place in 0..fields {
            members.add(place, row.slot(place).tag);
        }
    }
    let absent = rules::all(fields) & !found.seen;
    for place in rules::places(unsure | absent) {
        let Some(field) = resource.fields.get(place) else { continue };
        let slot = if absent >> (place & 63) & 1 == 0 { row.slot(place) } else { &Slot::default() };
        if field.required || slot.tag != Tag::Absent {
            one_field(context, place, field, slot, members.partial, issues);
        }
    }
    across(context, row, members, issues);
    Ok(found)
}

/// Checks one field in full.
#[inline(never)]
fn one_field(
    context: &Context<'_>,
    place: usize,
    field: &Field,
    slot: &Slot,
    updating: bool,
    issues: &mut Issues,
) {
    let reading = context.mode == Mode::Read;
    match slot.tag {
        Tag::Absent => {
            let asked = !updating || context.options.complete;
            if field.required && asked && (reading || !field.read_only) {
                issues.field(Code::Required, place, Part::Whole);
            }
        }
        // Write-only fields are not checked in responses.
        _ if field.write_only && reading => {}
        _ if field.read_only && !reading && !is_bulk_id(context.mode, field) => {
            issues.field(Code::ReadOnly, place, Part::Whole);
        }
        Tag::Null => {
            let nullable = field.nullable || (reading && field.nullable_read);
            if !nullable && !matches!(field.kind, Kind::Any) {
                issues.field(Code::Null, place, Part::Whole);
            }
        }
        _ => rules::kind::check(context, field, place, slot, issues),
    }
}

/// The place of the `id`; a bulk row that has the key is an update.
#[must_use]
pub fn id_of(resource: &Resource) -> Option<usize> {
    resource.field("id").map(|(place, _)| place)
}

fn is_bulk_id(mode: Mode, field: &Field) -> bool {
    mode == Mode::BulkRow && field.name == "id"
}

/// Checks JSON text: one object, or an array of them when `many`.
///
/// Text that is not JSON is one [`Code::NotJson`] issue with its place.
pub fn json(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    source: &[u8],
    many: bool,
    row: &mut Row,
    issues: &mut Issues,
) {
    let context = Context { resource, mode, options, source };
    let mut cursor = Cursor::new(source);
    let checked = values(&context, &mut cursor, many, row, issues, &mut Target::None);
    if let Err(fault) = checked {
        issues.clear();
        issues.at(Code::NotJson, &[], &place_of(source, fault));
    }
}

/// Checks an object in each line, and gives the rows to `target`.
///
/// # Errors
/// A line is not JSON.
pub fn lines(
    context: &Context<'_>,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<(), Fault> {
    let mut cursor = Cursor::lines(context.source);
    let mut first = true;
    let mut index = 0u32;
    while cursor.next_line(&mut first)? {
        issues.at_row(Some(index));
        one(context, &mut cursor, row, issues, target)?;
        index = index.saturating_add(1);
    }
    issues.at_row(None);
    Ok(())
}

/// Checks one object or an array of them, and gives the rows to `target`.
///
/// # Errors
/// The bytes are not JSON.
pub fn values(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    many: bool,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<(), Fault> {
    let token = cursor.peek()?;
    if !many {
        one(context, cursor, row, issues, target)?;
    } else if token == Token::Array {
        cursor.open();
        let mut first = true;
        let mut index = 0u32;
        while cursor.next_element(&mut first)? {
            issues.at_row(Some(index));
            one(context, cursor, row, issues, target)?;
            index = index.saturating_add(1);
        }
        issues.at_row(None);
    } else {
        cursor.skip()?;
        issues.at(Code::Type, &[], &[("type", Param::Text("array"))]);
    }
    cursor.end()
}

fn one(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<(), Fault> {
    if let (Mode::Read, Wire::JsonApi(_)) = (context.mode, context.resource.wire) {
        return document::resource_object(context, cursor, row, issues);
    }
    if cursor.peek()? == Token::Object {
        if let Target::Index(index) = target {
            index.open();
        }
        let found = object(context, cursor, row, issues, target)?;
        match target {
            Target::None => {}
            Target::Index(index) => index.close(context.source, found, row.irregular),
            Target::Each(each) => each(row, found.span),
        }
    } else {
        cursor.skip()?;
        issues.at(Code::Type, &[], &[("type", Param::Text("object"))]);
    }
    Ok(())
}

/// Line and column (in characters, from 1) and offset (in bytes, from 0) of a fault.
#[must_use]
pub fn place_of(source: &[u8], fault: Fault) -> Params {
    let before = source.get(..fault.at).unwrap_or(source);
    let line = before.iter().filter(|&&b| b == b'\n').count().saturating_add(1);
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at.saturating_add(1));
    let characters = before.get(start..).unwrap_or_default();
    // Every byte but a continuation byte begins a character.
    let column = characters.iter().filter(|&&b| b & 0xC0 != 0x80).count().saturating_add(1);
    let number = |value: usize| Param::Integer(i64::try_from(value).unwrap_or(i64::MAX));
    alloc::vec![
        ("reason", Param::Text(fault.reason.name())),
        ("line", number(line)),
        ("column", number(column)),
        ("offset", number(fault.at)),
    ]
}

impl Resource {
    /// Checks the JSON text of one object.
    ///
    /// # Errors
    /// All issues, in the order of the fields and rules.
    pub fn validate_json(
        &'static self,
        mode: Mode,
        source: &[u8],
        options: Options,
    ) -> Result<(), Vec<Issue>> {
        self.collect(mode, source, options, false)
    }

    /// Checks the JSON text of an array of objects; paths begin with the row.
    ///
    /// # Errors
    /// All issues, in the order of the rows, fields and rules.
    pub fn validate_json_many(
        &'static self,
        mode: Mode,
        source: &[u8],
        options: Options,
    ) -> Result<(), Vec<Issue>> {
        self.collect(mode, source, options, true)
    }

    fn collect(
        &'static self,
        mode: Mode,
        source: &[u8],
        options: Options,
        many: bool,
    ) -> Result<(), Vec<Issue>> {
        let mut issues = Issues::default();
        json(self, mode, options, source, many, &mut Row::default(), &mut issues);
        if issues.is_empty() { Ok(()) } else { Err(issues.resolve(self)) }
    }
}
