//! Numbers: exact when whole, never rounded.

use fieldgate::json::Number::{self, Fraction, Huge, Integer, NotFinite};
use fieldgate::json::Writer;
use proptest::prelude::*;

fn text(text: &str) -> Number {
    Number::from_text(text.as_bytes())
}

#[test]
fn whole_numbers_in_any_spelling() {
    for (spelling, value) in [
        ("0", 0),
        ("-0", 0),
        ("-0.0", 0),
        ("0.000", 0),
        ("0e5", 0),
        ("0.0e-9", 0),
        ("1", 1),
        ("1.0", 1),
        ("1e0", 1),
        ("10e-1", 1),
        ("1000E-3", 1),
        ("0.1e1", 1),
        ("0.001e+3", 1),
        ("100e-2", 1),
        ("1.50e1", 15),
        ("12.3400e2", 1234),
        ("-1.20e1", -12),
        ("1e18", 1_000_000_000_000_000_000),
        ("9007199254740993", 9_007_199_254_740_993),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("9223372036854775807.000", i64::MAX),
        ("92233720368547758070e-1", i64::MAX),
        ("1000000000000000000000000e-24", 1),
    ] {
        assert_eq!(text(spelling), Integer(value), "{spelling}");
    }
}

#[test]
fn fractions() {
    for spelling in [
        "0.05",
        "1.5",
        "-0.1",
        "1e-1",
        "15e-1",
        "1.0000000000000000000000001",
        "1e-400",
        "9.5e0",
        "100e-3",
        "123456789012345678901234567890e-30",
        "12345678901234567890.5",
    ] {
        assert!(matches!(text(spelling), Fraction { .. }), "{spelling}");
    }
}

#[test]
fn whole_numbers_beyond_64_bits() {
    for spelling in [
        "9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "12345678901234567890",
        "1e19",
        "1e400",
        "1e999999999999999999999",
        "1.5e300",
        "100000000000000000000",
    ] {
        assert_eq!(text(spelling), Huge { negative: false }, "{spelling}");
        assert_eq!(text(&format!("-{spelling}")), Huge { negative: true }, "-{spelling}");
    }
    assert_eq!(text("9223372036854775808"), Huge { negative: false });
}

#[test]
fn floats() {
    for (value, number) in [
        (1.0, Integer(1)),
        (-0.0, Integer(0)),
        (0.05, Fraction { floor: 0 }),
        (-0.05, Fraction { floor: -1 }),
        (-2.5, Fraction { floor: -3 }),
        (f64::MIN_POSITIVE, Fraction { floor: 0 }),
        (9_007_199_254_740_992.0, Integer(9_007_199_254_740_992)),
        (9_223_372_036_854_774_784.0, Integer(9_223_372_036_854_774_784)),
        (9_223_372_036_854_775_808.0, Huge { negative: false }),
        (-9_223_372_036_854_775_808.0, Integer(i64::MIN)),
        (-9_223_372_036_854_777_856.0, Huge { negative: true }),
        (1e300, Huge { negative: false }),
        (f64::NAN, NotFinite),
        (f64::INFINITY, NotFinite),
        (f64::NEG_INFINITY, NotFinite),
    ] {
        assert_eq!(Number::from_f64(value), number, "{value}");
    }
}

/// The same question answered on decimal digits alone, without arithmetic on the value.
fn by_digits(negative: bool, whole: &str, fraction: &str, exponent: i64) -> Number {
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return Integer(0);
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let scale = exponent - i64::try_from(fraction.len()).unwrap() + i64::try_from(zeros).unwrap();
    if scale < 0 {
        let behind = usize::try_from(-scale).unwrap();
        let before = significant.len().checked_sub(behind).map_or("", |end| &significant[..end]);
        let whole = if before.is_empty() { 0 } else { before.parse().unwrap_or(i64::MAX) };
        return Fraction { floor: if negative { (-1i64).saturating_sub(whole) } else { whole } };
    }
    if scale > 30 {
        return Huge { negative };
    }
    let sign = if negative { "-" } else { "" };
    let plain = format!("{sign}{significant}{}", "0".repeat(usize::try_from(scale).unwrap()));
    plain.parse().map_or(Huge { negative }, Integer)
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn text_agrees_with_digits(
        negative: bool,
        whole in "0|[1-9][0-9]{0,24}|[1-9]0{0,24}",
        fraction in "[0-9]{0,24}|0{0,24}",
        exponent in prop_oneof![Just(None), (-50i64..50).prop_map(Some)],
    ) {
        let sign = if negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        let power = exponent.map(|value| format!("e{value}")).unwrap_or_default();
        let spelling = format!("{sign}{whole}{point}{fraction}{power}");
        prop_assert_eq!(text(&spelling), by_digits(negative, &whole, &fraction, exponent.unwrap_or(0)));
    }

    #[test]
    fn text_of_a_float_is_the_float(value in -9_007_199_254_740_992.0..9_007_199_254_740_992.0f64) {
        for value in [value, value.trunc(), value / 1e300] {
            prop_assert_eq!(text(&format!("{value:e}")), Number::from_f64(value));
            prop_assert_eq!(text(&format!("{value}")), Number::from_f64(value));
        }
    }

    #[test]
    fn a_float_that_its_digits_give_exactly_is_the_float(value in proptest::num::f64::NORMAL) {
        prop_assert_eq!(text(&format!("{value:.1100}")), Number::from_f64(value));
    }

    #[test]
    fn every_integer_is_itself(value: i64) {
        prop_assert_eq!(text(&value.to_string()), Integer(value));
        let mut out = Writer::default();
        out.integer(value);
        prop_assert_eq!(String::from_utf8(out.into_vec()).unwrap(), value.to_string());
    }
}
