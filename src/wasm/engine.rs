//! The engine that JavaScript holds: its buffers, and the checks and builders that use them.

use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;

use super::notes;
use crate::client::retry::{self, Attempt, Failure, Policy};
use crate::json::{Cursor, Span};
use crate::read::packed::{self, Packed};
use crate::read::{Row, Slots};
use crate::request::{self, Output, Place};
use crate::resources::resource;
use crate::schema::{Mode, OperationKind, Resource};
use crate::validate::{self, Code, Context, Issues, Options};

/// No row, no field, no note.
const NONE: u32 = u32::MAX;

/// Methods by their number in [`Engine::retry_delay`].
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Bits of the `flags` argument.
const OPEN_ENUMS: u32 = 1;
const COMPLETE: u32 = 2;
const WRITE_BODY: u32 = 4;
const MANY: u32 = 8;
const DOCUMENT: u32 = 16;

/// Bits of the answer of [`Engine::list`].
const LIST_OK: u32 = 1;
const LIST_LINES: u32 = 2;
const LIST_SLIM: u32 = 4;
const LIST_RAW: u32 = 8;

/// Buffers and scratch space, kept from call to call.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    /// JavaScript writes here: the slots of one value, then texts.
    input: Vec<u8>,
    /// JavaScript reads bodies, targets and notes here.
    output: Vec<u8>,
    /// JavaScript reads issues here, four numbers each.
    records: Vec<u32>,
    /// Where each row of a bulk body ends in the output.
    ends: Vec<u32>,
    issues: Issues,
    row: Row,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with room for the slots of one value.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        let mut engine = Engine::default();
        engine.input.resize(packed::AREA, 0);
        engine
    }

    /// Makes the input at least `size` bytes long, keeps its content, and returns its
    /// address, which stays until the next call with a larger size.
    pub fn input(&mut self, size: usize) -> *const u8 {
        if size > self.input.len() {
            self.input.resize(size, 0);
        }
        self.input.as_ptr()
    }

    /// Gives the memory of large texts back, as far as an allocator does.
    pub fn shrink(&mut self) -> *const u8 {
        self.input.truncate(packed::AREA);
        self.input.shrink_to_fit();
        self.output = Vec::new();
        self.ends = Vec::new();
        self.input.as_ptr()
    }

    /// Address of the output.
    pub fn output(&self) -> *const u8 {
        self.output.as_ptr()
    }

    /// Length of the output in bytes.
    pub fn output_length(&self) -> usize {
        self.output.len()
    }

    /// Address of the issues' records.
    pub fn records(&self) -> *const u32 {
        self.records.as_ptr()
    }

    /// Address of the ends of the rows of a bulk body, one number for each row written.
    pub fn ends(&self) -> *const u32 {
        self.ends.as_ptr()
    }

    /// How many records there are.
    pub fn record_count(&self) -> usize {
        self.issues.records().len()
    }

    /// Forgets issues and output.
    pub fn reset(&mut self) {
        self.issues.clear();
        self.records.clear();
        self.output.clear();
        self.ends.clear();
    }

    /// Checks the value whose slots are in the input, and with the flag `WRITE_BODY`
    /// appends its JSON to the output when it has no issue. Returns the number of records.
    pub fn check(
        &mut self,
        id: usize,
        mode: u32,
        flags: u32,
        row: u32,
        unknown_start: usize,
        unknown_end: usize,
    ) -> usize {
        let Some(resource) = resource(id) else { return 0 };
        let mode = mode_of(mode);
        let unknown = Span { start: unknown_start, end: unknown_end, escaped: false };
        packed::unknown(&self.input, unknown, &mut self.row.unknown);
        let value = Packed::new(resource, &self.input);
        if row == NONE {
            self.issues.clear();
        }
        self.issues.at_row((row != NONE).then_some(row));
        let before = self.issues.records().len();
        let context = Context { resource, mode, options: options(flags), source: &self.input };
        validate::check(&context, &value, &self.row.unknown, &mut self.issues);
        let after = self.issues.records().len();
        if after > before {
            self.publish(before);
        } else if flags & WRITE_BODY != 0 {
            if !self.output.is_empty() {
                self.output.push(b',');
            }
            request::body(resource, &self.input, &value, &mut self.output);
            if row != NONE {
                self.ends.push(u32::try_from(self.output.len()).unwrap_or(NONE));
            }
        }
        after
    }

    /// Checks the one field whose slot is in the input. Returns the number of records.
    pub fn check_field(&mut self, id: usize, mode: u32, flags: u32, place: usize) -> usize {
        self.issues.clear();
        let Some(resource) = resource(id) else { return 0 };
        let Some(field) = resource.fields.get(place) else { return 0 };
        let mode = mode_of(mode);
        let context = Context { resource, mode, options: options(flags), source: &self.input };
        let slot = Packed::new(resource, &self.input).slot(place);
        validate::check_field(&context, place, field, &slot, mode == Mode::Update, &mut self.issues);
        self.publish(0);
        self.issues.records().len()
    }

    /// Checks JSON text in the input: an object, or an array of them with the flag `MANY`.
    /// Returns the number of records.
    pub fn check_json(&mut self, id: usize, mode: u32, flags: u32, start: usize, end: usize) -> usize {
        self.issues.clear();
        let Some(resource) = resource(id) else { return 0 };
        let source = self.input.get(start..end).unwrap_or_default();
        if flags & DOCUMENT != 0 {
            self.check_document(resource, flags, start, end);
            self.publish(0);
            return self.issues.records().len();
        }
        validate::json(
            resource,
            mode_of(mode),
            options(flags),
            source,
            flags & MANY != 0,
            &mut self.row,
            &mut self.issues,
        );
        self.publish(0);
        self.issues.records().len()
    }

    /// Builds a list request from the options in the input. The output is method, space
    /// and target; the answer tells what the response holds, or is 0 when there are issues.
    /// `strict` options are JSON; others are what our own JavaScript writes.
    pub fn list(&mut self, id: usize, parent: usize, start: usize, end: usize, strict: bool) -> u32 {
        self.reset();
        let Some(resource) = resource(id) else { return 0 };
        let source = self.input.get(start..end).unwrap_or_default();
        let parent = text(&self.input, parent, start);
        let cursor = if strict { Cursor::new(source) } else { Cursor::extended(source) };
        let request = request::list_into(resource, parent, cursor, &mut self.issues);
        let Some(request) = request else {
            self.publish(0);
            return 0;
        };
        self.write_target(request.method, &request.target);
        match request.output {
            Output::Entities { lines, slim } => {
                LIST_OK | if lines { LIST_LINES } else { 0 } | if slim { LIST_SLIM } else { 0 }
            }
            _ => LIST_OK | LIST_RAW,
        }
    }

    /// Method, space and target of an operation, with the id that is in the input. Returns
    /// whether the ids are such; if not, there are records.
    pub fn target(&mut self, id: usize, operation: u32, parent: usize, start: usize, end: usize) -> bool {
        self.reset();
        let Some(resource) = resource(id) else { return false };
        let kind = operation_of(operation);
        let place = Place { parent: text(&self.input, parent, start), id: text(&self.input, start, end) };
        match request::target(resource, kind, place) {
            Ok(target) => {
                self.write_target(resource.method(kind), &target);
                true
            }
            Err(wrong) => {
                for issue in wrong {
                    self.issues.at(issue.code, &issue.path, issue.params);
                }
                self.publish(0);
                false
            }
        }
    }

    /// Milliseconds until a request is sent again, or all bits when it is not. `status` is 0
    /// for a failure of the network; `listed` says whether the caller's own list of statuses
    /// has it: 0 there is no such list, 1 yes, 2 no. All bits stand for "none" in
    /// `retry_after` and `left`.
    #[allow(clippy::too_many_arguments, reason = "numbers cross the boundary without a copy")]
    pub fn retry_delay(
        &self,
        method: u32,
        number: u32,
        status: u16,
        listed: u32,
        retry_after: u32,
        random: u32,
        left: u32,
        attempts: u32,
        base_delay: u32,
        max_delay: u32,
    ) -> u32 {
        let method = METHODS.get(method as usize).copied().unwrap_or_default();
        let own = [status];
        let statuses: &[u16] = match listed {
            0 => retry::STATUSES,
            1 => &own,
            _ => &[],
        };
        let failure = if status == 0 { Failure::Network } else { Failure::Status(status) };
        let some = |value: u32| (value != NONE).then_some(value);
        let attempt =
            Attempt { method, number, failure, retry_after: some(retry_after), random, left: some(left) };
        let policy = Policy { attempts, base_delay, max_delay, statuses };
        retry::delay(&policy, &attempt).unwrap_or(NONE)
    }

    /// Replaces the output with a note as JSON.
    pub fn note(&mut self, place: usize) {
        self.output.clear();
        if let Some(note) = self.issues.notes().get(place) {
            notes::json(note, &mut self.output);
        }
    }
}

