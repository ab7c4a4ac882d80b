//! Filters of a list: equality, Django lookups and their negation.

use alloc::vec::Vec;

use crate::json::{Cursor, Fault, Token};
use crate::schema::{Filter, Operator, Resource};
use crate::validate::{Code, Fact, Issues, Segment};

use super::encode::Query;
use super::entries::Entries;
use super::scalar::{Scalar, many, typed};

/// Reads the `filters` option and appends a parameter for each condition.
pub(super) fn read(
    resource: &Resource,
    taken: Option<(Cursor<'_>, Token)>,
    issues: &mut Issues,
    query: &mut Query<'_>,
) -> Result<(), Fault> {
    let Some((mut cursor, token)) = taken else { return Ok(()) };
    let path = [Segment::from("filters")];
    if token != Token::Object {
        issues.at(if token == Token::Null { Code::Null } else { Code::Type }, &path, &typed("object"));
        return Ok(());
    }
    let mut entries = Entries::read(&mut cursor)?;
    for filter in resource.filters {
        if let Some((mut value, token)) = entries.take(filter.name, &cursor) {
            let mut condition =
                Condition { filter, negated: false, path: alloc::vec!["filters".into(), filter.name.into()] };
            condition.read(&mut value, token, issues, query)?;
        }
    }
    let names = || resource.filters.iter().map(|filter| filter.name).collect();
    entries.refuse_rest(cursor.source(), &path, &names, issues);
    Ok(())
}

/// What one field is compared with.
struct Condition {
    filter: &'static Filter,
    negated: bool,
    path: Vec<Segment>,
}

impl Condition {
    fn read(
        &mut self,
        cursor: &mut Cursor<'_>,
        token: Token,
        issues: &mut Issues,
        query: &mut Query<'_>,
    ) -> Result<(), Fault> {
        match token {
            Token::Null => {
                query.begin(self.filter.name, Some(Operator::IsNull.name()), self.negated);
                query.plain("true");
            }
            Token::Object => self.operators(cursor, issues, query)?,
            _ => self.one(None, cursor, token, issues, query),
        }
        Ok(())
    }

    fn operators(
        &mut self,
        cursor: &mut Cursor<'_>,
        issues: &mut Issues,
        query: &mut Query<'_>,
    ) -> Result<(), Fault> {
        let mut entries = Entries::read(cursor)?;
        if entries.is_empty() {
            issues.at(Code::Required, &self.path, &[]);
        }
        let operators = self.filter.value.operators();
        for &operator in operators {
            if let Some((mut value, token)) = entries.take(operator.name(), cursor) {
                self.path.push(operator.name().into());
                self.operator(operator, &mut value, token, issues, query);
                self.path.pop();
            }
        }
        if !self.negated {
            if let Some((mut value, token)) = entries.take("not", cursor) {
                self.path.push("not".into());
                self.negated = true;
                self.read(&mut value, token, issues, query)?;
                self.negated = false;
                self.path.pop();
            }
        }
        let negated = self.negated;
        let names = || {
            let mut names: Vec<&'static str> = operators.iter().map(|operator| operator.name()).collect();
            names.extend((!negated).then_some("not"));
            names
        };
        entries.refuse_rest(cursor.source(), &self.path, &names, issues);
        Ok(())
    }

    fn operator(
        &self,
        operator: Operator,
        cursor: &mut Cursor<'_>,
        token: Token,
        issues: &mut Issues,
        query: &mut Query<'_>,
    ) {
        match (operator, token) {
            (_, Token::Null) => issues.at(Code::Null, &self.path, &self.expected(operator)),
            (Operator::In, Token::Array) => many(
                self.filter.name,
                Some(operator.name()),
                self.negated,
                self.filter.value.into(),
                cursor,
                &self.path,
                issues,
                query,
            ),
            (Operator::IsNull, Token::True | Token::False) => {
                query.begin(self.filter.name, Some(operator.name()), self.negated);
                query.plain(if token == Token::True { "true" } else { "false" });
            }
            (Operator::In | Operator::IsNull, _) => {
                issues.at(Code::Type, &self.path, &self.expected(operator));
            }
            _ => self.one(Some(operator), cursor, token, issues, query),
        }
    }

    fn expected(&self, operator: Operator) -> [Fact; 1] {
        typed(match operator {
            Operator::In => "array",
            Operator::IsNull => "boolean",
            _ => self.filter.value.json_type(),
        })
    }

    fn one(
        &self,
        operator: Option<Operator>,
        cursor: &mut Cursor<'_>,
        token: Token,
        issues: &mut Issues,
        query: &mut Query<'_>,
    ) {
        let mut scratch = Vec::new();
        let scalar = Scalar::from(self.filter.value);
        if let Some(value) = scalar.read(cursor, token, &self.path, issues, &mut scratch) {
            query.begin(self.filter.name, operator.map(Operator::name), self.negated);
            value.write(cursor.source(), query);
        }
    }
}
