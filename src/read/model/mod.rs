//! Reads slots from Rust models, through serde.

#[macro_use]
mod refuse;
mod bounded;
mod scalar;

use alloc::vec::Vec;
use core::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

use crate::json::{Cursor, Number, sort_by_text};
use crate::model::Model;
use crate::schema::{Field, Kind, Mode, Resource};
use crate::validate::{self, Code, Context, Issue, Issues, Options, Param, Target};

use super::{Row, Tag};
use bounded::Bounded;
use scalar::{Scalar, append};

/// Checks every rule of a model: the same issues, in the same order, as its JSON text has.
///
/// # Errors
/// All issues, in the order of the fields and rules.
pub fn validate<M: Model>(model: &M, options: &Options) -> Result<(), Vec<Issue>> {
    let mut issues = Issues::default();
    check(M::RESOURCE, M::MODE, *options, model, &mut Row::default(), &mut issues, &mut |_, _| {});
    if issues.is_empty() { Ok(()) } else { Err(issues.resolve(M::RESOURCE)) }
}

/// Checks a model and gives its row to `each`, with the bytes that the row points into.
pub fn check<T: Serialize + ?Sized>(
    resource: &'static Resource,
    mode: Mode,
    options: Options,
    model: &T,
    row: &mut Row,
    issues: &mut Issues,
    each: &mut dyn FnMut(&Row, &[u8]),
) {
    let mut source = Vec::new();
    if object(resource, model, &mut source, row).is_ok() {
        validate::check(&Context { resource, mode, options, source: &source }, row, issues);
        each(row, &source);
        return;
    }
    // Not an object, or a key stands twice: its JSON text says which, and where.
    let Ok(text) = serde_json::to_vec(&Bounded::new(model)) else {
        let place = [("line", 1), ("column", 1), ("offset", 0)];
        let mut params = alloc::vec![("reason", Param::Text("serialize"))];
        params.extend(place.map(|(name, value)| (name, Param::Integer(value))));
        issues.at(Code::NotJson, &[], &params);
        return;
    };
    let context = Context { resource, mode, options, source: &text };
    let mut cursor = Cursor::new(&text);
    let each = &mut |row: &Row, _| each(row, &text);
    let read = validate::values(&context, &mut cursor, false, row, issues, &mut Target::Each(each));
    if let Err(fault) = read {
        issues.at(Code::NotJson, &[], &validate::place_of(&text, fault));
    }
}

/// Fills the row from a model; the text of its slots is appended to `source`.
///
/// # Errors
/// The model is not an object, or a key stands twice, or serde reports an error.
pub fn object<T: Serialize + ?Sized>(
    resource: &'static Resource,
    model: &T,
    source: &mut Vec<u8>,
    row: &mut Row,
) -> Result<(), Unreadable> {
    row.clear(resource.fields.len());
    model.serialize(Object(Fields { resource, source, row, guess: 0, seen: 0, key: None }))
}

/// Why a model cannot be read field by field; its JSON text can tell more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the model is not an object with distinct keys")
    }
}

impl core::error::Error for Unreadable {}

impl ser::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unreadable
    }
}

/// Takes the fields of a struct, or of a map when the struct has flattened parts.
struct Fields<'a> {
    resource: &'static Resource,
    source: &'a mut Vec<u8>,
    row: &'a mut Row,
    /// Place of the field that is expected next.
    guess: usize,
    /// Fields that were there, one bit each.
    seen: u64,
    /// The field of the map's key that was read last.
    key: Option<(usize, &'static Field)>,
}

impl Fields<'_> {
    /// The field of that name.
    fn find(&mut self, name: &str) -> Result<Option<(usize, &'static Field)>, Unreadable> {
        let expected = self.resource.fields.get(self.guess).filter(|field| field.name == name);
        let found = match expected {
            Some(field) => Some((self.guess, field)),
            None => self.resource.field(name),
        };
        if let Some((place, _)) = found {
            self.guess = place.saturating_add(1);
            let bit = 1u64.checked_shl(u32::try_from(place).unwrap_or(0)).unwrap_or(0);
            if self.seen & bit != 0 {
                return Err(Unreadable);
            }
            self.seen |= bit;
        }
        Ok(found)
    }

    fn fill<T: Serialize + ?Sized>(
        &mut self,
        (place, field): (usize, &Field),
        value: &T,
    ) -> Result<(), Unreadable> {
        let start = self.source.len();
        let scalar = match field.kind {
            Kind::Boolean | Kind::Integer { .. } | Kind::String { .. } => {
                value.serialize(Scalar(self.source)).ok()
            }
            // The text of such a number is what is sent; a number that JSON cannot hold has none.
            Kind::Number { .. } => value
                .serialize(Scalar(self.source))
                .ok()
                .filter(|slot| slot.tag != Tag::Number || slot.number == Number::NotFinite),
            _ => None,
        };
        let slot = match scalar {
            Some(slot) => slot,
            // What nests becomes JSON, which has one reader.
            None => {
                self.source.truncate(start);
                serde_json::to_writer(&mut *self.source, &Bounded::new(value)).map_err(|_| Unreadable)?;
                let mut cursor = Cursor::new(self.source).starting(start);
                super::json::value(&field.kind, &mut cursor, &mut self.row.irregular)
                    .map_err(|_| Unreadable)?
            }
        };
        self.row.set(place, slot);
        Ok(())
    }

    fn finish(self) -> Result<(), Unreadable> {
        self.row.irregular |= !self.row.unknown.is_empty();
        sort_by_text(&mut self.row.unknown, self.source).map_or(Ok(()), |_| Err(Unreadable))
    }
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unreadable> {
        if let Some(found) = self.find(key)? {
            return self.fill(found, value);
        }
        self.row.unknown.push(append(self.source, key));
        Ok(())
    }

    fn end(self) -> Result<(), Unreadable> {
        self.finish()
    }
}

impl ser::SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unreadable> {
        let slot = key.serialize(Scalar(self.source))?;
        if slot.tag != Tag::String {
            return Err(Unreadable);
        }
        let name = alloc::string::String::from_utf8_lossy(slot.span.text(self.source).raw).into_owned();
        self.key = self.find(&name)?;
        if self.key.is_none() {
            self.row.unknown.push(slot.span);
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unreadable> {
        match self.key.take() {
            Some(found) => self.fill(found, value),
            None => Ok(()),
        }
    }

    fn end(self) -> Result<(), Unreadable> {
        self.finish()
    }
}

/// A serializer that takes a struct or a map and nothing else.
struct Object<'a>(Fields<'a>);

impl<'a> Serializer for Object<'a> {
    type Ok = ();
    type Error = Unreadable;
    type SerializeSeq = Impossible<(), Unreadable>;
    type SerializeTuple = Impossible<(), Unreadable>;
    type SerializeTupleStruct = Impossible<(), Unreadable>;
    type SerializeTupleVariant = Impossible<(), Unreadable>;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Impossible<(), Unreadable>;

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>, Unreadable> {
        Ok(self.0)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, Unreadable> {
        Ok(self.0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unreadable> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unreadable> {
        value.serialize(self)
    }

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
    refuse_newtype_variant!();
}
