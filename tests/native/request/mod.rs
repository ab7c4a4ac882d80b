//! Requests as data: paths, list parameters, filters, percent-encoding, bodies.

mod bodies;
mod encoding;
mod filters;
mod mpdx;
mod options;
mod paths;

use fieldgate::request;
use fieldgate::schema::Resource;

use crate::support::lines;

/// The query string of list options, without the question mark.
fn query(resource: &'static Resource, options: &str) -> String {
    let request = request::list(resource, options.as_bytes());
    let target = request.unwrap_or_else(|issues| panic!("{options}: {issues:?}")).target;
    let query = target.strip_prefix(resource.path).and_then(|rest| rest.strip_prefix("list/")).unwrap();
    query.strip_prefix('?').unwrap_or(query).to_owned()
}

/// The issues of list options.
fn refused(resource: &'static Resource, options: &str) -> Vec<String> {
    let issues = lines(request::list(resource, options.as_bytes()));
    assert!(!issues.is_empty(), "{options}");
    issues
}
