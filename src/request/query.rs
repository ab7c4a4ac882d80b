//! List options → query string: paging, order, search, id lists and filters.

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::{Cursor, Fault, Span, Token, order as order_of};
use crate::schema::{Parameter, ParameterKind, Resource};
use crate::validate::{Code, Issues, Param, Segment};

use super::Output;
use super::encode::Query;
use super::entries::Entries;
use super::filters;
use super::scalar::{self, Scalar};

/// The order of pages when none is given: without one, rows could repeat or be lost.
const STABLE_ORDER: &str = "id";

/// Reads list options and appends the query string.
pub(super) fn read(
    resource: &Resource,
    cursor: &mut Cursor<'_>,
    issues: &mut Issues,
    target: &mut String,
) -> Result<Output, Fault> {
    let Some(mut entries) = Entries::whole(cursor, issues)? else { return Ok(Output::Nothing) };
    let mut query = Query::new(target);
    let mut flags = Flags::default();
    for parameter in resource.parameters {
        let taken = entries.take(parameter.option, cursor);
        if let ParameterKind::Order = parameter.kind {
            // Whether there are pages is known from the object, whatever the key order.
            flags.paged = entries.take("page", cursor).is_some();
        }
        write(parameter, taken, &mut entries, cursor, issues, &mut query, &mut flags);
    }
    filters::read(resource, entries.take("filters", cursor), issues, &mut query)?;
    let names = || {
        let mut names: Vec<&'static str> = resource.parameters.iter().map(|p| p.option).collect();
        names.push("filters");
        names
    };
    entries.refuse_rest(cursor.source(), &[], &names, issues);
    Ok(if flags.statistics { Output::Raw } else { Output::Entities { lines: flags.lines, slim: flags.slim } })
}

/// What the options say of the response.
#[derive(Default)]
struct Flags {
    paged: bool,
    lines: bool,
    slim: bool,
    statistics: bool,
}

impl Flags {
    fn set(&mut self, option: &str) {
        match option {
            "jsonl" => self.lines = true,
            "slim" => self.slim = true,
            "statistics" => self.statistics = true,
            _ => {}
        }
    }
}

fn write(
    parameter: &Parameter,
    taken: Option<(Cursor<'_>, Token)>,
    entries: &mut Entries,
    cursor: &Cursor<'_>,
    issues: &mut Issues,
    query: &mut Query<'_>,
    flags: &mut Flags,
) {
    let path = [Segment::from(parameter.option)];
    let Some((mut value, token)) = taken else {
        absent(parameter, entries, cursor, issues, query, flags);
        return;
    };
    let wrong = |expected: &'static str, issues: &mut Issues| {
        let code = if token == Token::Null { Code::Null } else { Code::Type };
        issues.at(code, &path, &scalar::typed(expected));
    };
    match (parameter.kind, token) {
        (ParameterKind::Boolean, Token::True | Token::False) => {
            query.begin(parameter.name, None, false);
            query.plain(if token == Token::True { "true" } else { "false" });
            if token == Token::True {
                flags.set(parameter.option);
            }
        }
        (ParameterKind::Boolean, _) => wrong("boolean", issues),
        (ParameterKind::Integer { minimum, .. }, Token::Number) => {
            if let Some(number) = scalar::whole(&mut value, minimum, &path, issues) {
                query.begin(parameter.name, None, false);
                query.integer(number);
            }
        }
        (ParameterKind::Integer { .. }, _) => wrong("integer", issues),
        (ParameterKind::Text, Token::String | Token::BadString) => {
            if let Some(span) = scalar::storable(&mut value, token, &path, issues) {
                query.begin(parameter.name, None, false);
                query.text(span.text(value.source()));
            }
        }
        (ParameterKind::Text, _) => wrong("string", issues),
        (ParameterKind::Order, Token::Array) => order(parameter, &mut value, issues, query),
        (ParameterKind::Ids, Token::Array) => {
            scalar::many(parameter.name, None, false, Scalar::Uuid, &mut value, &path, issues, query);
        }
        (ParameterKind::Strings, Token::Array) => {
            scalar::many(parameter.name, None, false, Scalar::Text, &mut value, &path, issues, query);
        }
        // The rest is JSON:API's, whose lists are read elsewhere.
        (_, _) => wrong("array", issues),
    }
}

/// What follows from an option that is not there.
fn absent(
    parameter: &Parameter,
    entries: &mut Entries,
    cursor: &Cursor<'_>,
    issues: &mut Issues,
    query: &mut Query<'_>,
    flags: &Flags,
) {
    match parameter.kind {
        ParameterKind::Integer { together, .. }
            if entries.take(together, cursor).is_some_and(|(_, token)| token != Token::Null) =>
        {
            let fields = Param::Names(&["page", "pageSize"]);
            issues.at(Code::SetTogether, &[parameter.option.into()], &[("fields", fields)]);
        }
        ParameterKind::Order if flags.paged => {
            query.begin(parameter.name, None, false);
            query.plain(STABLE_ORDER);
        }
        _ => {}
    }
}

/// Fields to sort by; an empty list asks for no order at all.
fn order(parameter: &Parameter, cursor: &mut Cursor<'_>, issues: &mut Issues, query: &mut Query<'_>) {
    let source = cursor.source();
    let mut names: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut entries: Vec<Span> = Vec::new();
    scalar::elements(cursor, &mut |cursor, token, index| {
        let path = [Segment::from(parameter.option), Segment::Index(index)];
        let Some(span) = scalar::string(cursor, token, &path, issues) else { return };
        let mut name = span.text(source).chars().peekable();
        name.next_if_eq(&u32::from('-'));
        let name: Vec<u32> = name.collect();
        if !is_name(&name) {
            let pattern = Param::Text("^-?[A-Za-z_][A-Za-z0-9_]*$");
            issues.at(Code::Pattern, &path, &[("pattern", pattern)]);
        } else {
            names.push((index, name));
        }
        entries.push(span);
    });
    for index in repeated(&names) {
        issues.at(Code::UniqueItems, &[parameter.option.into(), Segment::Index(index)], &[]);
    }
    for (place, span) in entries.iter().enumerate() {
        if place == 0 {
            query.begin(parameter.name, None, false);
        } else {
            query.comma();
        }
        query.text(span.text(source));
    }
}

/// The indices of the names that stood there before, in ascending order.
fn repeated(names: &[(u32, Vec<u32>)]) -> impl Iterator<Item = u32> {
    let name = |place: usize| names.get(place).map(|(_, name)| name);
    let sorted = order_of(names.len(), &|a, b| (name(a), a) < (name(b), b));
    let mut again = alloc::vec![false; names.len()];
    for pair in sorted.windows(2) {
        if let [a, b] = *pair {
            if let (true, Some(again)) = (name(a) == name(b), again.get_mut(b)) {
                *again = true;
            }
        }
    }
    names.iter().zip(again).filter_map(|((index, _), again)| again.then_some(*index))
}

fn is_name(name: &[u32]) -> bool {
    let is_letter = |code: &u32| char::from_u32(*code).is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    let is_digit = |code: &u32| char::from_u32(*code).is_some_and(|c| c.is_ascii_digit());
    let Some((first, rest)) = name.split_first() else { return false };
    is_letter(first) && rest.iter().all(|code| is_letter(code) || is_digit(code))
}
