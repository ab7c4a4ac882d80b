//! Serializes a value down to the deepest level that the rules look at, and no deeper.

use serde::ser::{self, Serialize, SerializeMap as _, Serializer};

use crate::json::MAX_DEPTH;

/// A value of which only [`MAX_DEPTH`] levels are written, and one more that is empty, so
/// that the rules see that there was more and no depth of data can exhaust the stack.
#[derive(Debug)]
pub(super) struct Bounded<'a, T: ?Sized> {
    value: &'a T,
    /// Containers that are open around the value.
    depth: usize,
}

impl<'a, T: ?Sized> Bounded<'a, T> {
    pub(super) const fn new(value: &'a T) -> Self {
        Bounded { value, depth: 0 }
    }
}

impl<T: Serialize + ?Sized> Serialize for Bounded<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Limit { inner: serializer, depth: self.depth, closed: false })
    }
}

/// A serializer, or an open container, that counts its levels.
#[derive(Debug)]
struct Limit<S> {
    inner: S,
    depth: usize,
    /// The container is too deep: it stays empty.
    closed: bool,
}

impl<S> Limit<S> {
    fn is_full(&self) -> bool {
        self.depth >= MAX_DEPTH
    }

    /// The size to announce; an empty container of `serde_json` is written at once.
    fn announce(&self, len: usize) -> usize {
        if self.is_full() { 0 } else { len }
    }

    fn open<C>(inner: C, depth: usize, closed: bool) -> Limit<C> {
        Limit { inner, depth: depth.saturating_add(1), closed }
    }
}

/// Methods whose value has no parts.
macro_rules! forward {
    ($( $method:ident($($name:ident: $type:ty),*); )*) => { $(
        fn $method(self, $($name: $type),*) -> Result<S::Ok, S::Error> {
            self.inner.$method($($name),*)
        }
    )* };
}

/// Methods that open a container; the last argument is its size.
macro_rules! open {
    ($( $method:ident($($name:ident: $type:ty),*) -> $out:ident; )*) => { $(
        fn $method(self, $($name: $type,)* len: usize) -> Result<Self::$out, S::Error> {
            let (len, depth, closed) = (self.announce(len), self.depth, self.is_full());
            Ok(Self::open(self.inner.$method($($name,)* len)?, depth, closed))
        }
    )* };
}

impl<S: Serializer> Serializer for Limit<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Limit<S::SerializeSeq>;
    type SerializeTuple = Limit<S::SerializeTuple>;
    type SerializeTupleStruct = Limit<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Limit<S::SerializeTupleVariant>;
    type SerializeMap = Limit<S::SerializeMap>;
    type SerializeStruct = Limit<S::SerializeStruct>;
    type SerializeStructVariant = Limit<S::SerializeStructVariant>;

    forward! {
        serialize_bool(value: bool);
        serialize_i8(value: i8);
        serialize_i16(value: i16);
        serialize_i32(value: i32);
        serialize_i64(value: i64);
        serialize_i128(value: i128);
        serialize_u8(value: u8);
        serialize_u16(value: u16);
        serialize_u32(value: u32);
        serialize_u64(value: u64);
        serialize_u128(value: u128);
        serialize_char(value: char);
        serialize_str(value: &str);
        serialize_bytes(value: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    fn serialize_f32(self, value: f32) -> Result<S::Ok, S::Error> {
        self.inner.serialize_f32(finite(value, value.is_finite())?)
    }

    fn serialize_f64(self, value: f64) -> Result<S::Ok, S::Error> {
        self.inner.serialize_f64(finite(value, value.is_finite())?)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.serialize_some(&Bounded { value, depth: self.depth })
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_struct(name, &Bounded { value, depth: self.depth })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        if self.is_full() {
            return self.inner.serialize_map(Some(0))?.end();
        }
        let depth = self.depth.saturating_add(1);
        self.inner.serialize_newtype_variant(name, index, variant, &Bounded { value, depth })
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        let (depth, closed) = (self.depth, self.is_full());
        let len = if closed { Some(0) } else { len };
        Ok(Self::open(self.inner.serialize_seq(len)?, depth, closed))
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let (depth, closed) = (self.depth, self.is_full());
        let len = if closed { Some(0) } else { len };
        Ok(Self::open(self.inner.serialize_map(len)?, depth, closed))
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        // A number or raw text of serde_json comes as a struct but opens no level.
        let closed = self.is_full() && !name.starts_with("$serde_json::private::");
        let len = if closed { 0 } else { len };
        let depth = self.depth;
        Ok(Self::open(self.inner.serialize_struct(name, len)?, depth, closed))
    }

    open! {
        serialize_tuple() -> SerializeTuple;
        serialize_tuple_struct(name: &'static str) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str) -> SerializeTupleVariant;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str) -> SerializeStructVariant;
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// JSON has no other numbers, and `serde_json` would write `null` in their place.
fn finite<F, E: ser::Error>(value: F, is_finite: bool) -> Result<F, E> {
    if is_finite { Ok(value) } else { Err(E::custom("a number that is not finite")) }
}

/// Containers, by the method that takes a member; `key` stands before the value.
macro_rules! container {
    ($( $trait:ident: $method:ident($($key:ident)?); )*) => { $(
        impl<C: ser::$trait> ser::$trait for Limit<C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($key: &'static str,)?
                value: &T,
            ) -> Result<(), C::Error> {
                if self.closed {
                    return Ok(());
                }
                self.inner.$method($($key,)? &Bounded { value, depth: self.depth })
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.inner.end()
            }
        }
    )* };
}

container! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(key);
    SerializeStructVariant: serialize_field(key);
}

impl<C: ser::SerializeMap> ser::SerializeMap for Limit<C> {
    type Ok = C::Ok;
    type Error = C::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), C::Error> {
        if self.closed { Ok(()) } else { self.inner.serialize_key(key) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
        if self.closed {
            return Ok(());
        }
        self.inner.serialize_value(&Bounded { value, depth: self.depth })
    }

    fn end(self) -> Result<C::Ok, C::Error> {
        self.inner.end()
    }
}
