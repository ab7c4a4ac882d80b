//! Which kinds and rules the registry uses, worked out by the compiler: what no resource
//! uses takes no room in the wasm. Native builds keep everything, as schemas can be made there.

use super::{Field, Format, Kind, Rule};
use crate::resources::FIELDS_AND_RULES;

const NUMBERS: u32 = 1;
const NESTED_VALUES: u32 = 1 << 1;
const STRING_ENUMS: u32 = 1 << 2;
const DATES: u32 = 1 << 3;
const EMAILS: u32 = 1 << 4;
const URLS: u32 = 1 << 5;
const CHECK_DIGITS: u32 = 1 << 6;
const DIGESTS: u32 = 1 << 7;
const PATTERNS: u32 = 1 << 8;
const ORDERS: u32 = 1 << 9;
const OTHER_GROUPS: u32 = 1 << 10;
const LENGTHS: u32 = 1 << 11;

/// Numbers that need not be whole.
pub const NUMBER: bool = is_used(NUMBERS);
/// Lists and objects whose content is described.
pub const NESTED: bool = is_used(NESTED_VALUES);
/// Enumerations of strings.
pub const STRING_ENUM: bool = is_used(STRING_ENUMS);
/// Dates without a time.
pub const DATE: bool = is_used(DATES);
/// E-mail addresses.
pub const EMAIL: bool = is_used(EMAILS);
/// URLs.
pub const URL: bool = is_used(URLS);
/// Numbers with a check digit.
pub const CHECK_DIGIT: bool = is_used(CHECK_DIGITS);
/// Digests of files.
pub const DIGEST: bool = is_used(DIGESTS);
/// Documented patterns.
pub const PATTERN: bool = is_used(PATTERNS);
/// Smallest lengths.
pub const MIN_LENGTH: bool = is_used(LENGTHS);
/// Dates in order.
pub const ORDER: bool = is_used(ORDERS);
/// Groups besides "exactly one of".
pub const OTHER_GROUP: bool = is_used(OTHER_GROUPS);

const USED: u32 = used();

const fn is_used(bit: u32) -> bool {
    let used = USED;
    cfg!(not(all(target_arch = "wasm32", feature = "wasm"))) || used & bit == bit
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler only, where a failure is a compile error"
)]
const fn used() -> u32 {
    let mut bits = 0;
    let mut i = 0;
    while i < FIELDS_AND_RULES.len() {
        let (fields, rules) = FIELDS_AND_RULES[i];
        bits |= of_fields(fields);
        let mut r = 0;
        while r < rules.len() {
            bits |= match rules[r] {
                Rule::ExactlyOneOf(_) | Rule::Documented(_) | Rule::RequiredUnless(_) => 0,
                Rule::Order(_) => ORDERS,
                _ => OTHER_GROUPS,
            };
            r += 1;
        }
        i += 1;
    }
    bits
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler only, where a failure is a compile error"
)]
const fn of_fields(fields: &[Field]) -> u32 {
    let mut bits = 0;
    let mut i = 0;
    while i < fields.len() {
        bits |= of_kind(&fields[i].kind);
        i += 1;
    }
    bits
}

const fn of_kind(kind: &Kind) -> u32 {
    match kind {
        Kind::Number { .. } => NUMBERS,
        Kind::List { of, .. } => NESTED_VALUES | of_kind(of),
        Kind::Object(fields) => NESTED_VALUES | of_fields(fields),
        Kind::String { min_length, format, values, .. } => {
            let lengths = if *min_length > 0 { LENGTHS } else { 0 };
            let values = if values.is_empty() { 0 } else { STRING_ENUMS };
            let format = match format {
                Format::Text | Format::Timestamp | Format::Uuid | Format::DateTime => 0,
                Format::Date => DATES,
                Format::Email => EMAILS,
                Format::Url => URLS,
                Format::Luhn | Format::Gln13 => CHECK_DIGITS,
                Format::Md5 => DIGESTS,
                Format::Pattern(_) => PATTERNS,
            };
            lengths | values | format
        }
        _ => 0,
    }
}
