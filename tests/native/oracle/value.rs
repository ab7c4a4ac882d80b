//! One value and what is within it, against its kind.

use fieldgate::schema::{Field, Format, Kind};
use serde_json::{Map, Value, json};

use super::{Expected, suggestion, text, type_name, writable};

/// A check under way.
pub(super) struct Check {
    pub(super) reading: bool,
    pub(super) open_enums: bool,
    pub(super) issues: Vec<Expected>,
}

const INT32: [f64; 2] = [-2_147_483_648.0, 2_147_483_647.0];

fn under(path: &[Value], step: impl Into<Value>) -> Vec<Value> {
    let mut path = path.to_vec();
    path.push(step.into());
    path
}

impl Check {
    pub(super) fn add(&mut self, path: &[Value], code: &str, params: Value) {
        self.issues.push(Expected { path: path.to_vec(), code: code.into(), params });
    }

    pub(super) fn value(&mut self, path: &[Value], kind: Kind, nullable: bool, value: &Value) {
        let wrong_type = json!({ "type": type_name(kind) });
        match (kind, value) {
            (Kind::Any, _) | (Kind::NumberOrString, Value::Number(_) | Value::String(_)) => {}
            (_, Value::Null) => {
                if !nullable {
                    self.add(path, "null", wrong_type);
                }
            }
            (Kind::Boolean, Value::Bool(_)) => {}
            (Kind::Integer { minimum, maximum, values }, Value::Number(number)) => {
                self.integer(path, minimum, maximum, values, number.as_f64().unwrap());
            }
            (Kind::Number { minimum, maximum }, Value::Number(number)) => {
                let number = number.as_f64().unwrap();
                #[allow(clippy::cast_precision_loss, reason = "limits are small")]
                let limit = |limit: i64| limit as f64;
                if let Some(minimum) = minimum.filter(|&least| !self.reading && number < limit(least)) {
                    self.add(path, "minimum", json!({ "minimum": minimum }));
                } else if let Some(maximum) = maximum.filter(|&most| !self.reading && number > limit(most)) {
                    self.add(path, "maximum", json!({ "maximum": maximum }));
                }
            }
            (Kind::String { .. }, Value::String(text)) => self.string(path, kind, text),
            (Kind::Reference(_), Value::Object(object)) => {
                let path = under(path, "id");
                match object.get("id") {
                    None | Some(Value::Null) if self.reading => {}
                    None => self.add(&path, "required", json!({})),
                    Some(id) => self.value(&path, Kind::formatted(Format::Uuid), false, id),
                }
            }
            (Kind::OpaqueArray, Value::Array(_)) | (Kind::OpaqueObject, Value::Object(_)) => {
                if !self.reading {
                    self.opaque(path, value);
                }
            }
            (Kind::List { of, unique }, Value::Array(elements)) => {
                for (place, element) in elements.iter().enumerate() {
                    self.value(&under(path, place), *of, false, element);
                }
                if unique && !self.reading {
                    self.unique(path, elements);
                }
            }
            (Kind::Object(fields), Value::Object(object)) => self.object(path, fields, object),
            _ => self.add(path, "type", wrong_type),
        }
    }

    fn integer(&mut self, path: &[Value], minimum: i64, maximum: i64, values: &[i64], number: f64) {
        #[allow(clippy::cast_precision_loss, reason = "limits and values fit 32 bits")]
        let float = |value: i64| value as f64;
        let [least, most] = if self.reading { INT32 } else { [float(minimum), float(maximum)] };
        // Only enumerations of ten values, the most that the documents print, may go on.
        let open = self.reading || values.is_empty() || (self.open_enums && values.len() == 10);
        if number.fract() != 0.0 {
            self.add(path, "integer", json!({ "type": "integer" }));
        } else if !open {
            if !values.iter().any(|&value| float(value).total_cmp(&(number + 0.0)).is_eq()) {
                self.add(path, "enum", json!({ "enum": values }));
            }
        } else if number < least {
            self.add(path, "minimum", json!({ "minimum": minimum }));
        } else if number > most {
            self.add(path, "maximum", json!({ "maximum": maximum }));
        }
    }

