//! Looking at text eight bytes at a time: what it tells is what a look at each character tells.

use fieldgate::json::words::{may_have_replacement, whole_units};
use proptest::prelude::*;

fn letters() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => "[ -~]",
        2 => "[å-üא-ת]",
        2 => "[ก-๛語\u{E000}-\u{FFFF}]",
        2 => "[😀-😏]",
    ];
    proptest::collection::vec(letter, 0..60).prop_map(|all| all.concat())
}

proptest! {
    #[test]
    fn units_are_those_of_utf_16(text in letters(), most in 0usize..80) {
        let (bytes, units) = whole_units(text.as_bytes(), most);
        let taken = text.get(..bytes).expect("it ends where a character does");
        prop_assert_eq!(taken.encode_utf16().count(), units);
        prop_assert!(units <= most);
        // It stops only before the last word, or where another one, of nine units at most, might be too many.
        prop_assert!(text.len() < bytes + 8 || units + 9 > most);
    }

    #[test]
    fn what_comes_behind_is_not_looked_at(text in letters(), behind in proptest::collection::vec(0x80u8..0xC0, 0..12)) {
        let units = text.encode_utf16().count();
        let whole = [text.as_bytes(), &behind].concat();
        let (bytes, taken) = whole_units(&whole, units);
        prop_assert!(bytes <= text.len() && taken <= units);
        prop_assert_eq!(text.get(..bytes).map(|text| text.encode_utf16().count()), Some(taken));
    }

    #[test]
    fn a_replacement_is_seen_anywhere(text in letters(), more in letters()) {
        let replaced = format!("{text}\u{FFFD}{more}");
        prop_assert!(may_have_replacement(replaced.as_bytes()));
        let last = |letter| ('\u{F000}'..='\u{FFFF}').contains(&letter);
        prop_assert_eq!(may_have_replacement(text.as_bytes()), text.contains(last));
    }
}

#[test]
fn a_surrogate_by_itself_is_never_passed() {
    for before in 0..20 {
        for wide in ["", "é", "語", "😀"] {
            let mut bytes = format!("{}{wide}", "x".repeat(before)).into_bytes();
            let surrogate = bytes.len();
            bytes.extend_from_slice(&[0xED, 0xA0, 0xBD]);
            bytes.extend_from_slice(&[b'x'; 20]);
            let (taken, _) = whole_units(&bytes, 100);
            assert!(taken <= surrogate, "{before} {wide}: {taken}");
        }
    }
}
