//! Messages in English.

use super::Locale;
use crate::validate::Code;

/// English.
pub static EN: Locale = Locale {
    code: "en",
    template,
    words: &[
        ("string", "text"),
        ("integer", "a whole number"),
        ("boolean", "true or false"),
        ("object", "an object"),
        ("array", "a list"),
        ("json", "a value that JSON can hold"),
        ("uuid", "a UUID"),
        ("date", "a date such as 2026-01-31"),
        ("email", "an e-mail address"),
        ("uri", "a URL"),
        ("luhn", "a number with a valid check digit"),
        ("gln13", "a GLN with a valid check digit"),
        ("md5", "the base64 text of an MD5 digest"),
        ("number", "a number"),
        ("date-time", "a date and time with offset, such as 2026-01-31T12:00:00Z"),
    ],
};

fn template(code: Code) -> &'static str {
    match code {
        Code::Required => "is required",
        Code::Null => "must not be null",
        Code::Type => "must be [{type}][, nested at most {depth#level|levels}]",
        Code::Integer => "must be a whole number",
        Code::Minimum => "must be at least {minimum}",
        Code::Maximum => "must be at most {maximum}",
        Code::MinLength => "must have at least {minLength#character|characters}",
        Code::MaxLength => "must have at most {maxLength#character|characters}",
        Code::Pattern => "must match the pattern {pattern}",
        Code::Format => "must be {format}",
        Code::Enum => "must be one of {enum}",
        Code::UniqueItems => "must not be given twice",
        Code::ExactlyOneOf => "exactly one of {fields} must be set",
        Code::AtLeastOneOf => "at least one of {fields} must be set",
        Code::AtMostOneOf => "at most one of {fields} may be set",
        Code::SetTogether => "{fields} must be set together",
        Code::Requires => "is required when {by} is set",
        Code::Order => "must be in order: {fields}",
        Code::UnknownField => "is not a known field[; did you mean {suggestion}?]",
        Code::ReadOnly => "is set by the server only",
        Code::Unicode => "holds a character that cannot be stored",
        Code::NotJson => "is not valid JSON: {reason} at line {line}, column {column}",
    }
}
