//! Text in its escaped form, read as code points.

use fieldgate::json::{Span, Text, Writer, sort_by_text};
use proptest::prelude::*;

fn escaped(raw: &str) -> Text<'_> {
    Text { raw: raw.as_bytes(), escaped: true }
}

#[test]
fn characters_are_code_points() {
    let text = Text::plain("aé漢😀".as_bytes());
    assert_eq!(text.chars().collect::<Vec<_>>(), [0x61, 0xE9, 0x6F22, 0x1F600]);
    let same = escaped(r"a\u00e9\u6F22\ud83d\uDE00");
    assert!(same.chars().eq(text.chars()));
    assert!(same.is("aé漢😀"));
    assert!(!same.is("aé漢😁"));
}

#[test]
fn simple_escapes() {
    assert!(escaped(r#"\"\\\/\b\f\n\r\t"#).is("\"\\/\u{8}\u{c}\n\r\t"));
}

#[test]
fn lengths_count_code_points() {
    for text in [Text::plain("😀😀".as_bytes()), escaped(r"\ud83d\ude00😀")] {
        assert!(text.is_longer_than(1));
        assert!(!text.is_longer_than(2));
        assert!(text.is_shorter_than(3));
        assert!(!text.is_shorter_than(2));
    }
    assert!(!Text::plain(b"").is_shorter_than(0));
    assert!(!Text::plain(b"").is_longer_than(0));
    // A family of four is one picture and seven code points.
    assert!(!Text::plain("👨‍👩‍👧‍👦".as_bytes()).is_longer_than(7));
    assert!(Text::plain("👨‍👩‍👧‍👦".as_bytes()).is_longer_than(6));
}

#[test]
fn lone_surrogates_and_nul_cannot_be_stored() {
    for raw in [
        r"\ud800",
        r"\udfff",
        r"\ud83d\ud83d",
        r"\ude00\ud83d",
        r"\ud83dx",
        r"\ud83d\n",
        r"\u0000",
        r"a\u0000",
    ] {
        assert!(!escaped(raw).is_storable(), "{raw}");
    }
    assert!(!Text::plain(b"a\0b").is_storable());
    assert!(escaped(r"\ud83d\ude00\uffff\u0001").is_storable());
}

#[test]
fn a_lone_surrogate_is_one_character_and_replaced_when_unescaped() {
    let text = escaped(r"\ud83d\ud83d\ude00");
    assert_eq!(text.chars().count(), 2);
    let mut scratch = Vec::new();
    assert_eq!(text.unescaped(&mut scratch), "\u{fffd}😀".as_bytes());
}

#[test]
fn sorts_by_code_points_however_they_are_written() {
    // By UTF-16 units the emoji (d83d ...) would come before the last one (ff5e).
    let source = r"\u007a|b|a|\ud83d\ude00|～|".as_bytes();
    let mut spans = Vec::new();
    let mut start = 0;
    for (end, _) in source.iter().enumerate().filter(|&(_, &byte)| byte == b'|') {
        spans.push(Span { start, end, escaped: source[start..end].contains(&b'\\') });
        start = end + 1;
    }
    assert_eq!(sort_by_text(&mut spans, source), None);
    let mut scratch = Vec::new();
    let mut sorted = Vec::new();
    for span in spans {
        sorted.push(String::from_utf8(span.text(source).unescaped(&mut scratch).to_vec()).unwrap());
    }
    assert_eq!(sorted, ["a", "b", "z", "～", "😀"]);
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn writing_and_reading_gives_the_same_text(original: String) {
        let mut json = Writer::default();
        json.string(original.as_bytes());
        let json = json.into_vec();
        prop_assert_eq!(&serde_json::from_slice::<String>(&json).unwrap(), &original);
        let raw = &json[1..json.len() - 1];
        let text = Text { raw, escaped: true };
        prop_assert!(text.is(&original));
        let mut scratch = Vec::new();
        prop_assert_eq!(text.unescaped(&mut scratch), original.as_bytes());
        prop_assert_eq!(text.chars().count(), original.chars().count());
    }

    #[test]
    fn utf16_escapes_mean_the_same(original: String) {
        let raw: String = original.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        prop_assert!(escaped(&raw).is(&original));
    }
}
