//! The functions that JavaScript calls, and the engines behind them.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::Cell;
use core::sync::atomic::Ordering;

use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{BUSY, Checking, Engine, Form, NONE};
use crate::client::retry::{self, Attempt, Failure, Policy};
use crate::json::Cursor;
use crate::request::{self, Output, Place};
use crate::resources::resource;
use crate::schema::{Mode, OperationKind};
use crate::validate::Options;

/// Methods by their number in [`retry_delay`].
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Bits of the `flags` argument.
const OPEN_ENUMS: u32 = 1;
const COMPLETE: u32 = 2;
const WRITE_BODY: u32 = 4;
const MANY: u32 = 8;
const ASCII: u32 = 32;

/// Bits of the answer of [`list`].
const LIST_OK: u32 = 1;
const LIST_LINES: u32 = 2;
const LIST_SLIM: u32 = 4;
const LIST_RAW: u32 = 8;

/// One engine for each level of calls within calls: a property that JavaScript reads while
/// it lays a value out may itself have something checked.
#[allow(clippy::vec_box, reason = "JavaScript knows where each one is: they must not move")]
struct Engines(Cell<Vec<Box<Engine>>>);

#[cfg(target_feature = "atomics")]
compile_error!("the engines are not shared between threads");

#[allow(unsafe_code, reason = "this module is built for wasm32 without threads: nothing is shared")]
unsafe impl Sync for Engines {}

static ENGINES: Engines = Engines(Cell::new(Vec::new()));

/// Uses all engines. No export calls JavaScript or another export: one that did would find none.
fn engines<R>(with: impl FnOnce(&mut Vec<Box<Engine>>) -> R) -> R {
    // First of all: wherever the call ends early, as it does for want of stack, JavaScript sees it.
    BUSY.store(1, Ordering::Relaxed);
    let mut engines = ENGINES.0.take();
    let answer = with(&mut engines);
    // What is there now has no engines: nothing is dropped.
    core::mem::forget(ENGINES.0.replace(engines));
    BUSY.store(0, Ordering::Relaxed);
    answer
}

/// Uses the engine of the innermost level.
fn engine<R>(with: impl FnOnce(&mut Engine) -> R) -> R {
    engines(|engines| match engines.last_mut() {
        Some(engine) => with(engine),
        // After a call that ended early; an answer would be taken for that of a check.
        None => core::arch::wasm32::unreachable(),
    })
}

/// Begins a level of calls. Returns the address of its status: 32-bit numbers, which are the
/// addresses of the slots and of the output, the output's length, the addresses of the
/// issues' records and of the ends of rows, and the addresses and lengths of the index of rows,
/// of its texts, of their parts and of its links; then the address of a number that is 1 while a call has begun
/// and not ended, and 1 when the buffers hold more than is kept, or else 0.
#[wasm_bindgen]
pub fn open() -> *const usize {
    engines(|engines| {
        let engine = Box::new(Engine::new());
        let status = engine.status();
        engines.push(engine);
        status
    })
}

/// Ends a level of calls.
#[wasm_bindgen]
pub fn close() {
    engines(|engines| drop(engines.pop()));
}

/// Makes room for so many bytes of slots and texts; those that are there may move.
#[wasm_bindgen]
pub fn grow(size: usize) {
    engine(|engine| engine.grow(size));
}

/// Gives the memory of large texts back.
#[wasm_bindgen]
pub fn shrink() {
    engine(Engine::shrink);
}

/// Forgets issues and output.
#[wasm_bindgen]
pub fn reset() {
    engine(Engine::reset);
}

/// Whether a text that was handed over may have had lone surrogates: it may have U+FFFD, which is what JavaScript
/// writes for them.
#[wasm_bindgen]
pub fn may_be_replaced(offset: usize, length: usize) -> bool {
    engine(|engine| engine.may_be_replaced(offset, length))
}

/// Checks `count` rows that are laid out, beginning with row `first`, or one by itself when
/// `first` has all bits. Returns the number of records since [`reset`].
#[wasm_bindgen]
pub fn check(id: usize, mode: u32, flags: u32, first: u32, count: u32) -> usize {
    engine(|engine| {
        if first == NONE {
            engine.reset();
        }
        checking(id, mode, flags).map_or(0, |how| engine.rows(&how, first, count, flags & ASCII != 0))
    })
}

