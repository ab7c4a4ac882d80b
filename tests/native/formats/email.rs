//! E-mail addresses: a dot-atom, `@`, and a domain of at least two labels.

use super::each;
use crate::support::{OK, response, value};
use fieldgate::schema::Format::Email;

#[test]
fn takes_addresses() {
    each(
        Email,
        true,
        &[
            "a@b.se",
            "first.last@example.com",
            "first+tag@sub.example.co.uk",
            "o'brien_{x}|~@example.com",
            "1@2.3",
            "a@xn--mnchen-3ya.de",
            "a@åäö.se",
            "a@b-c.se",
            &format!("{}@example.com", "a".repeat(64)),
            &format!("a@{}.se", "b".repeat(63)),
        ],
    );
}

#[test]
fn refuses_what_is_none() {
    each(
        Email,
        false,
        &[
            "",
            "@",
            "a",
            "a@",
            "@b.se",
            "a@b",
            "a@localhost",
            "a@b..se",
            "a@.se",
            "a@b.se.",
            ".a@b.se",
            "a.@b.se",
            "a..b@c.se",
            "a b@c.se",
            "a@b c.se",
            " a@b.se",
            "a@b.se ",
            "a@b.se\n",
            "a@b@c.se",
            "a@-b.se",
            "a@b-.se",
            "a@b_c.se",
            "a@\u{3000}.se",
            "a@b\u{a0}c.se",
            "a@b\u{85}.se",
            "a,b@c.se",
            "<a@b.se>",
            "\"a b\"@c.se",
            "a@[127.0.0.1]",
            "å@b.se",
            &format!("{}@example.com", "a".repeat(65)),
            &format!("a@{}.se", "b".repeat(64)),
            &format!("a@{}se", "b.".repeat(126)),
        ],
    );
}

#[test]
fn in_a_field() {
    assert_eq!(value("email", "\"a@b.se\""), OK);
    assert_eq!(value("email", r#""a\u0040b.se""#), OK);
    assert_eq!(value("email", "\"a.b.se\""), ["email format format=email"]);
    assert_eq!(value("email", "5"), ["email type type=string"]);
    let longest = format!("{}@{}.{}.{}.se", "a".repeat(59), "b".repeat(63), "c".repeat(63), "d".repeat(63));
    assert_eq!(longest.len(), 254);
    assert_eq!(value("email", &format!("\"{longest}\"")), OK);
    assert_eq!(value("email", &format!("\"a{longest}\"")), ["email max_length maxLength=254"]);
    assert_eq!(response("email", "\"no address\""), OK);
}