impl Engine {
    /// Checks a document of JSON:API in the input.
    fn check_document(&mut self, resource: &'static Resource, flags: u32, start: usize, end: usize) {
        let source = self.input.get(start..end).unwrap_or_default();
        let context = Context { resource, mode: Mode::Read, options: options(flags), source };
        let (many, mut cursor) = (flags & MANY != 0, Cursor::new(source));
        let checked =
            validate::document::document(&context, &mut cursor, many, &mut self.row, &mut self.issues);
        if let Err(fault) = checked {
            self.issues.clear();
            self.issues.at(Code::NotJson, &[], validate::place_of(source, fault));
        }
    }

    fn write_target(&mut self, method: &str, target: &str) {
        self.output.extend_from_slice(method.as_bytes());
        self.output.push(b' ');
        self.output.extend_from_slice(target.as_bytes());
    }

    /// Lays the records from `from` on out as numbers.
    fn publish(&mut self, from: usize) {
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
    }
}

/// Text of the input.
fn text(input: &[u8], start: usize, end: usize) -> &str {
    core::str::from_utf8(input.get(start..end).unwrap_or_default()).unwrap_or_default()
}

fn options(flags: u32) -> Options {
    Options { open_enums: flags & OPEN_ENUMS != 0, complete: flags & COMPLETE != 0 }
}

fn mode_of(mode: u32) -> Mode {
    match mode {
        0 => Mode::Create,
        1 => Mode::Update,
        2 => Mode::BulkRow,
        _ => Mode::Read,
    }
}

fn operation_of(operation: u32) -> OperationKind {
    match operation {
        0 => OperationKind::List,
        1 => OperationKind::Create,
        2 => OperationKind::Get,
        3 => OperationKind::Update,
        4 => OperationKind::Delete,
        _ => OperationKind::BulkWrite,
    }
}
