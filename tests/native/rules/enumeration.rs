//! `enum`: one of the documented values, unless enumerations are open.

use fieldgate::resources::pigello::accounts::sub_tenant_tenant_connection;
use fieldgate::schema::Mode;
use fieldgate::validate::Options;

use crate::support::{OK, field, lines, response, sample::SAMPLE, value};

const OPEN: Options = Options { open_enums: true, complete: false };

/// The connection's `category` has exactly ten documented values.
fn open(value: &str) -> Vec<String> {
    let json = format!("{{\"category\":{value}}}");
    lines(sub_tenant_tenant_connection::RESOURCE.validate_json(Mode::Update, json.as_bytes(), OPEN))
}

#[test]
fn strict_by_default() {
    for value in ["0", "1", "5", "5.0", "-0"] {
        assert_eq!(field("category", value), OK, "{value}");
    }
    for value in ["2", "-1", "6", "2147483648", "1e400", "-99999999999999999999"] {
        assert_eq!(field("category", value), ["category enum enum=[0, 1, 5]"], "{value}");
    }
}

#[test]
fn open_on_request_but_still_a_32_bit_integer() {
    assert_eq!(open("10"), OK);
    assert_eq!(open("-7"), OK);
    assert_eq!(open("2147483648"), ["category maximum maximum=2147483647"]);
    assert_eq!(open("-2147483649"), ["category minimum minimum=-2147483648"]);
    assert_eq!(open("1e400"), ["category maximum maximum=2147483647"]);
    assert_eq!(open("1.5"), ["category integer type=integer"]);
    assert_eq!(open("\"1\""), ["category type type=integer"]);
}

#[test]
fn an_enumeration_of_fewer_than_ten_values_stays_closed() {
    let found = lines(SAMPLE.validate_json(Mode::Update, b"{\"category\":2}", OPEN));
    assert_eq!(found, ["category enum enum=[0, 1, 5]"]);
}

#[test]
fn of_text() {
    for text in ["PX_PARKING", "20.520", "20.59", r"20\u002e59"] {
        assert_eq!(value("structure", &format!("\"{text}\"")), OK, "{text}");
    }
    for text in ["", "px_parking", "PX_PARKING ", "20.52", "20.590", "20.5"] {
        assert_eq!(
            value("structure", &format!("\"{text}\"")),
            ["structure enum enum=PX_PARKING+20.520+20.59"],
            "{text}"
        );
    }
    // Text that looks like a number is no number.
    assert_eq!(value("structure", "20.59"), ["structure type type=string"]);
    assert_eq!(value("structure", "\"\\u0000\""), ["structure unicode"]);
    assert_eq!(value("structure", "null"), OK);
    assert_eq!(response("structure", "\"new\""), OK);
}
