//! Full dates of RFC 3339: `2026-02-28`, days that exist, years 1 to 9999.

use super::{byte, digits};

/// Whether `text` is a date.
#[must_use]
pub fn check(mut text: &[u8]) -> bool {
    read(&mut text).is_some() && text.is_empty()
}

/// Reads a date from the front.
pub(super) fn read(text: &mut &[u8]) -> Option<()> {
    let year = digits(text, 4)?;
    byte(text, |b| b == b'-')?;
    let month = digits(text, 2)?;
    byte(text, |b| b == b'-')?;
    let day = digits(text, 2)?;
    (year >= 1 && day >= 1 && day <= days(year, month)).then_some(())
}

/// The number of a date's day, counted from the year 0.
pub(super) fn days_from_year_0(mut text: &[u8]) -> Option<i64> {
    let year = i64::from(digits(&mut text, 4)?);
    byte(&mut text, |b| b == b'-')?;
    let month = digits(&mut text, 2)?;
    byte(&mut text, |b| b == b'-')?;
    let day = i64::from(digits(&mut text, 2)?);
    let before = year.checked_sub(1)?;
    let leaps = (before / 4).checked_sub(before / 100)?.checked_add(before / 400)?;
    let mut count = before.checked_mul(365)?.checked_add(leaps)?.checked_add(day)?;
    for earlier in 1..month {
        count = count.checked_add(i64::from(days(u32::try_from(year).ok()?, earlier)))?;
    }
    Some(count)
}

/// How many days a month has; none for a month that does not exist.
fn days(year: u32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}
