//! Global location numbers: 13 digits with GS1's check digit, and at most one hyphen.

use super::each;
use crate::support::{OK, value};
use fieldgate::schema::Format::Gln13;

/// The check digit by GS1's own words: weights 3, 1, 3, ... from the right.
fn check_digit(twelve: &str) -> u32 {
    let weights = [3, 1].into_iter().cycle();
    let sum: u32 =
        twelve.chars().rev().zip(weights).map(|(d, weight)| d.to_digit(10).unwrap() * weight).sum();
    (10 - sum % 10) % 10
}

#[test]
fn takes_published_examples() {
    each(Gln13, true, &["7300009000005", "4012345000009", "0614141000012", "7365560360791"]);
}

#[test]
fn the_last_digit_is_the_only_one_that_fits() {
    for step in 0..5_000u64 {
        let twelve = format!("{:012}", step * 199_999_999 % 1_000_000_000_000);
        for digit in 0..10 {
            each(Gln13, digit == check_digit(&twelve), &[&format!("{twelve}{digit}")]);
        }
    }
}

#[test]
fn one_hyphen_stands_anywhere_within() {
    let number = "7300009000005";
    for place in 0..=number.len() {
        let (head, tail) = number.split_at(place);
        let within = !head.is_empty() && !tail.is_empty();
        each(Gln13, within, &[&format!("{head}-{tail}")]);
        each(Gln13, false, &[&format!("{head} {tail}"), &format!("{head}--{tail}")]);
    }
}

#[test]
fn refuses_other_spellings() {
    each(
        Gln13,
        false,
        &[
            "",
            "-",
            "0",
            "730000900000",
            "73000090000050",
            "730000900000X",
            "７300009000001",
            "7300009000005\n",
        ],
    );
}

#[test]
fn in_a_field() {
    assert_eq!(value("gln13_number", "\"7300009000005\""), OK);
    assert_eq!(value("gln13_number", "\"730000900000-5\""), OK);
    assert_eq!(value("gln13_number", "\"7300009000002\""), ["gln13_number format format=gln13"]);
    assert_eq!(value("gln13_number", "\"730000900000\""), ["gln13_number min_length minLength=13"]);
    assert_eq!(value("gln13_number", "\"7300-00900-0005\""), ["gln13_number max_length maxLength=14"]);
}