/// Checks the one field that is laid out. Returns the number of records.
#[wasm_bindgen]
pub fn check_field(id: usize, mode: u32, flags: u32, place: usize) -> usize {
    engine(|engine| {
        engine.reset();
        checking(id, mode, flags).map_or(0, |how| {
            let how = Checking { only: Some(place), ..how };
            engine.rows(&how, NONE, 1, flags & ASCII != 0)
        })
    })
}

/// Checks `length` bytes of JSON: an object, or an array of them with the flag `MANY`.
/// Returns the number of records.
#[wasm_bindgen]
pub fn check_json(id: usize, mode: u32, flags: u32, length: usize) -> usize {
    engine(|engine| checking(id, mode, flags).map_or(0, |how| engine.json(&how, length, flags & MANY != 0)))
}

/// Checks the rows of a response of `length` bytes and makes their index: an array (0), one in
/// each line (1), the data of a document of JSON:API, which is an array (2) or one row (3).
/// Returns the number of records.
#[wasm_bindgen]
pub fn read_rows(id: usize, length: usize, form: u32) -> usize {
    let Some(resource) = resource(id) else { return 0 };
    let form = match form {
        0 => Form::Array,
        1 => Form::Lines,
        form => Form::Document { many: form == 2 },
    };
    engine(|engine| engine.rows_of(resource, length, form))
}

/// Builds a list request from the parent's id and the options, of those lengths. The output
/// is method, space and target; the answer tells what the response holds, or is 0 when there
/// are issues. `strict` options are JSON; others are what our own JavaScript writes.
#[wasm_bindgen]
pub fn list(id: usize, parent: usize, options: usize, strict: bool) -> u32 {
    let Some(resource) = resource(id) else { return 0 };
    engine(|engine| {
        engine.request([parent, options], |parent, source, out, issues| {
            let cursor = if strict { Cursor::new(source) } else { Cursor::extended(source) };
            let Some(request) = request::list_into(resource, parent, cursor, issues) else { return 0 };
            out.raw(request.method.as_bytes());
            out.byte(b' ');
            out.raw(request.target.as_bytes());
            match request.output {
                Output::Entities { lines, slim } => {
                    LIST_OK | if lines { LIST_LINES } else { 0 } | if slim { LIST_SLIM } else { 0 }
                }
                _ => LIST_OK | LIST_RAW,
            }
        })
    })
}

/// Method, space and target of an operation, from the parent's id and the row's, of those
/// lengths. Returns 0 when there are issues.
#[wasm_bindgen]
pub fn target(id: usize, operation: u32, parent: usize, own: usize) -> u32 {
    let Some(resource) = resource(id) else { return 0 };
    let kind = operation_of(operation);
    engine(|engine| {
        engine.request([parent, own], |parent, own, out, issues| {
            let id = core::str::from_utf8(own).unwrap_or_default();
            let place = Place { parent, id };
            let Some(target) = request::target_into(resource, kind, place, issues) else { return 0 };
            out.raw(resource.method(kind).as_bytes());
            out.byte(b' ');
            out.raw(target.as_bytes());
            1
        })
    })
}

/// How many records the last request has.
#[wasm_bindgen]
pub fn record_count() -> usize {
    engine(|engine| engine.record_count())
}

/// Replaces the output with an array of notes as JSON: the one at `first` and some that follow.
#[wasm_bindgen]
pub fn notes(first: usize) {
    engine(|engine| engine.notes(first));
}

/// Milliseconds until a request is sent again, or all bits when it is not. `status` is 0
/// for a failure of the network; `listed` says whether the caller's own list of statuses
/// has it: 0 there is no such list, 1 yes, 2 no. All bits stand for "none" in
/// `retry_after` and `left`.
#[allow(clippy::too_many_arguments, reason = "numbers cross the boundary without a copy")]
#[wasm_bindgen]
pub fn retry_delay(
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

fn checking(id: usize, mode: u32, flags: u32) -> Option<Checking> {
    let resource = resource(id)?;
    let mode = match mode {
        0 => Mode::Create,
        1 => Mode::Update,
        2 => Mode::BulkRow,
        _ => Mode::Read,
    };
    let options = Options { open_enums: flags & OPEN_ENUMS != 0, complete: flags & COMPLETE != 0 };
    Some(Checking { resource, mode, options, write_body: flags & WRITE_BODY != 0, only: None })
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
