//! `requires`: a field is set only if others are; an issue on each that is missing.

use fieldgate::schema::Mode;

use crate::support::members::{combinations, object};
use crate::support::ruled::RULED;
use crate::support::{OK, agree};

/// Whether a member is without a value for certain.
fn unset(state: char, updating: bool) -> bool {
    state == '0' || (state == '-' && !updating)
}

const MODES: [(Mode, bool); 3] = [(Mode::Create, false), (Mode::Update, true), (Mode::BulkRow, false)];

#[test]
fn one_way() {
    for states in combinations(2) {
        for (mode, updating) in MODES {
            let json = object(&["sni_number", "corporate_name"], &states, "\"first_name\":\"a\"");
            let mut states = states.chars();
            let broken = states.next() == Some('1') && unset(states.next().unwrap(), updating);
            let expected = ["corporate_name requires by=sni_number"];
            assert_eq!(agree(&RULED, mode, &json), &expected[..usize::from(broken)], "{json} {mode:?}");
        }
    }
}

#[test]
fn both_ways() {
    for states in combinations(2) {
        for (mode, updating) in MODES {
            let json = object(&["bic", "iban"], &states, "\"first_name\":\"a\"");
            let (a, b) = (states.as_bytes()[0].into(), states.as_bytes()[1].into());
            let mut expected = Vec::new();
            if a == '1' && unset(b, updating) {
                expected.push("iban requires by=bic");
            }
            if b == '1' && unset(a, updating) {
                expected.push("bic requires by=iban");
            }
            assert_eq!(agree(&RULED, mode, &json), expected, "{json} {mode:?}");
        }
    }
}

#[test]
fn several_and_false_is_a_value() {
    assert_eq!(
        agree(&RULED, Mode::Create, r#"{"first_name":"a","is_invoiced":false}"#),
        ["interval_days requires by=is_invoiced", "period requires by=is_invoiced"]
    );
    assert_eq!(agree(&RULED, Mode::Create, r#"{"first_name":"a","is_invoiced":null}"#), OK);
    assert_eq!(agree(&RULED, Mode::Update, r#"{"is_invoiced":true}"#), OK);
    assert_eq!(
        agree(&RULED, Mode::Update, r#"{"is_invoiced":true,"period":null,"interval_days":1}"#),
        ["period requires by=is_invoiced"]
    );
}
