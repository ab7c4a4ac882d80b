//! `min_length` and `max_length`: in code points.

use fieldgate::schema::Mode;

use crate::support::{OK, ORGANIZATION, check, field};

#[test]
fn the_limits_themselves_are_inside() {
    for text in [
        "",
        "abcde",
        "åäöåä",
        "漢漢漢漢漢",
        "😀😀😀😀😀",
        r"\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00",
    ] {
        assert_eq!(field("name", &format!("\"{text}\"")), OK, "{text}");
    }
    for text in ["ab", "abcd", "😀😀", r"\u0061\u0062"] {
        assert_eq!(field("code", &format!("\"{text}\"")), OK, "{text}");
    }
}

#[test]
fn too_long() {
    for text in
        ["abcdef", "😀😀😀😀😀😀", r"\u0061\u0061\u0061\u0061\u0061\u0061", "e\u{301}e\u{301}e\u{301}"]
    {
        assert_eq!(field("name", &format!("\"{text}\"")), ["name max_length maxLength=5"], "{text}");
    }
}

#[test]
fn too_short() {
    for text in ["", "a", "😀", r"\ud83d\ude00"] {
        assert_eq!(field("code", &format!("\"{text}\"")), ["code min_length minLength=2"], "{text}");
    }
    assert_eq!(field("code", "\"abcde\""), ["code max_length maxLength=4"]);
}

#[test]
fn without_a_limit() {
    assert_eq!(field("free", &format!("\"{}\"", "a".repeat(1_000_000))), OK);
}

#[test]
fn as_documented() {
    for (name, limit) in [("name", 255), ("custom_id", 128)] {
        let json = |length: usize| format!("{{\"{name}\":\"{}\"}}", "😀".repeat(length));
        assert_eq!(check(ORGANIZATION, Mode::Update, &json(limit)), OK);
        assert_eq!(
            check(ORGANIZATION, Mode::Update, &json(limit + 1)),
            [format!("{name} max_length maxLength={limit}")]
        );
    }
}
