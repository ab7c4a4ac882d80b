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
        ("number", "ett tal"),
        ("boolean", "sant eller falskt"),
        ("object", "ett objekt"),
        ("array", "en lista"),
        ("json", "ett värde som kan skrivas som JSON"),
        ("uuid", "ett UUID"),
        ("date", "ett datum, till exempel 2026-01-31"),
        ("date-time", "datum och tid med tidszon, till exempel 2026-01-31T12:00:00Z"),
        ("email", "en e-postadress"),
        ("uri", "en webbadress, till exempel https://example.com"),
        ("luhn", "ett giltigt organisations- eller personnummer"),
        ("gln13", "ett giltigt GLN med 13 siffror"),
        ("md5", "en MD5-summa i base64"),
        ("syntax", "oväntat tecken"),
        ("truncated", "texten tar slut för tidigt"),
        ("trailing", "något följer efter värdet"),
        ("duplicate_key", "en nyckel anges två gånger"),
        ("utf8", "inte UTF-8"),
        ("bom", "texten inleds med en byteordningsmarkering"),
        ("serialize", "värdet kan inte skrivas som JSON"),
    ],
};

fn template(code: Code) -> &'static str {
    match code {
        Code::Required => "måste anges",
        Code::Null => "får inte vara null",
        Code::Type => "[får ha högst {depth#nivå|nivåer}||måste vara {type}]",
        Code::Integer => "måste vara ett heltal",
        Code::Minimum => "måste vara minst {minimum}",
        Code::Maximum => "får vara högst {maximum}",
        Code::MinLength => "måste ha minst {minLength} tecken",
        Code::MaxLength => "får ha högst {maxLength} tecken",
        Code::Pattern => "måste följa mönstret {pattern}",
        Code::Format => "måste vara {format}",
        Code::Enum => "måste vara något av {enum}",
        Code::UniqueItems => "får inte anges mer än en gång",
        Code::ExactlyOneOf => "exakt ett av {fields} måste anges",
        Code::AtLeastOneOf => "minst ett av {fields} måste anges",
        Code::AtMostOneOf => "högst ett av {fields} får anges",
        Code::SetTogether => "{fields} måste anges tillsammans",
        Code::Requires => "måste anges när {by} anges",
        Code::Order => "måste komma i tidsordning: {fields}",
        Code::UnknownField => "är inte ett känt fält[; menade du {suggestion}?]",
        Code::ReadOnly => "kan bara sättas av servern",
        Code::Unicode => "innehåller ett tecken som inte kan lagras",
        Code::NotJson => "är inte giltig JSON: {reason} (rad {line}, kolumn {column})",
    }
}
