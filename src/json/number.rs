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
        /// Numbers of so many digits are within 64 bits, without a sign.
        const MOST: i64 = 19;
        let negative = text.first() == Some(&b'-');
        let mut bytes = text.get(usize::from(negative)..).unwrap_or_default().iter();
        let mut value = 0u64;
        // Counted from the first digit that is not zero: all digits, those before the point, and the last
        // one that is not zero.
        let (mut digits, mut whole, mut last) = (0i64, 0i64, 0i64);
        let mut step = 1;
        for &byte in bytes.by_ref() {
            match byte {
                b'.' => step = 0,
                b'e' | b'E' => break,
                b'0' if digits == 0 => whole = whole.wrapping_add(step).wrapping_sub(1),
                _ => {
                    digits = digits.wrapping_add(1);
                    whole = whole.wrapping_add(step);
                    if digits <= MOST {
                        value = value.wrapping_mul(10).wrapping_add(u64::from(byte & 15));
                    }
                    if byte != b'0' {
                        last = digits;
                    }
                }
            }
        }
        if digits == 0 {
            return Number::Integer(0);
        }
        // The exponent moves the point.
        let whole = whole.wrapping_add(power(bytes.as_slice()));
        let mut taken = digits.min(MOST);
        while taken < whole.min(MOST) {
            value = value.wrapping_mul(10);
            taken = taken.wrapping_add(1);
        }
        while taken > whole && value > 0 {
            value /= 10;
            taken = taken.wrapping_sub(1);
        }
        let magnitude = if whole > MOST { None } else { i64::try_from(value).ok() };
        if last > whole {
            let floor = magnitude.unwrap_or(i64::MAX);
            return Number::Fraction { floor: if negative { !floor } else { floor } };
        }
        match magnitude {
            Some(value) => Number::Integer(if negative { value.wrapping_neg() } else { value }),
            None if negative && whole <= MOST && value == i64::MIN.unsigned_abs() => {
                Number::Integer(i64::MIN)
            }
            None => Number::Huge { negative },
        }
    }
}

/// The power of ten of `e-12`, or of nothing; no text is so long that more than this could matter.
fn power(exponent: &[u8]) -> i64 {
    let digits = exponent.iter().filter(|byte| byte.is_ascii_digit());
    let power = digits.fold(0i64, |power, byte| {
        power.wrapping_mul(10).wrapping_add(i64::from(byte & 15)).min(100_000_000_000)
    });
    if exponent.contains(&b'-') { power.saturating_neg() } else { power }
}
