//! The documented patterns: each agrees with its own source, and none is slow.

use std::sync::LazyLock;

use fieldgate::validate::formats::pattern::Pattern;
use proptest::prelude::*;
use regex::Regex;

use crate::support::{OK, field, response, value};

/// The sources as `regex` reads them: `\d` is an ASCII digit in ECMAScript.
static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let sources = Pattern::ALL.iter().map(|pattern| pattern.source().replace(r"\d", "[0-9]"));
    sources.map(|source| Regex::new(&source).unwrap()).collect()
});

fn compiled(pattern: Pattern) -> &'static Regex {
    &COMPILED[Pattern::ALL.iter().position(|&other| other == pattern).unwrap()]
}

fn same(pattern: Pattern, text: &str) {
    assert_eq!(pattern.matches(text.as_bytes()), compiled(pattern).is_match(text), "{pattern:?} {text:?}");
}

/// Every text of at most `longest` characters of an alphabet.
fn every(alphabet: &[char], longest: u32, each: &mut dyn FnMut(&str)) {
    let count = alphabet.len();
    let mut text = String::new();
    for length in 0..=longest {
        for mut number in 0..count.pow(length) {
            text.clear();
            for _ in 0..length {
                text.push(alphabet[number % count]);
                number /= count;
            }
            each(&text);
        }
    }
}

/// Characters on both sides of every limit of a pattern, and how long the texts may be for
/// there to be some hundred thousand of them.
fn alphabet(pattern: Pattern) -> (&'static str, u32) {
    match pattern {
        Pattern::Phone => ("+19", 10),
        Pattern::Peppol => ("078:", 8),
        Pattern::Color => ("0aFg", 7),
        Pattern::Username => ("a_Z0.@+-/ !", 4),
        Pattern::Digits => ("09/:a٣", 6),
        Pattern::FourDigits => ("09/:a٣", 6),
        Pattern::AccountNumber => ("1-", 17),
        Pattern::Street => ("Az09 ().-:’'ÀÖ×Øö÷øÿ/,", 3),
        Pattern::StreetNumber => ("1-aÅå é", 6),
        Pattern::PostalCode => ("1Z -_å", 6),
        Pattern::CareOf => ("Az09()/&'#., -ÀÖ×ö÷ÿ:", 3),
    }
}

#[test]
fn agree_with_their_source_on_every_short_text() {
    for &pattern in Pattern::ALL {
        let (alphabet, longest) = alphabet(pattern);
        let alphabet: Vec<char> = alphabet.chars().collect();
        every(&alphabet, longest, &mut |text| same(pattern, text));
    }
}

#[test]
fn agree_with_their_source_on_longer_text() {
    for prefix in ["", "+", "+1", "1", "11", "++", "-", " "] {
        for digits in 0..20 {
            let text = format!("{prefix}{}", "2".repeat(digits));
            same(Pattern::Phone, &text);
            same(Pattern::Phone, &format!("{text}x"));
        }
    }
    for prefix in ["0007:", "0088:", "0077:", "00071:", "0007", " 0007:", "0007::"] {
        for digits in 0..18 {
            same(Pattern::Peppol, &format!("{prefix}{}", "5".repeat(digits)));
        }
    }
    for length in 0..14 {
        same(Pattern::PostalCode, &"1".repeat(length));
    }
}

#[test]
fn the_end_is_the_very_end() {
    for (pattern, text) in [
        (Pattern::Phone, "0701234567"),
        (Pattern::Peppol, "0007:5560360793"),
        (Pattern::Color, "a1B2c3"),
        (Pattern::Username, "a.b@c+d-e_f"),
        (Pattern::Digits, "0123"),
        (Pattern::FourDigits, "1101"),
        (Pattern::AccountNumber, "9-1-234567890"),
        (Pattern::Street, "S:t Eriksgatan (Övre) 1.2-3’'"),
        (Pattern::StreetNumber, "12-14B"),
        (Pattern::PostalCode, "112 34"),
        (Pattern::CareOf, "c/o Åsa & Co #2 (AB), nr. 1-3'"),
    ] {
        assert!(pattern.matches(text.as_bytes()), "{pattern:?}");
        for wrong in [format!("{text}\n"), format!("\n{text}"), format!("{text}\0"), String::new()] {
            assert!(!pattern.matches(wrong.as_bytes()), "{pattern:?} {wrong:?}");
        }
        assert!(!pattern.matches(b"\xff"));
    }
}

