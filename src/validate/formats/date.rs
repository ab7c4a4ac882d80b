//! Full dates of RFC 3339: `2026-02-28`, days that exist, years 1 to 9999.

use super::two_digits;

/// Whether `text` is a date.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    read(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Year, month and day.
type Day = (u32, u32, u32);

/// Reads a date from the front; the answer has what follows.
#[inline]
pub(super) fn read(text: &[u8]) -> Option<(Day, &[u8])> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h, ref rest @ ..] = text else { return None };
    let year = two_digits(a, b)?.wrapping_mul(100).wrapping_add(two_digits(c, d)?);
    let (month, day) = (two_digits(e, f)?, two_digits(g, h)?);
    (year >= 1 && day >= 1 && day <= days(year, month)).then_some(((year, month, day), rest))
}

/// The number of a date's day, counted from the year 0.
pub(super) fn days_from_year_0(text: &[u8]) -> Option<i64> {
    let ((year, month, day), _) = read(text)?;
    let (year, day) = (i64::from(year), i64::from(day));
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
