//! `minimum` and `maximum`: exact, beyond what a float can hold too.

use crate::support::{OK, field};

#[test]
fn the_limits_themselves_are_inside() {
    for value in ["-2147483648", "2147483647", "2147483647.0", "2.147483647e9"] {
        assert_eq!(field("count", value), OK, "{value}");
    }
    assert_eq!(field("small", "-3"), OK);
    assert_eq!(field("small", "7"), OK);
}

#[test]
fn above() {
    for value in [
        "2147483648",
        "9007199254740993",
        "9223372036854775808",
        "1e400",
        "18446744073709551616",
        "99999999999999999999",
    ] {
        assert_eq!(field("count", value), ["count maximum maximum=2147483647"], "{value}");
    }
    assert_eq!(field("small", "8"), ["small maximum maximum=7"]);
}

#[test]
fn below() {
    for value in ["-2147483649", "-9007199254740993", "-9223372036854775809", "-1e400"] {
        assert_eq!(field("count", value), ["count minimum minimum=-2147483648"], "{value}");
    }
    assert_eq!(field("small", "-4"), ["small minimum minimum=-3"]);
}
