//! UUIDs: the hyphenated 36 characters, in either case.

use super::each;
use fieldgate::schema::Format::Uuid;

#[test]
fn takes_the_hyphenated_form_in_either_case() {
    each(
        Uuid,
        true,
        &[
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "7D444840-9DC0-11D1-B245-5FFDCE74FAD2",
            "7d444840-9DC0-11d1-b245-5ffdce74fad2",
        ],
    );
}

#[test]
fn refuses_every_other_form() {
    each(
        Uuid,
        false,
        &[
            "",
            "7d4448409dc011d1b2455ffdce74fad2",
            "{7d444840-9dc0-11d1-b245-5ffdce74fad2}",
            "urn:uuid:7d444840-9dc0-11d1-b245-5ffdce74fad2",
            "7d444840-9dc0-11d1-b245-5ffdce74fad",
            "7d444840-9dc0-11d1-b245-5ffdce74fad22",
            "7d44484-09dc0-11d1-b245-5ffdce74fad2",
            "7d444840_9dc0_11d1_b245_5ffdce74fad2",
            "7d444840-9dc0-11d1-b245-5ffdce74fag2",
            " 7d444840-9dc0-11d1-b245-5ffdce74fad",
            "7d444840-9dc0-11d1-b245-5ffdce74fad\n",
            "7d444840-9dc0-11d1-b245-5ffdce74faé",
            "7d444840-9dc0-11d1-b245-5ffdce74fa\u{ff12}",
        ],
    );
}
