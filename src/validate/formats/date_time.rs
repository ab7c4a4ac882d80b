//! Date-times of RFC 3339: an offset is required, the instant must exist.

use super::{byte, date, digits};

/// Whether `text` is a date-time.
#[must_use]
pub fn check(mut text: &[u8]) -> bool {
    read(&mut text).is_some() && text.is_empty()
}

fn read(text: &mut &[u8]) -> Option<()> {
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
    let utc = local.checked_sub(offset(text)?)?.rem_euclid(24 * 60);
    // A leap second is the last one of a day, in UTC.
    (second <= 59 || (second == 60 && utc == 24 * 60 - 1)).then_some(())
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
