//! Documents of JSON:API: their frame is checked here, the attributes by the resource's rules.

use alloc::vec::Vec;

use super::formats::uuid;
use super::{Code, Context, Fact, Issues, Param, Segment, Target};
use crate::json::{Cursor, Fault, FaultReason, Span, Token, repeated};
use crate::read::{Row, Slot, Tag, json};
use crate::schema::{JsonApi, Relationship, Wire};

/// Where the attributes' issues stand, before and after the place in an array.
pub const DATA: &str = "data";
/// See [`DATA`].
pub const ATTRIBUTES: &str = "attributes";

const RELATIONSHIPS: &str = "relationships";

/// The members of a resource object, and how they stand between others.
const MEMBERS: [(&str, &str); 4] = [
    ("id", ",\"id\":"),
    ("type", ",\"type\":"),
    (ATTRIBUTES, ",\"attributes\":"),
    (RELATIONSHIPS, ",\"relationships\":"),
];

/// A resource object, besides its attributes.
#[derive(Debug, Clone, Default)]
pub struct ResourceObject {
    /// All of it.
    pub span: Span,
    /// Its `id`.
    pub id: Slot,
    /// Its `type`.
    pub kind: Slot,
    /// Its `relationships`.
    pub relationships: Slot,
    /// Where they begin among the links of the index, if they are nothing but identifiers.
    pub links: Option<u64>,
    /// The attributes that are there, one bit each.
    pub seen: u64,
    /// There are no attributes, or members besides all these.
    pub irregular: bool,
}

const fn expected(kind: &'static str) -> [Fact; 1] {
    [("type", Param::Text(kind))]
}

/// Reads over a value of another type than the documented one.
fn wrong(cursor: &mut Cursor<'_>, kind: &'static str, issues: &mut Issues) -> Result<(), Fault> {
    cursor.skip()?;
    issues.at(Code::Type, &[], &expected(kind));
    Ok(())
}

