//! URLs: a scheme of the web, a host, an optional port, and no white space.

use super::each;
use crate::support::{OK, response, value};
use fieldgate::schema::Format::Url;

#[test]
fn takes_urls() {
    each(
        Url,
        true,
        &[
            "https://example.com",
            "HTTP://EXAMPLE.COM/",
            "http://localhost:8080/a/b?c=d&e=f#g",
            "ftp://example.com/file",
            "https://user:secret@example.com/",
            "https://127.0.0.1:1/",
            "http://[::1]:8000/x",
            "http://[2001:db8::7]",
            "https://åäö.se/å?ä=ö",
            "https://example.com?a=b",
            "https://example.com#a",
            "https://example.com/a:b@c",
        ],
    );
}

#[test]
fn refuses_what_is_none() {
    each(
        Url,
        false,
        &[
            "",
            "example.com",
            "//example.com",
            "/path",
            "https:",
            "https://",
            "https:///path",
            "https:/example.com",
            "mailto:a@b.se",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://exa mple.com",
            "https://example.com/a b",
            "https://user name@example.com/",
            "https://user:se\tcret@example.com/",
            "https://example.com/a\nb",
            "https://example.com/\u{7f}",
            " https://example.com",
            "https://example.com ",
            "https://-example.com",
            "https://example..com",
            "https://example.com:port/",
            "https://example.com:123456/",
            "https://user@",
            "http://[]/",
            "http://[::1/",
            "http://[1234]/",
            "http://::1/",
        ],
    );
}

#[test]
fn in_a_field() {
    let longest = format!("https://example.com/{}", "a".repeat(180));
    assert_eq!(value("website", &format!("\"{longest}\"")), OK);
    assert_eq!(value("website", &format!("\"{longest}a\"")), ["website max_length maxLength=200"]);
    assert_eq!(value("website", r#""https:\/\/example.com""#), OK);
    assert_eq!(value("website", "\"example.com\""), ["website format format=uri"]);
    assert_eq!(response("website", "\"example.com\""), OK);
}
