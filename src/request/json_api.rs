//! List options of a JSON:API resource → query string: filters, paging, sort, include, fields.

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::{Cursor, Fault, Span, Token};
use crate::schema::{Format, JsonApi, JsonApiFilter, Parameter, ParameterKind, Resource};
use crate::validate::{Code, Issues, Param, Segment, formats};

use super::Output;
use super::encode::Query;
use super::entries::Entries;
use super::scalar::{self, typed};

/// Reads list options and appends the query string.
pub(super) fn read(
    resource: &Resource,
    api: &JsonApi,
    cursor: &mut Cursor<'_>,
    issues: &mut Issues,
    target: &mut String,
) -> Result<Output, Fault> {
    let Some(mut entries) = Entries::whole(cursor, issues)? else { return Ok(Output::Nothing) };
    let mut list = List { resource, api, issues, query: Query::new(target) };
    list.filters(entries.take("filter", cursor))?;
    for parameter in resource.parameters {
        if let Some((mut value, token)) = entries.take(parameter.option, cursor) {
            list.parameter(parameter, &mut value, token);
        }
    }
    let names = || {
        let mut names: Vec<&'static str> = resource.parameters.iter().map(|p| p.option).collect();
        names.push("filter");
        names
    };
    entries.refuse_rest(cursor.source(), &[], &names, list.issues);
    Ok(Output::Document { many: true })
}

/// The options of one list.
struct List<'a, 'b> {
    resource: &'a Resource,
    api: &'a JsonApi,
    issues: &'a mut Issues,
    query: Query<'b>,
}

impl List<'_, '_> {
    fn wrong(&mut self, path: &[Segment], token: Token, expected: &'static str) {
        let code = if token == Token::Null { Code::Null } else { Code::Type };
        self.issues.at(code, path, &typed(expected));
    }

    fn filters(&mut self, taken: Option<(Cursor<'_>, Token)>) -> Result<(), Fault> {
        let Some((mut cursor, token)) = taken else { return Ok(()) };
        let path = [Segment::from("filter")];
        if token != Token::Object {
            self.wrong(&path, token, "object");
            return Ok(());
        }
        let mut entries = Entries::read(&mut cursor)?;
        for filter in self.api.filters {
            if let Some((mut value, token)) = entries.take(filter.option, &cursor) {
                self.filter(filter, &mut value, token);
            }
        }
        let names = || self.api.filters.iter().map(|filter| filter.option).collect();
        entries.refuse_rest(cursor.source(), &path, &names, self.issues);
        Ok(())
    }

    fn filter(&mut self, filter: &JsonApiFilter, cursor: &mut Cursor<'_>, token: Token) {
        let path = [Segment::from("filter"), Segment::from(filter.option)];
        let token = if token == Token::Date && filter.dates {
            cursor.open();
            Token::String
        } else {
            token
        };
        if !matches!(token, Token::String | Token::BadString) {
            self.wrong(&path, token, "string");
            return;
        }
        let Some(span) = scalar::storable(cursor, token, &path, self.issues) else { return };
        let text = span.text(cursor.source());
        if filter.dates && !is_range(text.unescaped(&mut Vec::new())) {
            let format = ("format", Param::Text("date-range"));
            self.issues.at(Code::Format, &path, &[format]);
            return;
        }
        self.query.begin_in("filter", filter.name);
        self.query.text(text);
    }

    fn parameter(&mut self, parameter: &Parameter, cursor: &mut Cursor<'_>, token: Token) {
        let path = [Segment::from(parameter.option)];
        match (parameter.kind, token) {
            (ParameterKind::Count, Token::Number) => {
                if let Some(number) = scalar::whole(cursor, 1, &path, self.issues) {
                    self.query.begin(parameter.name, None, false);
                    self.query.integer(number);
                }
            }
            (ParameterKind::Count, _) => self.wrong(&path, token, "integer"),
            (ParameterKind::Sort, Token::String | Token::BadString) => self.sort(parameter, cursor, token),
            (ParameterKind::Sort, _) => self.wrong(&path, token, "string"),
            (ParameterKind::Include, Token::Array) => {
                let names: Vec<&'static str> = self.api.relationships.iter().map(|r| r.name).collect();
                self.names(parameter, None, &names, cursor);
            }
            (ParameterKind::Fieldset, Token::Array) => {
                let fields = self.resource.fields.iter().filter(|field| !field.write_only);
                let relationships = self.api.relationships.iter().map(|r| r.name);
                let names: Vec<&'static str> = fields.map(|field| field.name).chain(relationships).collect();
                self.names(parameter, Some(self.api.kind), &names, cursor);
            }
            _ => self.wrong(&path, token, "array"),
        }
    }

    fn sort(&mut self, parameter: &Parameter, cursor: &mut Cursor<'_>, token: Token) {
        let path = [Segment::from(parameter.option)];
        let Some(span) = scalar::storable(cursor, token, &path, self.issues) else { return };
        let mut scratch = Vec::new();
        let text = span.text(cursor.source()).unescaped(&mut scratch);
        if self.api.sorts.iter().any(|sort| sort.as_bytes() == text) {
            self.query.begin(parameter.name, None, false);
            self.query.text(span.text(cursor.source()));
        } else {
            let params = [("enum", Param::Names(self.api.sorts))];
            self.issues.at(Code::Enum, &path, &params);
        }
    }

    /// Names of a list, each known and none twice, comma-joined.
    fn names(
        &mut self,
        parameter: &Parameter,
        within: Option<&str>,
        known: &[&'static str],
        cursor: &mut Cursor<'_>,
    ) {
        let source = cursor.source();
        let mut found: Vec<Span> = Vec::new();
        // One bit for each known name that has been there.
        let mut seen = 0u64;
        let mut empty = true;
        let issues = &mut *self.issues;
        scalar::elements(cursor, &mut |cursor, token, index| {
            empty = false;
            let path = [Segment::from(parameter.option), Segment::Index(index)];
            let Some(span) = scalar::string(cursor, token, &path, issues) else { return };
            let text = span.text(source);
            if let Some(place) = known.iter().position(|name| text.is(name)) {
                let bit = 1u64 << (place & 63);
                if seen & bit != 0 {
                    issues.at(Code::UniqueItems, &path, &[]);
                }
                seen |= bit;
            } else {
                let near = crate::validate::suggest(text, known.iter().copied());
                let params = near.map(|name| ("suggestion", Param::Text(name)));
                issues.at(Code::UnknownField, &path, params.as_slice());
            }
            found.push(span);
        });
        if empty {
            self.issues.at(Code::MinLength, &[parameter.option.into()], &[("minItems", Param::Integer(1))]);
        }
        for (place, span) in found.iter().enumerate() {
            match (place, within) {
                (0, Some(within)) => self.query.begin_in(parameter.name, within),
                (0, None) => self.query.begin(parameter.name, None, false),
                _ => self.query.comma(),
            }
            self.query.text(span.text(source));
        }
    }
}

/// A date, a date-time, or a range of either: `A..B`, or `A...B` without its end.
fn is_range(text: &[u8]) -> bool {
    let is_point = |text: &[u8]| formats::check(Format::DateTime, text) || formats::date::check(text);
    let dots = text.windows(2).position(|pair| pair == b"..");
    let Some(at) = dots else { return is_point(text) };
    let (first, rest) = text.split_at(at);
    let second = rest.strip_prefix(b"...").or_else(|| rest.strip_prefix(b"..")).unwrap_or_default();
    is_point(first) && is_point(second)
}
