//! `at_most_one_of`: an issue on each member that is set, when two are.

use fieldgate::schema::Mode;

use crate::support::members::{every, places};
use crate::support::ruled::RULED;
use crate::support::{ID, agree};

#[test]
fn in_every_combination() {
    let names = ["interval_days", "day_of_month", "day_of_year"];
    every("at_most_one_of", &names, "\"first_name\":\"a\"", |states, _| {
        let set = places(states, '1');
        if set.len() > 1 { set } else { vec![] }
    });
}

#[test]
fn of_members_of_different_kinds() {
    let json = format!(r#"{{"attachment":{{"id":"{ID}"}},"title":"a","color":"b"}}"#);
    assert_eq!(
        agree(&RULED, Mode::Update, &json),
        ["title at_most_one_of fields=title+attachment", "attachment at_most_one_of fields=title+attachment"]
    );
}
