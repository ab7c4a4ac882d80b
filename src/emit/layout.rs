//! The numbers of the memory that JavaScript and the engine share, and of the calls between them, for JavaScript.

use core::fmt::Debug;
use core::mem::offset_of;
use std::format;
use std::string::String;
use std::vec::Vec;

use super::quoted;
use crate::json::{self, mark, words};
use crate::protocol::{self, Form, Listed, Status, flag, listing};
use crate::read::Tag;
use crate::read::index::{self, State};
use crate::read::links;
use crate::read::packed::{self, AREA, STRIDE};
use crate::schema::{Mode, OperationKind};
use crate::validate::Part;

/// The file of constants.
pub(super) fn file() -> String {
    let mut out = String::from(
        "// The numbers that are shared with the engine: of its memory and of its calls, generated from its own.\n",
    );
    memory(&mut out);
    calls(&mut out);
    marks(&mut out);
    lists(&mut out);
    out
}

/// Writes an enumeration: esbuild puts their numbers where they are used, and a constant would take
/// room in every bundle.
fn enumeration(out: &mut String, doc: &str, name: &str, members: &[(&str, u32)]) {
    out.push_str(&format!("\n/** {doc} */\nexport enum {name} {{\n"));
    for (member, value) in members {
        out.push_str(&format!("  {member} = {value},\n"));
    }
    out.push_str("}\n");
}

/// What lies in memory, and what a number or a value can be.
fn memory(out: &mut String) {
    let mut section = |doc: &str, name: &str, members: &[(&str, u32)]| enumeration(out, doc, name, members);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    section(
        "Numbers of 32 bits that a slot takes, that all slots take together, and that a row of the index has before \
         those of its fields; characters of a UUID; the deepest nesting of opaque data.",
        "Size",
        &[
            ("slot", count(STRIDE / 4)),
            ("area", count(AREA / 4)),
            ("rowHead", count(index::HEAD)),
            ("uuid", count(words::UUID_LENGTH)),
            ("depth", count(json::MAX_DEPTH)),
        ],
    );
    section(
        "What stands in a slot.",
        "Tag",
        &[
            ("absent", Tag::Absent as u32),
            ("null", Tag::Null as u32),
            ("false", Tag::False as u32),
            ("true", Tag::True as u32),
            ("number", Tag::Number as u32),
            ("string", Tag::String as u32),
            ("object", Tag::Object as u32),
            ("array", Tag::Array as u32),
            ("other", Tag::Other as u32),
            ("unreadString", Tag::UnreadString as u32),
            ("badString", Tag::BadString as u32),
            ("skipped", u32::from(packed::SKIPPED)),
            ("known", u32::from(packed::KNOWN)),
            ("end", u32::from(packed::END)),
        ],
    );
    section("What is known of opaque data.", "Inner", &[("suspect", u32::from(packed::SUSPECT))]);
    section(
        "What a row of the index is that has all usual fields.",
        "RowState",
        &[("complete", State::Complete as u32)],
    );
    section(
        "What the index says of a field.",
        "Index",
        &[
            ("null", index::NULL),
            ("false", index::FALSE),
            ("true", index::TRUE),
            ("integer", index::INTEGER),
            ("empty", index::EMPTY),
            ("links", index::LINKS),
            ("text", index::TEXT),
            ("wide", index::WIDE),
        ],
    );
    section("What a relationship leads to.", "Link", &[("one", links::ONE), ("many", links::MANY)]);
    section(
        "The bits of a short text.",
        "Short",
        &[
            ("length", index::SHORT_LENGTH),
            ("reference", index::SHORT_REFERENCE),
            ("bits", index::SHORT_BITS),
        ],
    );
}

/// What calls take and give.
fn calls(out: &mut String) {
    out.push_str(&format!(
        "\n/** What stands for \"none\" in the engine's numbers. */\nexport const NONE = {};\n",
        protocol::NONE
    ));
    // As wide here as the machine's numbers are, there 32 bits.
    let place = |offset: usize| {
        offset.checked_div(size_of::<usize>()).and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
    };
    enumeration(
        out,
        "Places in the status of the engine; behind the address of what has a length stands its length.",
        "Status",
        &[
            ("slots", place(offset_of!(Status, slots))),
            ("output", place(offset_of!(Status, output))),
            ("records", place(offset_of!(Status, records))),
            ("ends", place(offset_of!(Status, ends))),
            ("index", place(offset_of!(Status, index))),
            ("texts", place(offset_of!(Status, texts))),
            ("parts", place(offset_of!(Status, parts))),
            ("links", place(offset_of!(Status, links))),
            ("busy", place(offset_of!(Status, busy))),
            ("large", place(offset_of!(Status, large))),
        ],
    );
    enumeration(
        out,
        "How a value is checked: bits that are added.",
        "Flag",
        &[
            ("openEnums", flag::OPEN_ENUMS),
            ("complete", flag::COMPLETE),
            ("writeBody", flag::WRITE_BODY),
            ("many", flag::MANY),
            ("ascii", flag::ASCII),
        ],
    );
    enumeration(
        out,
        "Which part of a field an issue is about.",
        "Part",
        &[("whole", Part::Whole as u32), ("id", Part::Id as u32)],
    );
    numbered(out, "What a value is for.", "Mode", Mode::ALL);
    numbered(out, "How the rows of a response come.", "Form", Form::ALL);
    enumeration(
        out,
        "What the response to a list request holds: bits that are added, or none where there is no request.",
        "Listing",
        &[("ok", listing::OK), ("lines", listing::LINES), ("slim", listing::SLIM), ("raw", listing::RAW)],
    );
    numbered(
        out,
        "Whether the caller's own list of statuses has the status of an answer.",
        "Listed",
        Listed::ALL,
    );
}

/// Writes the enumeration of all that there are by their numbers, under their names of Rust in camel case.
fn numbered<T: Debug>(out: &mut String, doc: &str, name: &str, all: &[T]) {
    let names: Vec<String> = all.iter().map(|member| camel_case(&format!("{member:?}"))).collect();
    let members: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(0..).collect();
    enumeration(out, doc, name, &members);
}

/// The name of a variant with its first letter small.
fn camel_case(variant: &str) -> String {
    let mut letters = variant.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// What stands in JSON for what it has no form for.
fn marks(out: &mut String) {
    out.push_str(
        "\n/** Control characters that JSON does not allow; the engine reads them as what they mark. */\n",
    );
    out.push_str("export enum Mark {\n");
    let marks = [
        ("other", mark::OTHER),
        ("date", mark::DATE),
        ("tooDeep", mark::DEEP),
        ("badString", mark::BAD_STRING),
    ];
    for (name, mark) in marks {
        out.push_str(&format!("  {name} = \"\\u{mark:04x}\",\n"));
    }
    out.push_str("}\n");
}

/// Names that are numbers to the engine: their places.
fn lists(out: &mut String) {
    let list = |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let operations: Vec<&str> = OperationKind::ALL.iter().map(|kind| kind.name()).collect();
    out.push_str(&format!(
        "\n/** Names of the operations, by their number in the engine. */\n\
         export const operationNames = [{}] as const;\n\
         \n/** HTTP methods, by their number in the engine. */\n\
         export const methodNames: readonly string[] = [{}];\n",
        list(&operations),
        list(protocol::METHODS)
    ));
}
