//! Swedish organisation and personal numbers: a separator, and a Luhn sum over ten digits.

use super::each;
use crate::support::{OK, response, value};
use fieldgate::schema::Format::Luhn;

/// Numbers that authorities publish as examples.
const ORGANISATIONS: [&str; 3] = ["5560360793", "2021005489", "5566778899"];
const PERSONS: [&str; 3] = ["198112189876", "191212121212", "199001012385"];

/// The check digit by the rule's own words: double every second digit, from the last one on.
fn check_digit(nine: &str) -> u32 {
    let sum: u32 = nine
        .chars()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let doubled = digit.to_digit(10).unwrap() * if place % 2 == 0 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    (10 - sum % 10) % 10
}

fn with_separator(number: &str, separator: char) -> String {
    let (head, tail) = number.split_at(number.len() - 4);
    format!("{head}{separator}{tail}")
}

#[test]
fn takes_numbers_with_and_without_separator() {
    for number in ORGANISATIONS.into_iter().chain(PERSONS) {
        each(Luhn, true, &[number, &with_separator(number, '-'), &with_separator(number, '+')]);
    }
}

#[test]
fn the_last_digit_is_the_only_one_that_fits() {
    for step in 0..5_000u64 {
        let nine = format!("{:09}", step * 199_999 % 1_000_000_000);
        for digit in 0..10 {
            let fits = digit == check_digit(&nine);
            each(Luhn, fits, &[&format!("{nine}{digit}"), &format!("19{nine}{digit}")]);
        }
    }
}

#[test]
fn one_wrong_digit_or_two_that_changed_places_are_found() {
    let number = "5560360793";
    for place in 0..10 {
        for digit in '0'..='9' {
            let mut other: Vec<char> = number.chars().collect();
            other[place] = digit;
            let other = String::from_iter(other);
            each(Luhn, other == number, &[&other]);
        }
    }
    each(Luhn, false, &["5506360793", "5560306793"]);
}

#[test]
fn the_century_is_no_part_of_the_sum() {
    each(Luhn, true, &["198112189876", "188112189876", "208112189876", "008112189876"]);
}

#[test]
fn coordination_numbers_have_a_day_beyond_sixty() {
    let nine = "811278987";
    let number = format!("19{nine}{}", check_digit(nine));
    each(Luhn, true, &[&number, &with_separator(&number, '-')]);
}

#[test]
fn refuses_other_spellings() {
    each(
        Luhn,
        false,
        &[
            "",
            "-",
            "+",
            "0",
            "556036079",
            "55603607930",
            "1955603607930",
            "55603-60793",
            "556036--0793",
            "556036-0-793",
            "-5560360793",
            "5560360793-",
            "556036 0793",
            "556036_0793",
            "SE5560360793",
            "556036079X",
            "55603607９3",
            " 5560360793",
            "5560360793\n",
            "19811218 -9876",
        ],
    );
}

#[test]
fn the_lengths_of_the_field_tell_organisations_from_persons() {
    assert_eq!(value("org_no", "\"5560360793\""), OK);
    assert_eq!(value("org_no", "\"556036-0793\""), OK);
    assert_eq!(value("org_no", "\"198112189876\""), ["org_no max_length maxLength=11"]);
    assert_eq!(value("org_no", "\"556036079\""), ["org_no min_length minLength=10"]);
    assert_eq!(value("org_no", "\"5560360794\""), ["org_no format format=luhn"]);
    assert_eq!(value("ssn", "\"198112189876\""), OK);
    assert_eq!(value("ssn", "\"19811218-9876\""), OK);
    assert_eq!(value("ssn", "\"19811218+9876\""), OK);
    assert_eq!(value("ssn", "\"8112189876\""), ["ssn min_length minLength=12"]);
    assert_eq!(value("ssn", "\"19811218-98766\""), ["ssn max_length maxLength=13"]);
    assert_eq!(value("ssn", r#""19811218\u002d9876""#), OK);
    assert_eq!(value("ssn", "198112189876"), ["ssn type type=string"]);
    assert_eq!(response("ssn", "\"x\""), OK);
}
