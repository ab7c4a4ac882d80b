//! Messages in Swedish.

use super::Locale;
use crate::validate::Code;

/// Swedish.
pub static SV: Locale = Locale {
    code: "sv",
    template,
    words: &[
        ("string", "text"),
        ("integer", "ett heltal"),
        ("boolean", "sant eller falskt"),
        ("object", "ett objekt"),
        ("array", "en lista"),
        ("json", "ett värde som JSON kan uttrycka"),
        ("uuid", "ett UUID"),
        ("date", "ett datum, till exempel 2026-01-31"),
        ("email", "en e-postadress"),
        ("uri", "en webbadress"),
        ("luhn", "ett nummer med giltig kontrollsiffra"),
        ("gln13", "ett GLN med giltig kontrollsiffra"),
        ("md5", "en MD5-summa i base64"),
        ("number", "ett tal"),
        ("date-time", "datum och tid med tidszon, till exempel 2026-01-31T12:00:00Z"),
    ],
};

fn template(code: Code) -> &'static str {
    match code {
        Code::Required => "måste anges",
        Code::Null => "får inte vara null",
        Code::Type => "måste vara [{type}][, med högst {depth#nivå|nivåer}]",
        Code::Integer => "måste vara ett heltal",
        Code::Minimum => "måste vara minst {minimum}",
        Code::Maximum => "får vara högst {maximum}",
        Code::MinLength => "måste ha minst {minLength} tecken",
        Code::MaxLength => "får ha högst {maxLength} tecken",
        Code::Pattern => "måste följa mönstret {pattern}",
        Code::Format => "måste vara {format}",
        Code::Enum => "måste vara något av {enum}",
        Code::UniqueItems => "får inte anges två gånger",
        Code::ExactlyOneOf => "exakt ett av {fields} måste anges",
        Code::AtLeastOneOf => "minst ett av {fields} måste anges",
        Code::AtMostOneOf => "högst ett av {fields} får anges",
        Code::SetTogether => "{fields} måste anges tillsammans",
        Code::Requires => "måste anges när {by} är satt",
        Code::Order => "måste komma i ordning: {fields}",
        Code::UnknownField => "är inte ett känt fält[; menade du {suggestion}?]",
        Code::ReadOnly => "sätts bara av servern",
        Code::Unicode => "innehåller ett tecken som inte kan lagras",
        Code::NotJson => "är inte giltig JSON: {reason} på rad {line}, kolumn {column}",
    }
}
