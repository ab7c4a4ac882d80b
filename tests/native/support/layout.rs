//! Values laid out in memory as JavaScript does it, for the packed reader.

use fieldgate::read::Row;
use fieldgate::read::packed::{self, END, STRIDE, Texts};
use fieldgate::schema::{Kind, Mode, Resource};
use fieldgate::validate::{self, Context, Issue, Issues, Members, Options};
use serde_json::{Map, Value, json};

/// Text as JavaScript has it: UTF-16 units, in which surrogates may stand alone.
#[derive(Debug, Default)]
struct Units(Vec<u16>);

impl Units {
    /// UTF-8, with a lone surrogate as the three bytes that its number would take.
    fn bytes(&self) -> Vec<u8> {
        char::decode_utf16(self.0.iter().copied())
            .flat_map(|unit| match unit {
                Ok(character) => character.to_string().into_bytes(),
                Err(lone) => {
                    let [high, low] = lone.unpaired_surrogate().to_be_bytes();
                    vec![0xED, 0x80 | (high & 0x0F) << 2 | low >> 6, 0x80 | low & 0x3F]
                }
            })
            .collect()
    }
}

/// Lays rows out as JavaScript does.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    slots: Vec<u8>,
    texts: Units,
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

    /// Adds a slot with a text of UTF-16 units.
    pub(crate) fn text(&mut self, tag: u8, inner: u8, units: &[u16]) {
        let mut slot = [0; STRIDE];
        slot[..2].copy_from_slice(&[tag, inner]);
        slot[4..8].copy_from_slice(&u32::try_from(units.len()).unwrap().to_le_bytes());
        self.slots.extend_from_slice(&slot);
        self.texts.0.extend_from_slice(units);
    }

    fn slot(&mut self, tag: u8, inner: u8, text: &str) {
        self.text(tag, inner, &text.encode_utf16().collect::<Vec<u16>>());
    }

    fn field(&mut self, kind: Kind, value: Option<&Value>) {
        let tag = value.map_or(0, Layout::tag);
        match value {
            Some(Value::Number(number)) if matches!(kind, Kind::Number { .. }) => {
                self.slot(tag, 0, &number.to_string());
            }
            Some(Value::Number(number)) => {
                self.slot(tag, 0, "");
                let at = self.slots.len() - 8;
                self.slots[at..].copy_from_slice(&number.as_f64().unwrap().to_le_bytes());
            }
            Some(Value::String(text)) => self.slot(tag, 0, text),
            Some(Value::Object(object)) if matches!(kind, Kind::Reference(_)) => {
                let id = object.get("id");
                self.slot(tag, id.map_or(0, Layout::tag), id.and_then(Value::as_str).unwrap_or_default());
            }
            Some(value @ (Value::Array(_) | Value::Object(_))) => {
                let text = value.to_string();
                // Of what is marked as suspect, only a NUL can stand in JSON.
                self.slot(tag, u8::from(text.contains("\\u0000")), &text);
            }
            _ => self.slot(tag, 0, ""),
        }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, resource: &Resource, object: &Map<String, Value>) {
        for field in resource.fields {
            self.field(field.kind, object.get(field.name));
        }
        // In the order of the object, which need not be that of the characters.
        let unknown: Vec<&String> = object.keys().rev().filter(|key| resource.field(key).is_none()).collect();
        let text = if unknown.is_empty() { String::new() } else { json!(unknown).to_string() };
        self.slot(if unknown.is_empty() { 0 } else { 7 }, 0, &text);
    }

    /// The issues of the rows, each by itself.
    pub(crate) fn check(&self, resource: &'static Resource, mode: Mode, options: Options) -> Vec<Vec<Issue>> {
        let mut bytes = self.slots.clone();
        let texts = self.texts.bytes();
        bytes.extend_from_slice(&texts);
        let mut texts = Texts::new(self.slots.len(), texts.is_ascii());
        let context = Context { resource, mode, options, source: &bytes };
        let stride = packed::row_stride(resource);
        let mut row = Row::default();
        (0..self.slots.len() / stride)
            .map(|place| {
                let base = place * stride;
                let given = || validate::id_of(resource).is_some_and(|id| packed::is_given(&bytes, base, id));
                let updating = mode == Mode::Update || (mode == Mode::BulkRow && given());
                let mut issues = Issues::default();
                let mut members = Members::new(updating);
                packed::row(resource, &bytes, base, &mut texts, &mut row, |place, field, slot| {
                    validate::field(&context, place, field, slot, &mut members, &mut issues);
                });
                validate::across(&context, &row, members, &mut issues);
                issues.resolve(resource)
            })
            .collect()
    }

    /// Ends the row: what was laid out from this field on is left out.
    pub(crate) fn end(&mut self, resource: &Resource, field: usize) {
        let row = self.slots.len() - packed::row_stride(resource);
        self.slots[row + field * STRIDE] = END;
    }
}

/// The issues of an object that is laid out as JavaScript does it.
pub(crate) fn check(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    object: &Map<String, Value>,
) -> Vec<Issue> {
    let mut layout = Layout::default();
    layout.row(resource, object);
    layout.check(resource, mode, options).pop().unwrap_or_default()
}
