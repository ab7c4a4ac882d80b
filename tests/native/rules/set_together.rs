//! `set_together`: all members or none; an issue on each that is missing.

use fieldgate::schema::Mode;

use crate::support::members::{every, places};
use crate::support::ruled::RULED;
use crate::support::{OK, agree};

#[test]
fn in_every_combination() {
    let names = ["object_id", "content_type", "period"];
    every("set_together", &names, "\"first_name\":\"a\"", |states, updating| {
        if places(states, '1').is_empty() {
            return vec![];
        }
        // What a change leaves out may be stored.
        let mut missing = places(states, '0');
        if !updating {
            missing.extend(places(states, '-'));
        }
        missing.sort_unstable();
        missing
    });
}

#[test]
fn zero_and_empty_text_are_values() {
    let json = r#"{"object_id":null,"content_type":"","period":0}"#;
    assert_eq!(
        agree(&RULED, Mode::Update, json),
        ["object_id set_together fields=object_id+content_type+period"]
    );
    assert_eq!(agree(&RULED, Mode::Update, r#"{"content_type":"","period":0}"#), OK);
}
