//! Every key is one that the resource has.

use crate::json::Span;
use crate::validate::{Code, Context, Issues, Note, Param, Params, Segment, suggest};

/// An issue for each unknown key, in the order of their characters.
pub fn check(context: &Context<'_>, unknown: &[Span], issues: &mut Issues) {
    for &key in unknown {
        report(context, key, issues);
    }
}

#[cold]
fn report(context: &Context<'_>, key: Span, issues: &mut Issues) {
    let text = key.text(context.source);
    let names = context.resource.fields.iter().filter(|field| !field.read_only).map(|field| field.name);
    let mut params = Params::new();
    if let Some(name) = suggest(text, names) {
        params.push(("suggestion", Param::Text(name)));
    }
    issues.noted(Code::UnknownField, None, Note { path: alloc::vec![owned(key, context.source)], params });
}

/// The text of a span as a step of a path.
pub fn owned(span: Span, source: &[u8]) -> Segment {
    let mut scratch = alloc::vec::Vec::new();
    let bytes = span.text(source).unescaped(&mut scratch);
    // The reader has made sure that every string is UTF-8.
    Segment::from(alloc::string::String::from(core::str::from_utf8(bytes).unwrap_or_default()))
}
