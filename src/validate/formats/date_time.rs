//! Date-times of RFC 3339: an offset is required, the instant must exist.

use super::{date, two_digits};

/// Longest text, in bytes: JavaScript does not hand longer ones over, and no clock needs so
/// many digits of a second.
const LONGEST: usize = 128;

/// Whether `text` is a date-time.
#[must_use]
pub fn check(text: &[u8]) -> bool {
    text.len() <= LONGEST && read(text).is_some()
}

/// The instant of a date-time: seconds since the year 0, and the digits of the fraction.
#[must_use]
pub fn instant(text: &[u8]) -> Option<(i64, &[u8])> {
    let day = date::days_from_year_0(text)?;
    let Parts { minutes, second, fraction } = read(text)?;
    // Zeros at the end do not change the instant.
    let used = fraction.iter().rposition(|&b| b != b'0').map_or(0, |at| at.saturating_add(1));
    let seconds =
        day.checked_mul(86_400)?.checked_add(minutes.checked_mul(60)?)?.checked_add(i64::from(second))?;
    Some((seconds, fraction.get(..used)?))
}

/// What a date-time says beside its day.
struct Parts<'a> {
    /// From midnight, in UTC.
    minutes: i64,
    second: u32,
    fraction: &'a [u8],
}

/// Reads a whole date-time.
fn read(text: &[u8]) -> Option<Parts<'_>> {
    let (_, rest) = date::read(text)?;
    let &[b'T' | b't', a, b, b':', c, d, b':', e, f, ref rest @ ..] = rest else { return None };
    let local = minutes(a, b, c, d)?;
    let second = two_digits(e, f)?;
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => {
            let end = rest.iter().position(|b| !b.is_ascii_digit())?;
            rest.split_at_checked(end).filter(|_| end > 0)?
        }
        _ => (&[][..], rest),
    };
    let minutes = local.checked_sub(offset(rest)?)?;
    // A leap second is the last one of a day, in UTC.
    let exists = second <= 59 || (second == 60 && minutes.rem_euclid(24 * 60) == 24 * 60 - 1);
    exists.then_some(Parts { minutes, second, fraction })
}

/// The minutes of hours and minutes that a clock shows.
#[inline(always)]
fn minutes(a: u8, b: u8, c: u8, d: u8) -> Option<i64> {
    let (hour, minute) = (two_digits(a, b)?, two_digits(c, d)?);
    (hour <= 23 && minute <= 59).then(|| i64::from(hour.wrapping_mul(60).wrapping_add(minute)))
}

/// Minutes east of UTC.
#[inline]
fn offset(text: &[u8]) -> Option<i64> {
    match *text {
        [b'Z' | b'z'] => Some(0),
        [b'+', a, b, b':', c, d] => minutes(a, b, c, d),
        [b'-', a, b, b':', c, d] => minutes(a, b, c, d).map(i64::saturating_neg),
        _ => None,
    }
}
