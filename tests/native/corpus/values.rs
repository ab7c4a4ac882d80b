//! Values to try under a field of each kind: what it takes, up to its limits, and what it
//! does not take.

use fieldgate::schema::{Field, Format, Kind};
use serde_json::{Map, Value, json};

use crate::oracle::RIGHT;
use crate::support::{ID, OTHER};

/// A value that the kind takes.
pub(super) fn right(kind: Kind) -> Value {
    match kind {
        Kind::Boolean => json!(true),
        Kind::Integer { minimum, values, .. } => json!(values.first().copied().unwrap_or(minimum)),
        Kind::NumberOrString => json!("1.50"),
        Kind::Number { minimum, maximum } => json!(minimum.or(maximum).unwrap_or(0)),
        Kind::String { format, min_length, max_length, values } => match (values.first(), format) {
            (Some(value), _) => json!(value),
            (None, Format::Timestamp) => json!("-4712-01-01T00:00:00Z"),
            (None, Format::Text) => json!("x".repeat(min_length.max(1).min(max_length) as usize)),
            (None, format) => texts(format)
                .into_iter()
                .find(|text| {
                    let length = u32::try_from(text.chars().count()).unwrap();
                    !text.contains("not") && (min_length..=max_length).contains(&length)
                })
                .map_or(Value::Null, Value::from),
        },
        Kind::Reference(_) => json!({ "id": ID }),
        Kind::OpaqueArray | Kind::List { .. } => json!([]),
        Kind::OpaqueObject | Kind::Any => json!({}),
        Kind::Object(fields) => Value::Object(required(fields)),
    }
}

/// The members that an object must have.
pub(super) fn required(fields: &[Field]) -> Map<String, Value> {
    let written = fields.iter().filter(|field| field.required && !field.read_only);
    written.map(|field| (field.name.to_owned(), right(field.kind))).collect()
}

/// Text of a format: right ones first, then some that are nearly right.
fn texts(format: Format) -> Vec<String> {
    let known: &[&str] = match format {
        Format::Uuid => &[
            ID,
            OTHER,
            "00000000-0000-0000-0000-000000000000",
            "0f3b1c529f0e4c5a8a345f0a6f3f9a11",
            "{0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11}",
            "urn:uuid:0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11",
            "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a1",
            "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a111",
            "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a1g",
            "0f3b1c5-29f0e-4c5a-8a34-5f0a6f3f9a11",
            "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a1\u{ff11}",
            "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11\n",
        ],
        Format::Date => {
            &["2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31", "2026-02-29", "0000-01-01", "26-02-28"]
        }
        Format::DateTime => &[
            "2019-08-24T14:15:22Z",
            "2019-08-24t14:15:22.5z",
            "2024-02-29T00:00:00+14:00",
            "2016-12-31T23:59:60Z",
            "2017-01-01T00:59:60+01:00",
            "0001-01-01T00:00:00-23:59",
            "9999-12-31T23:59:59.999999999Z",
            "2019-08-24",
            "2019-08-24 14:15:22Z",
            "2019-08-24T14:15:22",
            "2019-08-24T14:15:22+0200",
            "2019-08-24T14:15:22+24:00",
            "2019-08-24T24:00:00Z",
            "2019-08-24T14:60:00Z",
            "2019-08-24T14:15:60Z",
            "2016-12-31T23:59:60+01:00",
            "2016-12-31T23:59:61Z",
            "2023-02-29T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2019-08-24T14:15:22.Z",
            "2019-08-24T14:15:22Z ",
        ],
        Format::Pattern(_) => &[
            "0701234567",
            "0007:5560360793",
            "a1B2c3",
            "user@name.1",
            "0123",
            "9-1-234567890",
            "S:t Eriksgatan 1",
            "12-14B",
            "112 34",
            "c/o A & B",
            "åäö",
            "<>",
            "1--2",
            "+",
        ],
        _ => RIGHT.iter().find(|(known, _)| *known == format).map_or(&[], |(_, texts)| texts),
    };
    known.iter().map(|&text| text.to_owned()).collect()
}

