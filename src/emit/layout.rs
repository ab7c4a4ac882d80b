//! The numbers of the memory that JavaScript and the engine share, as constants for JavaScript.

use std::format;
use std::string::String;

use crate::json::words;
use crate::read::Tag;
use crate::read::index::{self, State};
use crate::read::links;
use crate::read::packed::{self, AREA, STRIDE};

/// The file of constants.
pub(super) fn file() -> String {
    let mut out = String::from(
        "// The numbers of the memory that is shared with the engine, generated from its readers.\n",
    );
    let mut section = |doc: &str, constants: &[(&str, u32)]| {
        out.push_str(&format!("\n/** {doc} */\n"));
        for (name, value) in constants {
            out.push_str(&format!("export const {name} = {value};\n"));
        }
    };
    let numbers = |bytes: usize| u32::try_from(bytes / 4).unwrap_or(u32::MAX);
    section(
        "Numbers of 32 bits that a slot takes, and that all slots take together.",
        &[("WORDS", numbers(STRIDE)), ("ALL_WORDS", numbers(AREA))],
    );
    section(
        "What stands in a slot.",
        &[
            ("ABSENT", Tag::Absent as u32),
            ("NULL", Tag::Null as u32),
            ("FALSE", Tag::False as u32),
            ("TRUE", Tag::True as u32),
            ("NUMBER", Tag::Number as u32),
            ("STRING", Tag::String as u32),
            ("OBJECT", Tag::Object as u32),
            ("ARRAY", Tag::Array as u32),
            ("OTHER", Tag::Other as u32),
            ("UNREAD_STRING", Tag::UnreadString as u32),
            ("BAD_STRING", Tag::BadString as u32),
            ("SKIPPED", u32::from(packed::SKIPPED)),
            ("KNOWN", u32::from(packed::KNOWN)),
            ("END", u32::from(packed::END)),
            ("SUSPECT", u32::from(packed::SUSPECT)),
        ],
    );
    section(
        "Characters of a UUID: what has more or fewer is none.",
        &[("UUID_LENGTH", u32::try_from(words::UUID_LENGTH).unwrap_or(u32::MAX))],
    );
    section(
        "Numbers of a row before those of its fields, in the index of a response.",
        &[("ROW_HEAD", u32::try_from(index::HEAD).unwrap_or(u32::MAX))],
    );
    section(
        "What a row of the index is that has all usual fields.",
        &[("ROW_COMPLETE", State::Complete as u32)],
    );
    section(
        "What the index says of a field.",
        &[
            ("INDEX_NULL", index::NULL),
            ("INDEX_FALSE", index::FALSE),
            ("INDEX_TRUE", index::TRUE),
            ("INDEX_INTEGER", index::INTEGER),
            ("INDEX_EMPTY", index::EMPTY),
            ("INDEX_LINKS", index::LINKS),
            ("INDEX_TEXT", index::TEXT),
            ("INDEX_WIDE", index::WIDE),
        ],
    );
    section("What a relationship leads to.", &[("LINK_ONE", links::ONE), ("LINK_MANY", links::MANY)]);
    section(
        "The bits of a short text.",
        &[
            ("SHORT_LENGTH", index::SHORT_LENGTH),
            ("SHORT_REFERENCE", index::SHORT_REFERENCE),
            ("SHORT_BITS", index::SHORT_BITS),
        ],
    );
    out
}
