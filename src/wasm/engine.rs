//! The engine's state: its buffers and what it last found, for one level of calls.

use alloc::vec::Vec;
use core::sync::atomic::AtomicUsize;

use super::notes;
use crate::json::{Cursor, Writer, words};
use crate::protocol::{Form, NONE, Region, Status};
use crate::read::Row;
use crate::read::index::Index;
use crate::read::packed::{self, Texts};
use crate::request::Body;
use crate::schema::{Mode, Resource};
use crate::validate::{self, Code, Context, Issues, Members, Options, Target};

/// For JavaScript: 1 from the beginning of a call to its end; a trap leaves it so. It is atomic only so that a
/// compiler, which sees nobody read it, does not leave it out.
pub(super) static BUSY: AtomicUsize = AtomicUsize::new(0);

/// Bytes that the buffers may hold between two uses, for the next work of the usual size.
const KEPT: usize = 1 << 25;

/// Bytes that the slots' floats must be aligned to.
const ALIGNMENT: usize = 8;

/// How rows are checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checking {
    pub(super) resource: &'static Resource,
    pub(super) mode: Mode,
    pub(super) options: Options,
    /// Append the JSON of the rows without an issue to the output.
    pub(super) write_body: bool,
    /// Check the field at this place only.
    pub(super) only: Option<usize>,
}

/// Buffers and scratch space, kept from call to call.
#[derive(Default)]
#[repr(C)]
pub(super) struct Engine {
    /// JavaScript reads here where everything is.
    status: Status,
    /// JavaScript writes here: the slots of some rows, then texts.
    input: Vec<u8>,
    /// Where the slots begin in the input.
    start: usize,
    /// JavaScript reads bodies, targets and notes here.
    output: Writer,
    /// JavaScript reads issues here, four numbers each.
    records: Vec<u32>,
    /// Where each row of a bulk body ends in the output.
    ends: Vec<u32>,
    /// JavaScript makes rows of this.
    index: Index,
    issues: Issues,
    row: Row,
}

impl Engine {
    /// An engine with room for slots.
    pub(super) fn new() -> Engine {
        let mut engine = Engine::default();
        engine.grow(packed::AREA);
        engine
    }

    /// Makes room for so many bytes of slots and texts, and keeps what is there.
    pub(super) fn grow(&mut self, size: usize) {
        let wanted = size.saturating_add(ALIGNMENT);
        if wanted > self.input.len() {
            self.input.resize(wanted, 0);
            // What the allocator gives is aligned to more than that: what is there stays where it is.
            self.start = self.input.as_ptr().align_offset(ALIGNMENT).min(ALIGNMENT);
        }
        self.tell();
    }

    /// Gives the memory of large texts back, as far as an allocator does.
    pub(super) fn shrink(&mut self) {
        *self = Engine::default();
        self.grow(packed::AREA);
    }

    /// Where JavaScript finds the status.
    pub(super) const fn status(&self) -> *const Status {
        &raw const self.status
    }

    /// Brings the status up to date.
    fn tell(&mut self) {
        let held = [
            self.input.capacity(),
            self.output.held(),
            size_of_val(self.records.as_slice()),
            size_of_val(self.index.words()),
        ];
        let is_large = held.iter().fold(0, |all: usize, more| all.saturating_add(*more)) > KEPT;
        self.status = Status {
            slots: self.input.as_ptr().addr().saturating_add(self.start),
            output: region(self.output.as_slice()),
            records: self.records.as_ptr().addr(),
            ends: self.ends.as_ptr().addr(),
            index: region(self.index.words()),
            texts: region(&self.index.texts),
            parts: region(&self.index.parts),
            links: region(&self.index.links),
            busy: BUSY.as_ptr().addr(),
            large: usize::from(is_large),
        };
    }

    /// Forgets issues and output.
    pub(super) fn reset(&mut self) {
        self.issues.clear();
        self.records.clear();
        self.output.clear();
        self.ends.clear();
    }

    /// Checks `count` rows whose slots and texts are in the input; `first` is the place of
    /// the first one, or [`NONE`] for a row by itself. Returns the number of all records.
    pub(super) fn rows(&mut self, how: &Checking, first: u32, count: u32, ascii: bool) -> usize {
        let Checking { resource, mode, options, write_body, only } = *how;
        let Engine { input, output, issues, row, ends, .. } = self;
        let before = issues.records().len();
        let context = Context { resource, mode, options, source: input };
        let stride = packed::row_stride(resource);
        let id = if mode == Mode::BulkRow { validate::id_of(resource) } else { None };
        let mut base = self.start;
        let mut texts = Texts::new(self.start.saturating_add(packed::AREA), ascii);
        for place in 0..count {
            if first != NONE {
                issues.at_row(Some(first.saturating_add(place)));
            }
            let known = issues.records().len();
            let updating =
                mode == Mode::Update || id.is_some_and(|id| packed::is_given(context.source, base, id));
            let mut members = Members::new(updating);
            let written = output.len();
            if write_body && written > 0 {
                output.byte(b',');
            }
            let body = write_body.then(|| Body::begin(resource, output));
            packed::row(resource, context.source, base, &mut texts, row, |place, field, slot| {
                if only.is_none_or(|only| only == place) {
                    validate::field(&context, place, field, slot, &mut members, issues);
                }
                if let Some(body) = &body {
                    body.field(field, slot, context.source, output);
                }
            });
            if only.is_none() {
                validate::across(&context, row, members, issues);
            }
            if let Some(body) = body {
                body.end(output);
                if issues.records().len() > known {
                    output.truncate(written);
                } else if first != NONE {
                    ends.push(u32::try_from(output.len()).unwrap_or(NONE));
                }
            }
            base = base.saturating_add(stride);
        }
        let after = issues.records().len();
        if after > before {
            self.publish(before);
        }
        if write_body {
            self.tell();
        }
        after
    }

