//! `unicode`: text with a lone surrogate or NUL.

use crate::support::{OK, field};

#[test]
fn in_text() {
    for text in [r"\ud800", r"a\udfffb", r"\ude00\ud83d", r"\u0000", r"a\u0000"] {
        assert_eq!(field("name", &format!("\"{text}\"")), ["name unicode"], "{text}");
        assert_eq!(field("free", &format!("\"{text}\"")), ["free unicode"], "{text}");
    }
}

#[test]
fn in_text_of_a_format() {
    assert_eq!(field("key", r#""\ud800""#), ["key unicode"]);
    assert_eq!(field("day", r#""2026-02-28\u0000""#), ["day unicode"]);
    assert_eq!(field("parent", r#"{"id":"\udead"}"#), ["parent/id unicode"]);
}

#[test]
fn comes_before_the_length() {
    assert_eq!(field("name", r#""abcdefgh\ud800""#), ["name unicode"]);
}

#[test]
fn other_unusual_characters_are_text() {
    for text in [r"\u0001", "\u{7f}", "\u{feff}", "\u{202e}", "\u{ffff}", "\u{10ffff}", r"\ud83d\ude00"] {
        assert_eq!(field("name", &format!("\"{text}\"")), OK, "{text:?}");
    }
}
