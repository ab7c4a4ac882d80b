//! The functions that JavaScript calls, and the engines behind them.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::Cell;
use core::sync::atomic::Ordering;

use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{BUSY, Checking, Engine};
use crate::client::retry::{self, Attempt, Failure, Policy};
use crate::json::Cursor;
use crate::protocol::{Form, Listed, METHODS, NONE, flag, listing};
use crate::request::{self, Output, Place};
use crate::resources::resource;
use crate::schema::{Mode, OperationKind};
use crate::validate::Options;

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

/// Begins a level of calls. Returns the address of its [status](crate::protocol::Status):
///
/// - `slots`: the address of the slots;
/// - `output`: the address of bodies, targets and notes, and how many bytes they have;
/// - `records`: the address of the records of issues, four numbers each;
/// - `ends`: the address of the ends of the rows of a bulk body;
/// - `index`: the address of the index of a response's rows, and how many numbers it has;
/// - `texts`: the address of the texts of the index, and how many bytes they have;
/// - `parts`: the address of the beginnings of the parts of these texts, and how many numbers they are;
/// - `links`: the address of the relationships of the index, and how many numbers they have;
/// - `busy`: the address of a number that is 1 while a call has begun and not ended;
/// - `large`: 1 when the buffers hold more than is kept for the next call, or else 0.
#[wasm_bindgen]
pub fn open() -> *const usize {
    engines(|engines| {
        let engine = Box::new(Engine::new());
        let status = engine.status();
        engines.push(engine);
        status.cast()
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
/// `first` is [`NONE`]. Returns the number of records since [`reset`].
#[wasm_bindgen]
pub fn check(id: usize, mode: u32, flags: u32, first: u32, count: u32) -> usize {
    engine(|engine| {
        if first == NONE {
            engine.reset();
        }
        checking(id, mode, flags).map_or(0, |how| engine.rows(&how, first, count, flags & flag::ASCII != 0))
    })
}

/// Checks the one field that is laid out. Returns the number of records.
#[wasm_bindgen]
pub fn check_field(id: usize, mode: u32, flags: u32, place: usize) -> usize {
    engine(|engine| {
        engine.reset();
        checking(id, mode, flags).map_or(0, |how| {
            let how = Checking { only: Some(place), ..how };
            engine.rows(&how, NONE, 1, flags & flag::ASCII != 0)
        })
    })
}

/// Checks `length` bytes of JSON: an object, or an array of them with the flag [`flag::MANY`].
/// Returns the number of records.
#[wasm_bindgen]
pub fn check_json(id: usize, mode: u32, flags: u32, length: usize) -> usize {
    engine(|engine| {
        checking(id, mode, flags).map_or(0, |how| engine.json(&how, length, flags & flag::MANY != 0))
    })
}

/// Checks the rows of a response of `length` bytes, which come in a [`Form`], and makes their index. Returns the
/// number of records.
#[wasm_bindgen]
pub fn read_rows(id: usize, length: usize, form: u32) -> usize {
    let Some(resource) = resource(id) else { return 0 };
    engine(|engine| engine.rows_of(resource, length, numbered(Form::ALL, form, Form::DocumentOfOne)))
}

/// Builds a list request from the parent's id and the options, of those lengths. The output
/// is method, space and target; the answer tells by the bits of [`listing`] what the response holds, or is 0 when
/// there are issues. `strict` options are JSON; others are what our own JavaScript writes.
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
                    listing::OK
                        | if lines { listing::LINES } else { 0 }
                        | if slim { listing::SLIM } else { 0 }
                }
                _ => listing::OK | listing::RAW,
            }
        })
    })
}

/// Method, space and target of an operation, from the parent's id and the row's, of those
/// lengths. Returns 0 when there are issues.
#[wasm_bindgen]
pub fn target(id: usize, operation: u32, parent: usize, own: usize) -> u32 {
    let Some(resource) = resource(id) else { return 0 };
    let kind = numbered(OperationKind::ALL, operation, OperationKind::BulkWrite);
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

/// Milliseconds until a request is sent again, or [`NONE`] when it is not. `method` is a place in [`METHODS`],
/// `status` is 0 for a failure of the network, and `listed` is a [`Listed`] of the caller's own list of statuses.
/// `retry_after` and `left` may be [`NONE`].
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
    let statuses: &[u16] = match numbered(Listed::ALL, listed, Listed::No) {
        Listed::Unasked => retry::STATUSES,
        Listed::Yes => &own,
        Listed::No => &[],
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
    let options =
        Options { open_enums: flags & flag::OPEN_ENUMS != 0, complete: flags & flag::COMPLETE != 0 };
    Some(Checking {
        resource,
        mode: numbered(Mode::ALL, mode, Mode::Read),
        options,
        write_body: flags & flag::WRITE_BODY != 0,
        only: None,
    })
}

/// What has that number in a list of all that there are by their numbers.
fn numbered<T: Copy>(all: &[T], number: u32, otherwise: T) -> T {
    usize::try_from(number).ok().and_then(|place| all.get(place)).copied().unwrap_or(otherwise)
}
