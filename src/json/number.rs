//! Numbers as the rules see them: exact when whole, never rounded.

/// A number, as far as the rules need to know it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A finite number that is not whole.
    Fraction {
        /// The next whole number below; the nearest that 64 bits can hold.
        floor: i64,
    },
    /// A whole number beyond 64 bits.
    Huge {
        /// Below zero.
        negative: bool,
    },
    /// NaN or an infinity: not a JSON value.
    #[default]
    NotFinite,
}

impl Number {
    /// Classifies a JavaScript number.
    #[must_use]
    #[allow(clippy::float_cmp, reason = "a float that equals its truncation is whole, exactly")]
    pub fn from_f64(value: f64) -> Number {
        /// 2^63, the first whole number beyond `i64`; exact in a float.
        const LIMIT: f64 = 9_223_372_036_854_775_808.0;
        if !value.is_finite() {
            return Number::NotFinite;
        }
        if !(-LIMIT..LIMIT).contains(&value) {
            return Number::Huge { negative: value < 0.0 };
        }
        #[allow(clippy::cast_possible_truncation, reason = "the value is within the range of i64")]
        let whole = value as i64;
        #[allow(clippy::cast_precision_loss, reason = "exact for every float that is whole")]
        let exact = whole as f64 == value;
        if exact {
            Number::Integer(whole)
        } else {
            // The cast goes towards zero.
            Number::Fraction { floor: whole.saturating_sub(i64::from(value < 0.0)) }
        }
    }

    /// Classifies the text of a JSON number, exactly.
    ///
    /// `1.0` and `1e0` are the whole number 1. The text must follow JSON's grammar.
    #[must_use]
    pub fn from_text(text: &[u8]) -> Number {
        /// Whole numbers of so many digits are within 64 bits, without a sign.
        const MOST: i64 = 19;
        let negative = text.first() == Some(&b'-');
        let end = text.iter().position(|byte| matches!(byte, b'e' | b'E')).unwrap_or(text.len());
        let (mantissa, exponent) = text.split_at_checked(end).unwrap_or((text, b""));
        let point = mantissa.iter().position(|&byte| byte == b'.').unwrap_or(end);
        let digits = || mantissa.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| byte & 15);
        let count =
            |digits: &mut dyn Iterator<Item = u8>| length(digits.take_while(|&digit| digit == 0).count());
        let (zeros_before, zeros_behind) = (count(&mut digits()), count(&mut digits().rev()));
        let all = length(digits().count());
        if zeros_before == all {
            return Number::Integer(0);
        }
        // Digits before the point, wherever the exponent moves that.
        let whole = length(point.saturating_sub(usize::from(negative))).saturating_add(power(exponent));
        let used = whole.saturating_sub(zeros_before).max(0);
        let magnitude = if used > MOST {
            None
        } else {
            let first = usize::try_from(zeros_before).unwrap_or(0);
            let shown = digits().skip(first).chain(core::iter::repeat(0));
            let taken = shown.take(usize::try_from(used).unwrap_or(0));
            Some(taken.fold(0u64, |value, digit| value.wrapping_mul(10).wrapping_add(u64::from(digit))))
        };
        if all.saturating_sub(zeros_behind) > whole {
            let floor = magnitude.and_then(|value| i64::try_from(value).ok()).unwrap_or(i64::MAX);
            return Number::Fraction { floor: if negative { (-1i64).saturating_sub(floor) } else { floor } };
        }
        let value = magnitude.and_then(|value| {
            if negative { 0i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() }
        });
        value.map_or(Number::Huge { negative }, Number::Integer)
    }
}

/// A length as a signed number.
fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The power of ten of `e-12`, or of nothing; no text is so long that more than this could matter.
fn power(exponent: &[u8]) -> i64 {
    let digits = exponent.iter().filter(|byte| byte.is_ascii_digit());
    let power = digits.fold(0i64, |power, byte| {
        power.wrapping_mul(10).wrapping_add(i64::from(byte & 15)).min(100_000_000_000)
    });
    if exponent.contains(&b'-') { power.saturating_neg() } else { power }
}
