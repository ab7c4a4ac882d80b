//! The JSON parser: numbers, text, syntax, and data that no schema describes.

mod duplicates;
mod number;
mod opaque;
mod syntax;
mod text;
mod words;
