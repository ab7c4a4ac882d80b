//! Numbers that need not be whole: `minimum` and `maximum` are exact.

use crate::support::{OK, field, response, value};

#[test]
fn the_limits_themselves_are_inside() {
    for number in
        ["-90", "90", "90.0", "9e1", "-9E+1", "900e-1", "89.9999999999", "-89.5", "0", "-0.0", "1e-300"]
    {
        assert_eq!(value("latitude", number), OK, "{number}");
    }
}

#[test]
fn beyond_a_limit() {
    for number in ["90.0000001", "90.5", "91", "9.1e1", "1e300"] {
        assert_eq!(value("latitude", number), ["latitude maximum maximum=90"], "{number}");
        assert_eq!(value("latitude", &format!("-{number}")), ["latitude minimum minimum=-90"], "{number}");
    }
    // A float has no room for these; the text has.
    for number in ["90.00000000000000000000000001", "1e400", "9000000000000000000000000001e-26"] {
        assert_eq!(field("latitude", number), ["latitude maximum maximum=90"], "{number}");
        assert_eq!(field("latitude", &format!("-{number}")), ["latitude minimum minimum=-90"], "{number}");
    }
}

#[test]
fn with_one_limit() {
    assert_eq!(value("fee", "60"), OK);
    assert_eq!(value("fee", "-1e300"), OK);
    assert_eq!(value("fee", "60.01"), ["fee maximum maximum=60"]);
    assert_eq!(value("ratio", "-0.0"), OK);
    assert_eq!(value("ratio", "1e300"), OK);
    assert_eq!(value("ratio", "-1e-300"), ["ratio minimum minimum=0"]);
}

#[test]
fn of_another_type() {
    for other in ["\"5\"", "true", "[]", "{}"] {
        assert_eq!(value("latitude", other), ["latitude type type=number"], "{other}");
    }
    assert_eq!(value("latitude", "null"), OK);
}

#[test]
fn a_response_is_held_to_the_type_only() {
    assert_eq!(response("latitude", "90.5"), OK);
    assert_eq!(response("latitude", "\"90\""), ["latitude type type=number"]);
    // Of whole numbers it must fit 32 bits.
    assert_eq!(response("small", "8"), OK);
    assert_eq!(response("small", "2147483648").len(), 1);
}