    fn string(&mut self, path: &[Value], kind: Kind, text: &str) {
        let Kind::String { min_length, max_length, format, values } = kind else { return };
        let of_format = text::is(format, text);
        // These have a length of their own, and are read by programs in responses too.
        let fixed = matches!(format, Format::Uuid | Format::Date | Format::DateTime);
        if self.reading {
            if fixed && !of_format {
                self.add(path, "format", json!({ "format": text::name(format) }));
            }
            return;
        }
        let length = u32::try_from(text.chars().count()).unwrap();
        if text.contains('\0') {
            self.add(path, "unicode", json!({}));
        } else if length > max_length {
            self.add(path, "max_length", json!({ "maxLength": max_length }));
        } else if length < min_length {
            self.add(path, "min_length", json!({ "minLength": min_length }));
        } else if let (Format::Pattern(pattern), false) = (format, of_format) {
            self.add(path, "pattern", json!({ "pattern": pattern.source() }));
        } else if !of_format {
            self.add(path, "format", json!({ "format": text::name(format) }));
        } else if !values.is_empty() && !values.contains(&text) {
            self.add(path, "enum", json!({ "enum": values }));
        }
    }

    /// Data that is not described holds no NUL, in text or in keys.
    fn opaque(&mut self, path: &[Value], value: &Value) {
        match value {
            Value::String(text) if text.contains('\0') => self.add(path, "unicode", json!({})),
            Value::Array(elements) => {
                for (place, element) in elements.iter().enumerate() {
                    self.opaque(&under(path, place), element);
                }
            }
            Value::Object(object) => {
                for (key, member) in object {
                    let path = under(path, key.as_str());
                    if key.contains('\0') {
                        self.add(&path, "unicode", json!({}));
                    }
                    self.opaque(&path, member);
                }
            }
            _ => {}
        }
    }

    /// Whole numbers and text are compared, each with all before it.
    fn unique(&mut self, path: &[Value], elements: &[Value]) {
        let same = |a: &Value, b: &Value| match (a, b) {
            (Value::String(a), Value::String(b)) => a == b && !a.contains('\0'),
            (Value::Number(a), Value::Number(b)) => {
                let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
                (a - b).abs() < f64::MIN_POSITIVE && a.fract() == 0.0 && a.abs() < 9e18
            }
            _ => false,
        };
        for (place, element) in elements.iter().enumerate() {
            if elements[..place].iter().any(|before| same(before, element)) {
                self.add(&under(path, place), "unique_items", json!({}));
            }
        }
    }

    fn object(&mut self, path: &[Value], fields: &[Field], object: &Map<String, Value>) {
        for field in fields {
            let path = under(path, field.name);
            match object.get(field.name) {
                None if field.required && (self.reading || !field.read_only) => {
                    self.add(&path, "required", json!({}));
                }
                None => {}
                Some(_) if field.read_only && !self.reading => self.add(&path, "read_only", json!({})),
                Some(value) => self.value(&path, field.kind, field.nullable, value),
            }
        }
        if !self.reading {
            self.unknown(path, fields, object);
        }
    }

    /// Keys that no field has, in the order of their characters.
    pub(super) fn unknown(&mut self, path: &[Value], fields: &[Field], object: &Map<String, Value>) {
        let known = |key: &str| fields.iter().any(|field| field.name == key);
        let mut keys: Vec<&String> = object.keys().filter(|key| !known(key)).collect();
        keys.sort_by(|a, b| a.chars().cmp(b.chars()));
        for key in keys {
            let params = match suggestion::nearest(key, &writable(fields)) {
                Some(name) => json!({ "suggestion": name }),
                None => json!({}),
            };
            self.add(&under(path, key.as_str()), "unknown_field", params);
        }
    }
}
