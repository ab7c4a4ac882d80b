//! Date-times of RFC 3339: an offset is required, the instant must exist.

use super::{byte, date, digits};

/// Longest text, in bytes: JavaScript does not hand longer ones over, and no clock needs so
/// many digits of a second.
const LONGEST: usize = 128;

/// Whether `text` is a date-time.
#[must_use]
pub fn check(mut text: &[u8]) -> bool {
    text.len() <= LONGEST && read(&mut text).is_some() && text.is_empty()
}

/// The instant of a date-time: seconds since the year 0, and the digits of the fraction.
#[must_use]
pub fn instant(mut text: &[u8]) -> Option<(i64, &[u8])> {
    let whole = text;
    let day = date::days_from_year_0(whole)?;
    let minutes = read(&mut text)?;
    let second = i64::from(digits(&mut whole.get(17..)?, 2)?);
    let fraction = whole.get(19..).and_then(|rest| rest.strip_prefix(b".")).unwrap_or_default();
    let end = fraction.iter().position(|b| !b.is_ascii_digit()).unwrap_or(fraction.len());
    let (fraction, _) = fraction.split_at(end);
    // Zeros at the end do not change the instant.
    let used = fraction.iter().rposition(|&b| b != b'0').map_or(0, |at| at.saturating_add(1));
    let seconds = day.checked_mul(86_400)?.checked_add(minutes.checked_mul(60)?)?.checked_add(second)?;
    Some((seconds, fraction.get(..used)?))
}

/// Reads a date-time from the front; the answer is its minutes from midnight, in UTC.
fn read(text: &mut &[u8]) -> Option<i64> {
    date::read(text)?;
    byte(text, |b| b == b'T' || b == b't')?;
    let (hour, minute) = clock(text)?;
    byte(text, |b| b == b':')?;
    let second = digits(text, 2)?;
    if byte(text, |b| b == b'.').is_some() {
        digits(text, 1)?;
        while digits(text, 1).is_some() {}
    }
    let local = i64::from(hour).checked_mul(60)?.checked_add(i64::from(minute))?;
    let utc = local.checked_sub(offset(text)?)?;
    // A leap second is the last one of a day, in UTC.
    (second <= 59 || (second == 60 && utc.rem_euclid(24 * 60) == 24 * 60 - 1)).then_some(utc)
}

fn clock(text: &mut &[u8]) -> Option<(u32, u32)> {
    let hour = digits(text, 2)?;
    byte(text, |b| b == b':')?;
    let minute = digits(text, 2)?;
    (hour <= 23 && minute <= 59).then_some((hour, minute))
}

/// Minutes east of UTC.
fn offset(text: &mut &[u8]) -> Option<i64> {
    let sign = byte(text, |b| matches!(b, b'Z' | b'z' | b'+' | b'-'))?;
    if sign.eq_ignore_ascii_case(&b'z') {
        return Some(0);
    }
    let (hour, minute) = clock(text)?;
    let minutes = i64::from(hour).checked_mul(60)?.checked_add(i64::from(minute))?;
    Some(if sign == b'-' { minutes.saturating_neg() } else { minutes })
}