/// Checks a whole document: `data` is one resource object, or an array of them when `many`.
/// Returns where `data` stands.
///
/// # Errors
/// The bytes are not JSON.
pub fn document(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    many: bool,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<Span, Fault> {
    let mut data = Span::default();
    if cursor.peek()? != Token::Object {
        wrong(cursor, "object", issues)?;
        cursor.end()?;
        return Ok(data);
    }
    let mut found = false;
    members(cursor, &mut |key, cursor| {
        if !key.text(cursor.source()).is(DATA) {
            return cursor.skip().map(|_| ());
        }
        found = true;
        issues.within(&[DATA], &[ATTRIBUTES]);
        cursor.peek()?;
        let start = cursor.at();
        let answer = if many {
            array(context, cursor, row, issues, target)
        } else {
            object(context, cursor, row, issues, target)
        };
        data = Span { start, end: cursor.at(), escaped: false };
        issues.within(&[], &[]);
        answer
    })?;
    if !found {
        issues.at(Code::Required, &[DATA.into()], &[]);
    }
    cursor.end()?;
    Ok(data)
}

/// Checks one resource object that stands alone.
///
/// # Errors
/// The bytes are not JSON.
pub fn resource_object(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    issues: &mut Issues,
) -> Result<(), Fault> {
    issues.within(&[], &[ATTRIBUTES]);
    let answer = object(context, cursor, row, issues, &mut Target::None);
    issues.within(&[], &[]);
    answer
}

fn array(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<(), Fault> {
    if cursor.peek()? != Token::Array {
        return wrong(cursor, "array", issues);
    }
    cursor.open();
    let mut first = true;
    let mut index = 0u32;
    while cursor.next_element(&mut first)? {
        issues.at_row(Some(index));
        object(context, cursor, row, issues, target)?;
        index = index.saturating_add(1);
    }
    issues.at_row(None);
    Ok(())
}

/// Checks a resource object: its identity, the attributes by their rules, that relationships are objects.
fn object(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    row: &mut Row,
    issues: &mut Issues,
    target: &mut Target<'_>,
) -> Result<(), Fault> {
    if cursor.peek()? != Token::Object {
        return wrong(cursor, "object", issues);
    }
    if let Target::Index(index) = target {
        index.open();
    }
    let mut found = ResourceObject { irregular: true, ..ResourceObject::default() };
    found.span.start = cursor.at();
    let mut others: Vec<Span> = Vec::new();
    // What is wrong with relationships is told after what is wrong with attributes, whichever come first.
    let mut related = true;
    let mut unrelated: Vec<&'static str> = Vec::new();
    let mut seen = 0u32;
    let mut first = true;
    let mut next = 0usize;
    cursor.open();
    loop {
        // Servers write the members in one order.
        let place = match MEMBERS.get(next) {
            Some((_, key)) if seen & 1 << next == 0 && cursor.takes(key, &mut first) => next,
            _ => {
                let Some(key) = cursor.next_key(&mut first)? else { break };
                let text = key.text(cursor.source());
                let Some(place) = MEMBERS.iter().position(|(name, _)| text.is(name)) else {
                    others.push(key);
                    cursor.skip()?;
                    continue;
                };
                if seen & 1 << place != 0 {
                    return Err(duplicate(key));
                }
                place
            }
        };
        seen |= 1 << place;
        next = place.wrapping_add(1);
        let token = cursor.peek()?;
        let slot = match place {
            0 => &mut found.id,
            1 => &mut found.kind,
            2 if token == Token::Object => {
                found.seen = super::object(context, cursor, row, issues, target)?.seen;
                found.irregular = row.irregular;
                continue;
            }
            2 => {
                issues.at(Code::Type, &[Segment::from(ATTRIBUTES)], &expected("object"));
                cursor.skip()?;
                continue;
            }
            _ => {
                related = token == Token::Object;
                &mut found.relationships
            }
        };
        slot.tag = json::tag(token);
        if token == Token::String {
            (slot.span, slot.ascii) = cursor.text()?;
            continue;
        }
        if let (3, Token::Object, Target::Index(index)) = (place, token, &mut *target) {
            found.links = index.links(cursor);
            if found.links.is_some() {
                continue;
            }
        }
        let start = cursor.at();
        if place == 3 && token == Token::Object {
            relationships(context, cursor, &mut unrelated)?;
        } else {
            cursor.skip()?;
        }
        slot.span = Span { start, end: cursor.at(), escaped: false };
    }
    let irregular = !others.is_empty();
    if let Some(same) = repeated(&mut others, cursor.source()) {
        return Err(duplicate(same));
    }
    if !related {
        issues.at(Code::Type, &[Segment::from(RELATIONSHIPS)], &expected("object"));
    }
    // In the order of the documents, in whichever they came.
    for known in documented(context).iter().filter(|known| unrelated.contains(&known.name)) {
        let path = [Segment::from(RELATIONSHIPS), Segment::from(known.name)];
        issues.at(Code::Type, &path, &expected("object"));
    }
    identity(context, &found, issues);
    found.span.end = cursor.at();
    found.irregular |= irregular;
    if let Target::Index(index) = target {
        index.close_object(context.source, &found);
    }
    Ok(())
}

/// Checks `id` and `type`: a UUID, and the type that the documents name.
fn identity(context: &Context<'_>, found: &ResourceObject, issues: &mut Issues) {
    for (name, slot) in [("id", &found.id), ("type", &found.kind)] {
        let path = [Segment::from(name)];
        match slot.tag {
            Tag::String => {
                let text = slot.span.text(context.source);
                let Wire::JsonApi(JsonApi { kind, .. }) = context.resource.wire else { continue };
                if name == "id" && !uuid::check(text.unescaped(&mut Vec::new())) {
                    issues.at(Code::Format, &path, &[("format", Param::Text("uuid"))]);
                } else if name == "type" && !text.is(kind) {
                    issues.at(Code::Enum, &path, &[("enum", Param::Names(core::slice::from_ref(kind)))]);
                }
            }
            Tag::Absent => issues.at(Code::Required, &path, &[]),
            Tag::Null => issues.at(Code::Null, &path, &expected("string")),
            _ => issues.at(Code::Type, &path, &expected("string")),
        }
    }
}

/// The relationships of the documents.
fn documented(context: &Context<'_>) -> &'static [Relationship] {
    match context.resource.wire {
        Wire::JsonApi(JsonApi { relationships, .. }) => relationships,
        Wire::Plain => &[],
    }
}

/// Reads over the relationships that are next, and names those of the documents that are no objects.
fn relationships(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    unrelated: &mut Vec<&'static str>,
) -> Result<(), Fault> {
    let documented = documented(context);
    members(cursor, &mut |key, cursor| {
        let known = documented.iter().find(|known| key.text(context.source).is(known.name));
        if let (Some(known), true) = (known, cursor.peek()? != Token::Object) {
            unrelated.push(known.name);
        }
        cursor.skip().map(|_| ())
    })
}

/// Reads the members of the object that is next; `each` must read every value.
fn members<'a>(
    cursor: &mut Cursor<'a>,
    each: &mut dyn FnMut(Span, &mut Cursor<'a>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut keys: Vec<Span> = Vec::new();
    let mut first = true;
    cursor.open();
    while let Some(key) = cursor.next_key(&mut first)? {
        keys.push(key);
        each(key, cursor)?;
    }
    match repeated(&mut keys, cursor.source()) {
        Some(same) => Err(duplicate(same)),
        None => Ok(()),
    }
}

/// The fault of a key that stands twice.
fn duplicate(key: Span) -> Fault {
    Fault { at: key.start.saturating_sub(1), reason: FaultReason::Duplicate }
}
