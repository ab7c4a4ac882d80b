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
        let (negative, text) = match text.split_first() {
            Some((b'-', rest)) => (true, rest),
            _ => (false, text),
        };
        let mut digits = Digits::default();
        let mut exponent: i64 = 0;
        let mut exponent_negative = false;
        let mut part = Part::Whole;
        for &byte in text {
            match (byte, part) {
                (b'0'..=b'9', Part::Whole) => digits.push(byte, 1),
                (b'0'..=b'9', Part::Fraction) => {
                    digits.push(byte, 0);
                }
                (b'0'..=b'9', Part::Exponent) => {
                    exponent = exponent
                        .saturating_mul(10)
                        .saturating_add(i64::from(byte.wrapping_sub(b'0')))
                        .min(1_000_000_000);
                }
                (b'.', _) => part = Part::Fraction,
                (b'e' | b'E', _) => part = Part::Exponent,
                (b'-', _) => exponent_negative = true,
                _ => {}
            }
        }
        let exponent = if exponent_negative { exponent.saturating_neg() } else { exponent };
        digits.classify(negative, exponent)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Whole,
    Fraction,
    Exponent,
}

/// The digits without the zeros at their end, which only move the point.
#[derive(Default)]
struct Digits {
    value: u64,
    /// More digits than 64 bits can hold.
    overflow: bool,
    /// Digits that were not taken into `value` for that reason.
    dropped: i64,
    /// Zeros read since the last other digit.
    zeros: u32,
    /// Place of the point, counted from the last digit of `value`.
    scale: i64,
}

impl Digits {
    /// Takes a digit; `place` is 1 before the point and 0 after it.
    fn push(&mut self, byte: u8, place: i64) {
        let digit = u64::from(byte.wrapping_sub(b'0'));
        self.scale = self.scale.saturating_add(place);
        if digit == 0 {
            self.zeros = self.zeros.saturating_add(1);
            return;
        }
        let read = self.zeros.saturating_add(1);
        let shifted = match self.value {
            _ if self.overflow => None,
            0 => Some(0),
            value => 10u64.checked_pow(read).and_then(|power| value.checked_mul(power)),
        };
        match shifted.and_then(|value| value.checked_add(digit)) {
            Some(value) => self.value = value,
            None => {
                self.overflow = true;
                self.dropped = self.dropped.saturating_add(i64::from(read));
            }
        }
        self.scale = self.scale.saturating_sub(i64::from(read));
        self.zeros = 0;
    }

    /// The next whole number below `value * 10^power` and what was dropped of it.
    fn floor(&self, negative: bool, power: i64) -> i64 {
        let shift = u32::try_from(power.unsigned_abs()).ok().and_then(|p| 10u64.checked_pow(p));
        let whole = match shift {
            Some(shift) if power < 0 => self.value.checked_div(shift).unwrap_or(0),
            None if power < 0 => 0,
            shift => shift.and_then(|shift| self.value.checked_mul(shift)).unwrap_or(u64::MAX),
        };
        let whole = i64::try_from(whole).unwrap_or(i64::MAX);
        if negative { (-1i64).saturating_sub(whole) } else { whole }
    }

    fn classify(self, negative: bool, exponent: i64) -> Number {
        // `scale` is the number of whole digits less the digits up to the last one in
        // `value`, so `value * 10^(scale + exponent)` is the number.
        if self.value == 0 && !self.overflow {
            return Number::Integer(0);
        }
        let power = self.scale.saturating_add(exponent);
        if power < 0 {
            return Number::Fraction { floor: self.floor(negative, power.saturating_add(self.dropped)) };
        }
        let value =
            u32::try_from(power)
                .ok()
                .and_then(|p| 10u64.checked_pow(p))
                .and_then(|p| self.value.checked_mul(p))
                .filter(|_| !self.overflow)
                .and_then(|value| {
                    if negative { 0i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() }
                });
        match value {
            Some(value) => Number::Integer(value),
            None => Number::Huge { negative },
        }
    }
}
