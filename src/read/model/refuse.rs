//! Methods of a serializer for what it does not take.

/// Methods of a serializer that make no value of the wanted kind.
macro_rules! refuse {
    ($( $method:ident($($type:ty),*) -> $out:ty; )*) => { $(
        fn $method(self, $(_: $type),*) -> Result<$out, Unreadable> {
            Err(Unreadable)
        }
    )* };
}

/// The generic method of a serializer that makes no value of the wanted kind.
macro_rules! refuse_newtype_variant {
    () => {
        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<Self::Ok, Unreadable> {
            Err(Unreadable)
        }
    };
}
