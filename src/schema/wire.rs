//! How the rows of a resource travel: as they are, or in documents of JSON:API.

/// The form of a resource's requests and responses.
#[derive(Debug, Clone, Copy)]
pub enum Wire {
    /// Bare objects and arrays; paths end with a slash, lists have a path of their own.
    Plain,
    /// Documents of JSON:API; the fields of the resource are the attributes.
    JsonApi(&'static JsonApi),
}

/// What JSON:API needs to know of a resource.
#[derive(Debug)]
pub struct JsonApi {
    /// Its `type`.
    pub kind: &'static str,
    /// What the documents call the parent's id, which follows the resource's path.
    pub parent: &'static str,
    /// The rest of the path, after the parent's id.
    pub collection: &'static str,
    /// Name of the option that carries the parent's id.
    pub parent_option: &'static str,
    /// Its relationships.
    pub relationships: &'static [Relationship],
    /// The filters of the list.
    pub filters: &'static [JsonApiFilter],
    /// What the list can be sorted by, one at a time: fields, and with a leading `-` the same in descending order.
    pub sorts: &'static [&'static str],
}

/// A relationship to rows of another type.
#[derive(Debug)]
pub struct Relationship {
    /// Its name.
    pub name: &'static str,
    /// The `type` of the rows.
    pub kind: &'static str,
    /// There can be several.
    pub many: bool,
    /// What it leads to, for documentation.
    pub doc: &'static str,
}

/// A filter of a JSON:API list: `filter[name]`.
#[derive(Debug)]
pub struct JsonApiFilter {
    /// Name in the query string.
    pub name: &'static str,
    /// Name of the option, camelCase.
    pub option: &'static str,
    /// A date, a date-time, or a range of either; otherwise any text.
    pub dates: bool,
    /// What it selects, for documentation.
    pub doc: &'static str,
}
