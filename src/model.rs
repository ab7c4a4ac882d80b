//! What the Rust models are made of: presence, references, and validation of a model.

use alloc::string::String;
use alloc::vec::Vec;
use serde::de::Deserializer;
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::schema::{Mode, Resource};
use crate::validate::{Issue, Options};

/// A nullable field that may be left out: three states that mean three things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Maybe<T> {
    /// Not given: on an update the stored value stays.
    #[default]
    Absent,
    /// Given as `null`: the stored value is cleared.
    Null,
    /// Given as a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Maybe::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Maybe::Value(value)
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Maybe::Value(value) => value.serialize(serializer),
            // An absent field is skipped by its struct and never gets here.
            Maybe::Absent | Maybe::Null => serializer.serialize_unit(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::<T>::deserialize(deserializer)? {
            Some(value) => Maybe::Value(value),
            None => Maybe::Null,
        })
    }
}

/// A field type that has an absent state.
pub trait Optional {
    /// Whether the field is left out.
    fn is_absent(&self) -> bool;
}

impl<T> Optional for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Optional for Maybe<T> {
    fn is_absent(&self) -> bool {
        matches!(self, Maybe::Absent)
    }
}

/// A reference to a row, as it is written: `{ "id": uuid }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// UUID of the row.
    pub id: String,
}

impl Reference {
    /// A reference to the row of that id.
    pub fn new(id: impl Into<String>) -> Self {
        Reference { id: id.into() }
    }
}

/// A reference to a row, as it is read: the documents' samples leave its `id` out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// UUID of the row.
    #[serde(default, skip_serializing_if = "Optional::is_absent")]
    pub id: Maybe<String>,
    /// Whatever else the server sent.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A Rust model of a resource.
pub trait Model: Serialize {
    /// The resource's schema.
    const RESOURCE: &'static Resource;
    /// What the model is for.
    const MODE: Mode;

    /// Checks every rule.
    ///
    /// # Errors
    /// All issues, in the order of the fields and rules.
    fn validate(&self, options: &Options) -> Result<(), Vec<Issue>>
    where
        Self: Sized,
    {
        crate::read::model::validate(self, options)
    }
}

/// Implements [`Model`] for the structs of a resource.
macro_rules! implement {
    ($resource:path; $( $model:ident : $mode:ident ),+) => { $(
        impl crate::model::Model for $model {
            const RESOURCE: &'static crate::schema::Resource = &$resource;
            const MODE: crate::schema::Mode = crate::schema::Mode::$mode;
        }
    )+ };
}
pub(crate) use implement;

/// The Rust type of a declared kind when it is written; a kind that is not named here is of text.
macro_rules! write_type {
    (boolean) => { bool };
    (int32 $(($($limits:tt)+))?) => { i32 };
    (number $(($($limits:tt)+))?) => { f64 };
    (number_or_string) => { serde_json::Value };
    (reference($to:literal)) => { crate::model::Reference };
    (list($($of:tt)+)) => { Vec<crate::model::write_type!($($of)+)> };
    (set($($of:tt)+)) => { Vec<crate::model::write_type!($($of)+)> };
    (object($name:ident)) => { $name };
    (opaque_array) => { Vec<serde_json::Value> };
    (opaque_object) => { serde_json::Map<String, serde_json::Value> };
    (any) => { serde_json::Value };
    ($text:ident $(($($limits:tt)+))?) => { String };
}
pub(crate) use write_type;

/// The Rust type of a declared kind when it is read: objects keep keys that the documents do not name.
macro_rules! read_type {
    (reference($to:literal)) => {
        crate::model::Relation
    };
    (list($($of:tt)+)) => {
        Vec<crate::model::read_type!($($of)+)>
    };
    (set($($of:tt)+)) => {
        Vec<crate::model::read_type!($($of)+)>
    };
    (object($name:ident)) => {
        serde_json::Map<String, serde_json::Value>
    };
    ($($kind:tt)+) => {
        crate::model::write_type!($($kind)+)
    };
}
pub(crate) use read_type;

/// The Rust type of a field that may be left out, by its flags.
macro_rules! optional_type {
    ([] $type:ty) => { Option<$type> };
    ([nullable $($rest:ident)*] $type:ty) => { crate::model::Maybe<$type> };
    ([$flag:ident $($rest:ident)*] $type:ty) => { crate::model::optional_type!([$($rest)*] $type) };
}
pub(crate) use optional_type;
