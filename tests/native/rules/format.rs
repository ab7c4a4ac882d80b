//! `format`: text that is not of its field's format.

use crate::support::{ID, OK, OTHER, field};

#[test]
fn of_the_format() {
    assert_eq!(field("key", &format!("\"{ID}\"")), OK);
    assert_eq!(field("key", &format!("\"{OTHER}\"")), OK);
    assert_eq!(field("day", "\"2026-02-28\""), OK);
    assert_eq!(field("moment", "\"2026-02-28T10:00:00+01:00\""), OK);
    assert_eq!(field("parent", &format!("{{\"id\":\"{OTHER}\"}}")), OK);
}

#[test]
fn spelt_with_escapes() {
    let escaped: String = ID.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    assert_eq!(field("key", &format!("\"{escaped}\"")), OK);
    assert_eq!(field("day", r#""2026\u002d02-28""#), OK);
    assert_eq!(field("parent", &format!("{{\"\\u0069d\":\"{escaped}\"}}")), OK);
}

#[test]
fn of_another() {
    for (name, format) in [("key", "uuid"), ("day", "date"), ("moment", "date-time")] {
        for text in ["", "x", "2026-02-30", "2026-02-28 10:00:00Z", "\\n"] {
            assert_eq!(
                field(name, &format!("\"{text}\"")),
                [format!("{name} format format={format}")],
                "{text}"
            );
        }
    }
    assert_eq!(field("moment", "\"2026-02-28\""), ["moment format format=date-time"]);
    assert_eq!(field("day", "\"2026-02-28T10:00:00Z\""), ["day format format=date"]);
    assert_eq!(field("parent", "{\"id\":\"x\"}"), ["parent/id format format=uuid"]);
}

#[test]
fn very_long_text_is_no_format() {
    let long = "\\u0061".repeat(100_000);
    assert_eq!(field("key", &format!("\"{long}\"")), ["key format format=uuid"]);
}