    /// Checks the JSON text of `length` bytes in the input: an object, or an array of them.
    /// Returns the number of records.
    pub(super) fn json(&mut self, how: &Checking, length: usize, many: bool) -> usize {
        self.issues.clear();
        let Checking { resource, mode, options, .. } = *how;
        let source = self.input.get(self.text(0, length)).unwrap_or_default();
        validate::json(resource, mode, options, source, many, &mut self.row, &mut self.issues);
        self.publish(0)
    }

    /// Checks the rows of a response of `length` bytes in the input, and writes down where
    /// their values lie. Returns the number of records; the bytes are ASCII afterwards when
    /// there are none, with other characters than that replaced.
    pub(super) fn rows_of(&mut self, resource: &'static Resource, length: usize, form: Form) -> usize {
        self.issues.clear();
        let range = self.text(0, length);
        let source = self.input.get(range.clone()).unwrap_or_default();
        let context = Context { resource, mode: Mode::Read, options: Options::default(), source };
        let Engine { index, issues, row, .. } = self;
        let mut cursor = Cursor::new(source);
        let many = form == Form::Document;
        index.begin(resource, many || form == Form::DocumentOfOne);
        let target = &mut Target::Index(index);
        let checked = match form {
            Form::Document | Form::DocumentOfOne => {
                validate::document::document(&context, &mut cursor, many, row, issues, target).map(Some)
            }
            Form::Array => validate::values(&context, &mut cursor, true, row, issues, target).map(|()| None),
            Form::Lines => validate::lines(&context, row, issues, target).map(|()| None),
        };
        if let Ok(Some(data)) = checked {
            index.place(data);
        }
        if let Err(fault) = checked {
            self.issues.clear();
            self.issues.at(Code::NotJson, &[], &validate::place_of(source, fault));
        } else if self.issues.is_empty() {
            let bytes = self.input.get_mut(range).unwrap_or_default();
            for span in &self.index.wide {
                bytes.get_mut(span.start..span.end).unwrap_or_default().fill(b'?');
            }
        }
        self.publish(0)
    }

    /// Builds a request from two texts in the input, which follow each other; what `build`
    /// returns is zero when there are issues.
    pub(super) fn request(
        &mut self,
        [first, second]: [usize; 2],
        build: impl FnOnce(&str, &[u8], &mut Writer, &mut Issues) -> u32,
    ) -> u32 {
        self.reset();
        let parent = self.input.get(self.text(0, first)).unwrap_or_default();
        let source = self.input.get(self.text(first, second)).unwrap_or_default();
        let parent = core::str::from_utf8(parent).unwrap_or_default();
        let answer = build(parent, source, &mut self.output, &mut self.issues);
        self.publish(0);
        answer
    }

    /// How many records there are.
    pub(super) fn record_count(&self) -> usize {
        self.issues.records().len()
    }

    /// Replaces the output with an array of notes as JSON: the one at `first` and some that follow.
    pub(super) fn notes(&mut self, first: usize) {
        /// A call for each would take as long as the work; all at once, as much memory as they have.
        const TOGETHER: usize = 128;
        self.output.clear();
        notes::list(self.issues.notes().iter().skip(first).take(TOGETHER), &mut self.output, notes::json);
        self.tell();
    }

    /// Whether a text in the input may have U+FFFD.
    pub(super) fn may_be_replaced(&self, from: usize, length: usize) -> bool {
        words::may_have_replacement(self.input.get(self.text(from, length)).unwrap_or_default())
    }

    /// The range of a text in the input, from its distance to the first one.
    fn text(&self, from: usize, length: usize) -> core::ops::Range<usize> {
        let start = self.start.saturating_add(packed::AREA).saturating_add(from);
        start..start.saturating_add(length)
    }

    /// Lays the records from `from` on out as numbers. Returns how many there are in all.
    fn publish(&mut self, from: usize) -> usize {
        self.records.truncate(from.saturating_mul(4));
        for record in self.issues.records().iter().skip(from) {
            let word = record.code as u32
                | (record.part as u32) << 8
                | u32::from(record.rule) << 16
                | u32::from(record.frame.is_document()) << 31;
            self.records.extend_from_slice(&[
                word,
                record.field.map_or(NONE, u32::from),
                record.row.unwrap_or(NONE),
                record.note.unwrap_or(NONE),
            ]);
        }
        self.tell();
        self.issues.records().len()
    }
}

/// Where JavaScript finds a slice.
fn region<T>(slice: &[T]) -> Region {
    Region { address: slice.as_ptr().addr(), length: slice.len() }
}
