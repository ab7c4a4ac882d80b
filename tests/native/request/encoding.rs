//! Percent-encoding: as `encodeURIComponent` does it.

use proptest::prelude::*;

use super::query;
use crate::support::ORGANIZATION;

fn search(text: &str) -> String {
    let options = serde_json::json!({ "search": text }).to_string();
    query(ORGANIZATION, &options).strip_prefix("_search=").unwrap().to_owned()
}

#[test]
fn what_stays() {
    let text = "ABCXYZabcxyz0189-_.!~*'()";
    assert_eq!(search(text), text);
}

#[test]
fn what_is_encoded() {
    for (text, encoded) in [
        (" ", "%20"),
        ("+", "%2B"),
        ("&=#?/%", "%26%3D%23%3F%2F%25"),
        ("\"<>\\^`{|}", "%22%3C%3E%5C%5E%60%7B%7C%7D"),
        ("@:,;$[]", "%40%3A%2C%3B%24%5B%5D"),
        ("\r\n\t", "%0D%0A%09"),
        ("å", "%C3%A5"),
        ("漢", "%E6%BC%A2"),
        ("😀", "%F0%9F%98%80"),
        ("\u{7f}", "%7F"),
    ] {
        assert_eq!(search(text), encoded);
    }
}

#[test]
fn escapes_of_json_are_undone_first() {
    assert_eq!(
        query(ORGANIZATION, r#"{"search":"\u00e5\ud83d\ude00\/\n"}"#),
        "_search=%C3%A5%F0%9F%98%80%2F%0A"
    );
}

/// Decodes what stands behind percent signs.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let (hex, after) = rest.split_at(2);
            bytes.push(u8::from_str_radix(std::str::from_utf8(hex).unwrap(), 16).unwrap());
            rest = after;
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn decoding_gives_the_text_back(text in "[^\0]*") {
        let encoded = search(&text);
        prop_assert!(encoded.bytes().all(|b| b.is_ascii_graphic() && !b"&=#?/+\"<>".contains(&b)));
        prop_assert_eq!(decode(&encoded), text);
    }
}
