//! The retry decision, as a table.

use fieldgate::client::retry::{Attempt, Failure, LONGEST_RETRY_AFTER, Policy, delay};

/// Half of the range: half of the limit is waited.
const HALF: u32 = 1 << 31;

const fn attempt(method: &'static str, failure: Failure) -> Attempt<'static> {
    Attempt { method, number: 1, failure, retry_after: None, random: HALF, left: None }
}

const POLICY: Policy<'static> =
    Policy { attempts: 3, base_delay: 1_000, max_delay: 5_000, statuses: fieldgate::client::retry::STATUSES };

#[test]
fn what_is_sent_again_after_what() {
    // Status, then GET, PUT, DELETE, POST, PATCH; 0 is a failure of the network.
    let table: &[(u16, [bool; 5])] = &[
        (0, [true, true, true, false, false]),
        (301, [false; 5]),
        (400, [false; 5]),
        (401, [false; 5]),
        (403, [false; 5]),
        (404, [false; 5]),
        (408, [true, true, true, false, false]),
        (409, [false; 5]),
        (422, [false; 5]),
        (425, [true, true, true, false, false]),
        (429, [true; 5]),
        (500, [false; 5]),
        (501, [false; 5]),
        (502, [true, true, true, false, false]),
        (503, [true, true, true, false, false]),
        (504, [true, true, true, false, false]),
    ];
    for (status, expected) in table {
        let failure = if *status == 0 { Failure::Network } else { Failure::Status(*status) };
        for (method, expected) in ["GET", "PUT", "DELETE", "POST", "PATCH"].into_iter().zip(expected) {
            let found = delay(&POLICY, &attempt(method, failure));
            assert_eq!(found.is_some(), *expected, "{method} {status}");
        }
    }
}

#[test]
fn waits_grow_and_are_limited() {
    let table = [(1, Some(500)), (2, Some(1_000)), (3, Some(2_000)), (4, Some(2_500)), (40, Some(2_500))];
    let policy = Policy { attempts: 100, ..POLICY };
    for (number, expected) in table {
        let found = delay(&policy, &Attempt { number, ..attempt("GET", Failure::Network) });
        assert_eq!(found, expected, "attempt {number}");
    }
}

#[test]
fn the_whole_range_is_drawn_from() {
    for (random, expected) in [(0, 0), (1 << 30, 250), (HALF, 500), (u32::MAX, 999)] {
        let found = delay(&POLICY, &Attempt { random, ..attempt("GET", Failure::Network) });
        assert_eq!(found, Some(expected), "random {random}");
    }
}

#[test]
fn attempts_come_to_an_end() {
    for (number, attempts, again) in [
        (1, 1, false),
        (1, 2, true),
        (2, 2, false),
        (2, 3, true),
        (3, 3, false),
        (9, 3, false),
        (1, 0, false),
    ] {
        let policy = Policy { attempts, ..POLICY };
        let found = delay(&policy, &Attempt { number, ..attempt("GET", Failure::Status(503)) });
        assert_eq!(found.is_some(), again, "{number} of {attempts}");
    }
}

#[test]
fn the_server_says_when() {
    for (asked, expected) in
        [(0, 0), (1, 1), (7_000, 7_000), (60_000, 60_000), (3_600_000, LONGEST_RETRY_AFTER)]
    {
        for method in ["GET", "POST"] {
            let found = delay(
                &POLICY,
                &Attempt { retry_after: Some(asked), ..attempt(method, Failure::Status(429)) },
            );
            assert_eq!(found, Some(expected), "{method} after {asked}");
        }
    }
}

#[test]
fn no_wait_goes_beyond_the_deadline() {
    for (left, again) in
        [(Some(0), false), (Some(499), false), (Some(500), false), (Some(501), true), (None, true)]
    {
        let found = delay(&POLICY, &Attempt { left, ..attempt("GET", Failure::Network) });
        assert_eq!(found.is_some(), again, "{left:?}");
    }
}

#[test]
fn statuses_of_ones_own() {
    let policy = Policy { statuses: &[500, 429], ..POLICY };
    for (method, status, again) in [
        ("GET", 500, true),
        ("POST", 500, false),
        ("PATCH", 500, false),
        ("DELETE", 500, true),
        ("GET", 503, false),
        ("POST", 429, true),
    ] {
        assert_eq!(
            delay(&policy, &attempt(method, Failure::Status(status))).is_some(),
            again,
            "{method} {status}"
        );
    }
}
