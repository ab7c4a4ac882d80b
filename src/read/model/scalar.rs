//! Makes a slot of a value without parts.

use alloc::vec::Vec;

use serde::ser::{Impossible, Serialize, Serializer};

use super::Unreadable;
use crate::json::{Number, Span};
use crate::read::{Slot, Tag};

/// Appends text to the bytes that slots point into.
pub(super) fn append(source: &mut Vec<u8>, text: &str) -> Span {
    let start = source.len();
    source.extend_from_slice(text.as_bytes());
    Span { start, end: source.len(), escaped: false }
}

/// A serializer that takes a value without parts, as a slot.
pub(super) struct Scalar<'a>(pub(super) &'a mut Vec<u8>);

/// Methods that make a number of a whole number that fits 64 bits.
macro_rules! whole {
    ($( $method:ident($type:ty) )*) => { $(
        fn $method(self, value: $type) -> Result<Slot, Unreadable> {
            Ok(number(Number::Integer(i64::from(value))))
        }
    )* };
}

fn number(number: Number) -> Slot {
    Slot { tag: Tag::Number, number, ..Slot::default() }
}

fn literal(tag: Tag) -> Slot {
    Slot { tag, ..Slot::default() }
}

impl Serializer for Scalar<'_> {
    type Ok = Slot;
    type Error = Unreadable;
    type SerializeSeq = Impossible<Slot, Unreadable>;
    type SerializeTuple = Impossible<Slot, Unreadable>;
    type SerializeTupleStruct = Impossible<Slot, Unreadable>;
    type SerializeTupleVariant = Impossible<Slot, Unreadable>;
    type SerializeMap = Impossible<Slot, Unreadable>;
    type SerializeStruct = Impossible<Slot, Unreadable>;
    type SerializeStructVariant = Impossible<Slot, Unreadable>;

    fn serialize_bool(self, value: bool) -> Result<Slot, Unreadable> {
        Ok(literal(if value { Tag::True } else { Tag::False }))
    }

    whole! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
    }

    fn serialize_u64(self, value: u64) -> Result<Slot, Unreadable> {
        Ok(number(i64::try_from(value).map_or(Number::Huge { negative: false }, Number::Integer)))
    }

    fn serialize_f32(self, value: f32) -> Result<Slot, Unreadable> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<Slot, Unreadable> {
        Ok(number(Number::from_f64(value)))
    }

    fn serialize_char(self, value: char) -> Result<Slot, Unreadable> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<Slot, Unreadable> {
        Ok(Slot { tag: Tag::String, span: append(self.0, value), ..Slot::default() })
    }

    fn serialize_none(self) -> Result<Slot, Unreadable> {
        Ok(literal(Tag::Null))
    }

    fn serialize_unit(self) -> Result<Slot, Unreadable> {
        Ok(literal(Tag::Null))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Slot, Unreadable> {
        Ok(literal(Tag::Null))
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Slot, Unreadable> {
        self.serialize_str(variant)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Slot, Unreadable> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Slot, Unreadable> {
        value.serialize(self)
    }

    refuse! {
        serialize_bytes(&[u8]) -> Slot;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
    refuse_newtype_variant!();
}
