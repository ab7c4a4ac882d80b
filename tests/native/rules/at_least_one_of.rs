//! `at_least_one_of`: in new rows; in changes only when every member is given as null.

use fieldgate::schema::Mode;

use crate::support::members::{every, places};
use crate::support::ruled::RULED;
use crate::support::{OK, agree};

const NAMES: [&str; 3] = ["first_name", "last_name", "corporate_name"];

#[test]
fn in_every_combination() {
    every("at_least_one_of", &NAMES, "", |states, updating| {
        let unset = if updating { states == "000" } else { places(states, '1').is_empty() };
        if unset { vec![0] } else { vec![] }
    });
}

#[test]
fn a_wrong_value_is_set_all_the_same() {
    assert_eq!(agree(&RULED, Mode::Create, r#"{"last_name":5}"#), ["last_name type type=string"]);
    assert_eq!(agree(&RULED, Mode::Create, r#"{"corporate_name":""}"#), OK);
}
