//! Collects issues as small records; texts and paths are made only when someone reads them.

use alloc::vec::Vec;

use crate::schema::{Field, Format, Kind, Resource, Rule};

use super::issue::{Code, Fact, Issue, Param, Params, Segment};

/// Which part of a field an issue is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The field itself.
    Whole = 0,
    /// The `id` of a reference.
    Id = 1,
}

/// An issue in short.
#[derive(Debug, Clone, Copy)]
pub struct Record {
    /// Which rule.
    pub code: Code,
    /// Which field, by its place; none for the value as a whole.
    pub field: Option<u8>,
    /// Which part of the field.
    pub part: Part,
    /// Which rule across fields, by its place among the resource's rules.
    pub rule: u8,
    /// Which row of several.
    pub row: Option<u32>,
    /// What only this issue has, by its place among the notes.
    pub note: Option<u32>,
    /// What stands around the field.
    pub frame: Frame,
}

/// What an issue has beyond its field and rule.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// Steps after row and field.
    pub path: Vec<Segment>,
    /// Facts.
    pub params: Params,
}

/// Bytes that the paths within opaque data may take in all: each holds the keys on its way, which so would stand
/// in memory as often as there are flaws behind them.
const MOST_PATHS: usize = 1 << 24;

/// Bytes that a step of a path takes besides its key.
const STEP: usize = 16;

/// The issues of one or several values.
#[derive(Debug, Default)]
pub struct Issues {
    records: Vec<Record>,
    notes: Vec<Note>,
    /// Bytes of paths within opaque data.
    paths: usize,
    row: Option<u32>,
    frame: Frame,
}

/// What stands around the fields in a document: steps before the row, and after it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame {
    before: &'static [&'static str],
    after: &'static [&'static str],
}

impl Frame {
    /// Whether a whole document is around the fields.
    #[must_use]
    pub const fn is_document(self) -> bool {
        !self.before.is_empty()
    }
}

impl Issues {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.records.clear();
        self.notes.clear();
        self.paths = 0;
        self.row = None;
        self.frame = Frame::default();
    }

    /// Sets the row that the following issues belong to.
    pub fn at_row(&mut self, row: Option<u32>) {
        self.row = row;
    }

    /// Sets the steps that lead to the following issues: `before` the row, and from it to
    /// the fields.
    pub fn within(&mut self, before: &'static [&'static str], after: &'static [&'static str]) {
        self.frame = Frame { before, after };
    }

    /// The records so far.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The notes so far.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Adds an issue of a field that the schema explains.
    #[cold]
    pub fn field(&mut self, code: Code, field: usize, part: Part) {
        self.push(code, Some(field), part, 0, None);
    }

    /// Adds an issue of a rule across fields.
    #[cold]
    pub fn rule(&mut self, code: Code, field: usize, rule: usize) {
        self.push(code, Some(field), Part::Whole, rule, None);
    }

    /// Adds an issue that carries a note.
    #[cold]
    pub fn noted(&mut self, code: Code, field: Option<usize>, note: Note) {
        let place = u32::try_from(self.notes.len()).ok();
        self.notes.push(note);
        self.push(code, field, Part::Whole, 0, place);
    }

    /// Adds an issue at a path of its own.
    #[cold]
    pub fn at(&mut self, code: Code, path: &[Segment], params: &[Fact]) {
        self.noted(code, None, Note { path: path.to_vec(), params: params.to_vec() });
    }

    /// Counts a path of so many steps, whose keys take so many bytes; whether there is room for it.
    #[cold]
    pub fn affords(&mut self, steps: usize, keys: usize) -> bool {
        self.paths = self.paths.saturating_add(steps.saturating_mul(STEP)).saturating_add(keys);
        self.paths <= MOST_PATHS
    }

    fn push(&mut self, code: Code, field: Option<usize>, part: Part, rule: usize, note: Option<u32>) {
        let field = field.and_then(|field| u8::try_from(field).ok());
        let rule = u8::try_from(rule).unwrap_or(u8::MAX);
        let frame = self.frame;
        self.records.push(Record { code, field, part, rule, row: self.row, note, frame });
    }

    /// The issues in full.
    #[must_use]
    pub fn resolve(&self, resource: &'static Resource) -> Vec<Issue> {
        self.records.iter().map(|record| self.resolve_one(resource, record)).collect()
    }

    fn resolve_one(&self, resource: &'static Resource, record: &Record) -> Issue {
        let mut path: Vec<Segment> = record.frame.before.iter().copied().map(Segment::from).collect();
        path.extend(record.row.map(Segment::Index));
        if record.field.is_some() {
            path.extend(record.frame.after.iter().copied().map(Segment::from));
        }
        let field = record.field.and_then(|place| resource.fields.get(usize::from(place)));
        path.extend(field.map(|field| Segment::from(field.name)));
        if record.part == Part::Id {
            path.push(Segment::from("id"));
        }
        let mut params = params(resource, field, record);
        if let Some(note) = record.note.and_then(|place| self.notes.get(place as usize)) {
            path.extend(note.path.iter().cloned());
            // What stands within the field is not described by the field's own facts.
            if !note.path.is_empty() {
                params.clear();
            }
            params.extend(note.params.iter().cloned());
        }
        Issue { path, code: record.code, params }
    }
}

