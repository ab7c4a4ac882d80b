//! An API as a whole: its hosts and the headers that carry its credentials.

/// One of the two REST APIs that the crate knows.
#[derive(Debug)]
pub struct Api {
    /// Name as its documents print it, e.g. `Pigello Core API`.
    pub name: &'static str,
    /// Name of the client class, e.g. `Pigello`.
    pub client: &'static str,
    /// Version of the documents, e.g. `2.0.0`.
    pub version: &'static str,
    /// The documented hosts, by the name of their environment.
    pub hosts: &'static [Host],
    /// Header credentials; all of them are required together.
    pub security: &'static [SecurityHeader],
}

/// A documented host.
#[derive(Debug)]
pub struct Host {
    /// Value of the `environment` option, e.g. `dev.api`.
    pub environment: &'static str,
    /// Origin without a trailing slash.
    pub origin: &'static str,
}

/// One credential that travels in a header of its own.
#[derive(Debug)]
pub struct SecurityHeader {
    /// Name of the security scheme in the documents, e.g. `customer_id`.
    pub scheme: &'static str,
    /// Name of the option that carries it, e.g. `customerId`.
    pub option: &'static str,
    /// Header name.
    pub header: &'static str,
    /// What it identifies.
    pub doc: &'static str,
}
