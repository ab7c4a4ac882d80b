//! Values laid out in memory as JavaScript does it, for the packed reader.

use fieldgate::json::Span;
use fieldgate::read::packed::{self, Packed};
use fieldgate::schema::{Kind, Mode, Resource};
use fieldgate::validate::{self, Context, Issue, Issues, Options};
use serde_json::{Map, Value, json};

/// Lays a value out as JavaScript does.
struct Layout {
    bytes: Vec<u8>,
}

impl Layout {
    fn tag(value: &Value) -> u8 {
        match value {
            Value::Null => 1,
            Value::Bool(false) => 2,
            Value::Bool(true) => 3,
            Value::Number(_) => 4,
            Value::String(_) => 5,
            Value::Object(_) => 6,
            Value::Array(_) => 7,
        }
    }

    fn far(&mut self, text: &str) -> Span {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text.as_bytes());
        Span { start, end: self.bytes.len(), escaped: false }
    }

    fn text(&mut self, at: usize, text: &str) {
        self.bytes[at + 4..at + 8].copy_from_slice(&u32::try_from(text.len()).unwrap().to_le_bytes());
        if text.len() <= packed::ROOM {
            self.bytes[at + 8..at + 8 + text.len()].copy_from_slice(text.as_bytes());
        } else {
            let far = u32::try_from(self.far(text).start).unwrap();
            self.bytes[at + 2] = 1;
            self.bytes[at + 8..at + 12].copy_from_slice(&far.to_le_bytes());
        }
    }

    fn field(&mut self, place: usize, kind: Kind, value: &Value) {
        let at = place * packed::STRIDE;
        self.bytes[at] = Layout::tag(value);
        match value {
            Value::Number(number) if matches!(kind, Kind::Number { .. }) => {
                self.text(at, &number.to_string())
            }
            Value::Number(number) => {
                self.bytes[at + 8..at + 16].copy_from_slice(&number.as_f64().unwrap().to_le_bytes());
            }
            Value::String(text) => self.text(at, text),
            Value::Object(object) if matches!(kind, Kind::Reference(_)) => {
                let id = object.get("id");
                self.bytes[at + 1] = id.map_or(0, Layout::tag);
                self.text(at, id.and_then(Value::as_str).unwrap_or_default());
            }
            Value::Array(_) | Value::Object(_) => self.text(at, &value.to_string()),
            _ => {}
        }
    }
}

/// The issues of an object that is laid out as JavaScript does it.
pub(crate) fn check(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    object: &Map<String, Value>,
) -> Vec<Issue> {
    let mut layout = Layout { bytes: vec![0; packed::AREA] };
    for (place, field) in resource.fields.iter().enumerate() {
        if let Some(value) = object.get(field.name) {
            layout.field(place, field.kind, value);
        }
    }
    // In the order of the object, which need not be that of the characters.
    let unknown: Vec<&String> = object.keys().rev().filter(|key| resource.field(key).is_none()).collect();
    let unknown = if unknown.is_empty() { Span::default() } else { layout.far(&json!(unknown).to_string()) };
    let value = Packed::new(resource, &layout.bytes);
    let mut keys = Vec::new();
    packed::unknown(&layout.bytes, unknown, &mut keys);
    let mut issues = Issues::default();
    let context = Context { resource, mode, options, source: &layout.bytes };
    validate::check(&context, &value, &keys, &mut issues);
    issues.resolve(resource)
}