/// Python's `\w` knows every letter. Without a table of letters all that is not ASCII is let
/// through: what the server takes is never refused.
#[test]
fn user_names_take_all_that_is_not_ascii() {
    let regex = compiled(Pattern::Username);
    for code in 0..0x3_0000 {
        let Some(character) = char::from_u32(code) else { continue };
        let text = character.to_string();
        let found = Pattern::Username.matches(text.as_bytes());
        assert!(found || !regex.is_match(&text), "{text:?}");
        assert!(!character.is_ascii() || found == regex.is_match(&text), "{text:?}");
    }
}

#[test]
fn no_input_is_slow() {
    // A backtracking engine would not come to an end with these.
    let megabyte = 1 << 20;
    for (text, end) in
        [("1-", "!"), ("1-1", "1!"), ("11-", "å!"), ("a", "!"), (" ", "\n"), ("9", "-"), ("-", "")]
    {
        let repeated = |length: usize| format!("{}{end}", text.repeat(length / text.len()));
        let (long, longest) = (repeated(1 << 12), repeated(megabyte));
        for &pattern in Pattern::ALL {
            same(pattern, &long);
            assert_eq!(pattern.matches(longest.as_bytes()), pattern.matches(long.as_bytes()), "{pattern:?}");
        }
    }
    let long = "1-".repeat(megabyte / 2);
    assert_eq!(field("street_number", &format!("\"{long}1\"")), OK);
    assert_eq!(field("street_number", &format!("\"{long}\"")).len(), 1);
}

#[test]
fn in_a_field() {
    assert_eq!(value("color_code", "\"a1B2c3\""), OK);
    assert_eq!(value("color_code", r#""\u0061\u0061\u0061""#), OK);
    assert_eq!(value("color_code", "\"#aabbc\""), ["color_code pattern pattern=^(?:[0-9a-fA-F]{3}){1,2}$"]);
    assert_eq!(value("color_code", "\"#aabbcc\""), ["color_code max_length maxLength=6"]);
    assert_eq!(value("peppol_id", "\"0007:556036079\""), ["peppol_id min_length minLength=15"]);
    assert_eq!(value("peppol_id", "\"0007:5560360793\""), OK);
    assert_eq!(
        value("peppol_id", "\"0009:5560360793\""),
        [r"peppol_id pattern pattern=^(0007|0088):\d{10,13}$"]
    );
    assert_eq!(value("apartment", "\"11012\""), ["apartment max_length maxLength=4"]);
    assert_eq!(value("apartment", "\"110\""), [r"apartment pattern pattern=^\d{4}$"]);
    assert_eq!(value("apartment", "1101"), ["apartment type type=string"]);
    assert_eq!(value("user", r#""abcdefg\u0000""#), ["user unicode"]);
    assert_eq!(response("apartment", "\"none\""), OK);
}

#[test]
fn escapes_make_no_difference_to_long_text() {
    for count in [100, 5_000] {
        let plain = "7".repeat(count);
        assert_eq!(field("payer_number", &format!("\"{plain}\"")), OK);
        assert_eq!(field("payer_number", &format!("\"\\u0037{plain}\"")), OK);
        let fraction = format!("2026-02-28T10:00:00.{plain}");
        let plain = field("moment", &format!("\"{fraction}Z\""));
        assert_eq!(plain, field("moment", &format!("\"{fraction}\\u005a\"")));
        assert_eq!(plain.is_empty(), count == 100);
    }
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn agree_with_their_source_on_any_text(text in "[ -~À-ÿ’\n٣]{0,20}", digits in "[-+1-3:0]{5,18}[a-zÅ]{0,2}") {
        for &pattern in Pattern::ALL {
            for text in [&text, &digits] {
                // Letters that are not ASCII: the test above.
                if pattern != Pattern::Username || text.is_ascii() {
                    same(pattern, text);
                }
            }
        }
    }
}