/// The facts that follow from the schema.
fn params(resource: &'static Resource, field: Option<&'static Field>, record: &Record) -> Params {
    if record.code.is_rule() {
        let group = resource.rules.get(usize::from(record.rule)).and_then(Rule::group);
        return match (record.code, group.map(|group| group.names)) {
            (Code::Requires, Some([by, ..])) => alloc::vec![("by", Param::Text(by))],
            (_, Some(names)) => alloc::vec![("fields", Param::Names(names))],
            _ => Params::new(),
        };
    }
    match (field, record.part) {
        (Some(field), Part::Whole) => facts(record.code, field.kind),
        (Some(_), Part::Id) => facts(record.code, ID),
        (None, _) => Params::new(),
    }
}

/// What the `id` of a reference is.
pub(super) const ID: Kind = Kind::formatted(Format::Uuid);

/// The facts of a kind that a code is about.
pub(super) fn facts(code: Code, kind: Kind) -> Params {
    let mut params = Params::new();
    match (code, kind) {
        (Code::Null | Code::Type | Code::Integer, kind) => {
            params.push(("type", Param::Text(kind.json_type())))
        }
        (Code::Minimum, Kind::Integer { minimum, .. }) => {
            params.push(("minimum", Param::Integer(minimum)));
        }
        (Code::Maximum, Kind::Integer { maximum, .. }) => {
            params.push(("maximum", Param::Integer(maximum)));
        }
        (Code::Minimum, Kind::Number { minimum: Some(minimum), .. }) => {
            params.push(("minimum", Param::Integer(minimum)));
        }
        (Code::Maximum, Kind::Number { maximum: Some(maximum), .. }) => {
            params.push(("maximum", Param::Integer(maximum)));
        }
        (Code::Enum, Kind::Integer { values, .. }) => params.push(("enum", Param::Integers(values))),
        (Code::Enum, Kind::String { values, .. }) => params.push(("enum", Param::Names(values))),
        (Code::Pattern, Kind::String { format: Format::Pattern(pattern), .. }) => {
            params.push(("pattern", Param::Text(pattern.source())));
        }
        (Code::MinLength, Kind::String { min_length, .. }) => {
            params.push(("minLength", Param::Integer(i64::from(min_length))));
        }
        (Code::MaxLength, Kind::String { max_length, .. }) => {
            params.push(("maxLength", Param::Integer(i64::from(max_length))));
        }
        (Code::Format, Kind::String { format, .. }) => {
            params.push(("format", Param::Text(format.name())));
        }
        _ => {}
    }
    params
}
