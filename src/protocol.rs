//! The numbers that JavaScript and the engine exchange, by name; `emit` writes them down for JavaScript.
//!
//! What lies in a slot is in [`crate::read::packed`], what the index of a response holds in [`crate::read::index`];
//! [modes](crate::schema::Mode) and [operations](crate::schema::OperationKind) have their numbers in the vocabulary.

/// No row, no field, no note, no number.
pub(crate) const NONE: u32 = u32::MAX;

/// HTTP methods; each goes by its place.
pub(crate) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

/// What an engine tells of its memory. To JavaScript it is an array of numbers of 32 bits, and a field is the place of
/// its number.
#[derive(Debug, Default)]
#[repr(C)]
pub(crate) struct Status {
    /// Address of the slots.
    pub(crate) slots: usize,
    /// Bodies, targets and notes.
    pub(crate) output: Region,
    /// Address of the records of issues, four numbers each.
    pub(crate) records: usize,
    /// Address of the numbers that say where each row of a bulk body ends in the output.
    pub(crate) ends: usize,
    /// The index of the rows of a response.
    pub(crate) index: Region,
    /// The texts that the index speaks of.
    pub(crate) texts: Region,
    /// Where the parts of these texts begin.
    pub(crate) parts: Region,
    /// The relationships that the index speaks of.
    pub(crate) links: Region,
    /// Address of a number that is 1 while a call has begun and not ended.
    pub(crate) busy: usize,
    /// 1 when the buffers hold more than is kept for the next call, or else 0.
    pub(crate) large: usize,
}

/// Something in memory: to JavaScript two numbers, of which the second stands right behind the first.
#[derive(Debug, Default)]
#[repr(C)]
pub(crate) struct Region {
    /// Its address.
    pub(crate) address: usize,
    /// How many bytes or numbers it has.
    pub(crate) length: usize,
}

/// How a value is checked: bits that are added.
pub(crate) mod flag {
    /// Let unknown integers through where the documents print exactly ten values.
    pub(crate) const OPEN_ENUMS: u32 = 1;
    /// On an update, ask for the required fields too.
    pub(crate) const COMPLETE: u32 = 2;
    /// Append the JSON of the rows without an issue to the output.
    pub(crate) const WRITE_BODY: u32 = 4;
    /// JSON is an array of values.
    pub(crate) const MANY: u32 = 8;
    /// All texts that are laid out are ASCII.
    pub(crate) const ASCII: u32 = 16;
}

/// What the response to a list request holds: bits that are added.
pub(crate) mod listing {
    /// There is a request.
    pub(crate) const OK: u32 = 1;
    /// A row in each line.
    pub(crate) const LINES: u32 = 2;
    /// Only the `id` of each row.
    pub(crate) const SLIM: u32 = 4;
    /// JSON whose form is not documented.
    pub(crate) const RAW: u32 = 8;
}

/// How the rows of a response come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// An array of them.
    Array = 0,
    /// One in each line.
    Lines = 1,
    /// The data of a document of JSON:API, which is an array.
    Document = 2,
    /// The data of a document of JSON:API, which is one row.
    DocumentOfOne = 3,
}

impl Form {
    /// Every form, by its number.
    pub(crate) const ALL: &'static [Form] = &[Form::Array, Form::Lines, Form::Document, Form::DocumentOfOne];
}

/// Whether the caller's own list of statuses has the status of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// There is no such list.
    Unasked = 0,
    /// It has the status.
    Yes = 1,
    /// It has not.
    No = 2,
}

impl Listed {
    /// Every answer, by its number.
    pub(crate) const ALL: &'static [Listed] = &[Listed::Unasked, Listed::Yes, Listed::No];
}