/// Everything to try under a field of a kind.
pub(super) fn all(kind: Kind) -> Vec<Value> {
    let mut values = vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(7),
        json!(1.5),
        json!("text"),
        json!(""),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "id": ID }),
    ];
    values.push(right(kind));
    match kind {
        Kind::Boolean | Kind::NumberOrString | Kind::Any => {
            values.extend([json!("true"), json!({ "a": [1, null, "\0"] })]);
        }
        Kind::Integer { minimum, maximum, values: listed } => {
            let limits = [minimum, maximum, i64::from(i32::MIN), i64::from(i32::MAX), i64::from(u32::MAX)];
            values
                .extend(limits.into_iter().flat_map(|limit| [limit - 1, limit, limit + 1]).map(Value::from));
            values.extend(listed.iter().flat_map(|&value| [value - 1, value, value + 1]).map(Value::from));
            values.extend([
                json!(1.0),
                json!(-0.0),
                json!(0.5),
                json!(-1.5),
                json!(1e300),
                json!(-1e300),
                json!("1"),
            ]);
        }
        Kind::Number { minimum, maximum } => {
            for limit in minimum.into_iter().chain(maximum) {
                #[allow(clippy::cast_precision_loss, reason = "limits are small")]
                let float = limit as f64;
                values.extend([json!(limit), json!(float), json!(float - 0.5), json!(float + 0.5)]);
                values.extend([json!(limit - 1), json!(limit + 1), json!(float + 1e-7), json!(float - 1e-7)]);
            }
            values.extend([json!(1e300), json!(-1e300), json!(-0.0), json!("1")]);
        }
        Kind::String { min_length, max_length, format, values: listed } => {
            values.extend(texts(format).into_iter().map(Value::from));
            values.extend(
                listed
                    .iter()
                    .flat_map(|text| [json!(text), json!(text.to_lowercase()), json!(format!("{text} "))]),
            );
            for length in [min_length.saturating_sub(1), min_length, max_length, max_length.saturating_add(1)]
            {
                if (1..=300).contains(&length) {
                    let lengthy = |text: &str| json!(text.repeat(length as usize));
                    values.extend([lengthy("a"), lengthy("😀")]);
                }
            }
            let odd = [
                "\0",
                "a\0b",
                "\u{1}",
                "\u{7f}",
                "\u{feff}",
                "\u{ffff}",
                "\u{10ffff}",
                "e\u{301}",
                "\"\\/\n\t",
                " ",
            ];
            values.extend(odd.map(Value::from));
        }
        Kind::Reference(_) => {
            let ids = [
                json!(OTHER),
                json!(null),
                json!(5),
                json!(true),
                json!([]),
                json!({}),
                json!(""),
                json!("text"),
                json!(format!("{ID}\0")),
                json!(format!(" {ID}")),
                json!(ID.replace('-', "")),
            ];
            values.extend(ids.into_iter().map(|id| json!({ "id": id })));
            values.extend([
                json!({ "name": "x" }),
                json!({ "id": ID, "name": "x", "more": [{}] }),
                json!({ "ID": ID }),
                json!(ID),
            ]);
        }
        Kind::OpaqueArray | Kind::OpaqueObject => {
            let inner = [
                json!([1, -0.5, "text", true, {}]),
                json!(["a\0"]),
                json!([{ "a": { "b\0": 1 } }, ["\0", null]]),
                json!([{ "\0": "\0" }]),
                json!([[[[[]]]]]),
                json!([{ "__proto__": 1, "": 2, "id": null }]),
            ];
            values.extend(inner.iter().map(|value| json!({ "key": value })));
            values.extend(inner);
        }
        Kind::List { of, .. } => {
            let each: Vec<Value> = all(*of);
            values.extend(each.iter().map(|value| json!([value])));
            values.extend(each.iter().map(|value| json!([right(*of), value, value, right(*of)])));
            values.push(json!(each));
        }
        Kind::Object(fields) => {
            for field in fields {
                for value in all(field.kind) {
                    let mut object = required(fields);
                    object.insert(field.name.to_owned(), value);
                    values.push(Value::Object(object));
                }
                let mut object = required(fields);
                object.remove(field.name);
                object.insert(misspelt(field.name), json!(1));
                values.push(Value::Object(object));
            }
        }
    }
    let mut distinct: Vec<Value> = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}

/// A name with two neighbours in the wrong order.
fn misspelt(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.swap(0, 1);
    letters.into_iter().collect()
}
