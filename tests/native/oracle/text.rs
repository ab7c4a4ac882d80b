//! Formats of text: shapes by regular expressions, days and instants by `chrono`.

use std::cmp::Ordering;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate};
use fieldgate::schema::{Format, Kind};
use regex::Regex;
use serde_json::Value;

/// Text of the formats that the oracle does not work out: known to be right. Any other text
/// of these formats must be plainly wrong.
pub(crate) const RIGHT: &[(Format, &[&str])] = &[
    (Format::Email, &["a@example.com", "first.last+tag@sub.example.co.uk"]),
    (Format::Url, &["https://example.com", "http://localhost:8080/a?b=c#d"]),
    (Format::Luhn, &["5560360793", "556036-0793", "198112189876", "19811218-9876", "19811218+9876"]),
    (Format::Gln13, &["7300009000005", "730000900000-5"]),
    (Format::Md5, &["1B2M2Y8AsgTpgAmY7PhCfg=="]),
];

static UUID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\A[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z").unwrap()
});
static DATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\A([0-9]{4})-([0-9]{2})-([0-9]{2})\z").unwrap());
static DATE_TIME: LazyLock<Regex> = LazyLock::new(|| {
    let (date, time) = ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "[0-9]{2}:[0-9]{2}:[0-9]{2}");
    let offset = "[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]";
    Regex::new(&format!(r"\A({date})[Tt]({time})(?:\.([0-9]+))?({offset})\z")).unwrap()
});

/// Whether text is of a format.
pub(super) fn is(format: Format, text: &str) -> bool {
    match format {
        Format::Text | Format::Timestamp => true,
        Format::Uuid => UUID.is_match(text),
        Format::Date => day(text).is_some(),
        Format::DateTime => moment(text).is_some(),
        Format::Pattern(pattern) => {
            // Letters beyond ASCII are for the server to judge, so that none of them is refused here.
            let word = r"0-9A-Za-z_\x{80}-\x{10FFFF}";
            let source = pattern.source().replace(r"\d", "[0-9]").replace(r"\w", word);
            Regex::new(&source).unwrap().is_match(text)
        }
        _ => RIGHT.iter().any(|(known, texts)| *known == format && texts.contains(&text)),
    }
}

/// Name of a format, as issues have it.
pub(super) fn name(format: Format) -> &'static str {
    match format {
        Format::Uuid => "uuid",
        Format::Date => "date",
        Format::DateTime => "date-time",
        Format::Email => "email",
        Format::Url => "uri",
        Format::Luhn => "luhn",
        Format::Gln13 => "gln13",
        Format::Md5 => "md5",
        Format::Text | Format::Timestamp | Format::Pattern(_) => "",
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    let parts = DATE.captures(text)?;
    let number = |place: usize| parts[place].parse::<u32>().unwrap();
    // The year 0 is one of chrono's and none of RFC 3339's that we take.
    let year = i32::try_from(number(1)).unwrap();
    if year == 0 { None } else { NaiveDate::from_ymd_opt(year, number(2), number(3)) }
}

/// An instant: whole seconds, and the digits of the fraction without zeros at their end.
fn moment(text: &str) -> Option<(i64, String)> {
    let parts = DATE_TIME.captures(text)?;
    day(&parts[1])?;
    let offset = if parts[4].eq_ignore_ascii_case("z") { "+00:00" } else { &parts[4] };
    let leap = parts[2].ends_with(":60");
    let clock = if leap { parts[2].replace(":60", ":59") } else { parts[2].to_owned() };
    let whole = DateTime::parse_from_rfc3339(&format!("{}T{clock}{offset}", &parts[1])).ok()?;
    if leap && whole.to_utc().time().to_string() != "23:59:59" {
        return None;
    }
    let fraction = parts.get(3).map_or("", |digits| digits.as_str()).trim_end_matches('0');
    Some((whole.timestamp() + i64::from(leap), fraction.to_owned()))
}

/// How two dates or two date-times compare; other pairs do not.
pub(super) fn compare(first: (Kind, Option<&Value>), second: (Kind, Option<&Value>)) -> Option<Ordering> {
    let (a, b) = (first.1?.as_str()?, second.1?.as_str()?);
    match (format(first.0), format(second.0)) {
        (Format::Date, Format::Date) => Some(day(a)?.cmp(&day(b)?)),
        (Format::DateTime, Format::DateTime) => Some(moment(a)?.cmp(&moment(b)?)),
        _ => None,
    }
}

fn format(kind: Kind) -> Format {
    if let Kind::String { format, .. } = kind { format } else { Format::Text }
}
