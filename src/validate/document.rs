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

/// The places of the [`MEMBERS`].
mod place {
    pub(super) const ID: usize = 0;
    pub(super) const TYPE: usize = 1;
    pub(super) const ATTRIBUTES: usize = 2;
    pub(super) const RELATIONSHIPS: usize = 3;
}

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

impl ResourceObject {
    /// What stands under one of the [`MEMBERS`] that are not the attributes.
    #[inline(always)]
    fn slot(&mut self, place: usize) -> &mut Slot {
        match place {
            place::ID => &mut self.id,
            place::TYPE => &mut self.kind,
            _ => &mut self.relationships,
        }
    }
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
    let mut unrelated: Vec<&'static str> = Vec::new();
    let mut keys = Keys { seen: 0, next: 0, first: true, others: Vec::new() };
    cursor.open();
    while let Some(place) = keys.next(cursor)? {
        let token = cursor.peek()?;
        match place {
            place::ATTRIBUTES if token == Token::Object => {
                found.seen = super::object(context, cursor, row, issues, target)?.seen;
                found.irregular = row.irregular;
            }
            place::ATTRIBUTES => {
                issues.at(Code::Type, &[Segment::from(ATTRIBUTES)], &expected("object"));
                cursor.skip()?;
            }
            place::RELATIONSHIPS if token == Token::Object => {
                take_relationships(context, cursor, &mut found, &mut unrelated, target)?;
            }
            _ => value(cursor, token, found.slot(place))?,
        }
    }
    found.irregular |= !keys.others.is_empty();
    if let Some(same) = repeated(&mut keys.others, cursor.source()) {
        return Err(duplicate(same));
    }
    report_unrelated(context, &found, &unrelated, issues);
    identity(context, &found, issues);
    found.span.end = cursor.at();
    if let Target::Index(index) = target {
        index.close_object(context.source, &found);
    }
    Ok(())
}

/// The keys of a resource object, as they are read.
struct Keys {
    /// The [`MEMBERS`] that were there, one bit each.
    seen: u32,
    /// The place of the one that is most likely to come next.
    next: usize,
    /// No member was read yet.
    first: bool,
    /// The keys of what is none of them.
    others: Vec<Span>,
}

impl Keys {
    /// Reads the next key that is one of the [`MEMBERS`], and says at which place; reads over what is none of them.
    #[inline(always)]
    fn next(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<usize>, Fault> {
        loop {
            // Servers write the members in one order.
            let place = match MEMBERS.get(self.next) {
                Some((_, key)) if self.seen & 1 << self.next == 0 && cursor.takes(key, &mut self.first) => {
                    self.next
                }
                _ => {
                    let Some(key) = cursor.next_key(&mut self.first)? else { return Ok(None) };
                    let text = key.text(cursor.source());
                    let Some(place) = MEMBERS.iter().position(|(name, _)| text.is(name)) else {
                        self.others.push(key);
                        cursor.skip()?;
                        continue;
                    };
                    if self.seen & 1 << place != 0 {
                        return Err(duplicate(key));
                    }
                    place
                }
            };
            self.seen |= 1 << place;
            self.next = place.wrapping_add(1);
            return Ok(Some(place));
        }
    }
}

/// Reads a value that is looked at later on.
#[inline(always)]
fn value(cursor: &mut Cursor<'_>, token: Token, slot: &mut Slot) -> Result<(), Fault> {
    slot.tag = json::tag(token);
    if token == Token::String {
        (slot.span, slot.ascii) = cursor.text()?;
        return Ok(());
    }
    let start = cursor.at();
    cursor.skip()?;
    slot.span = Span { start, end: cursor.at(), escaped: false };
    Ok(())
}

/// Reads the object of relationships that is next, into the index where it fits there.
#[inline(always)]
fn take_relationships(
    context: &Context<'_>,
    cursor: &mut Cursor<'_>,
    found: &mut ResourceObject,
    unrelated: &mut Vec<&'static str>,
    target: &mut Target<'_>,
) -> Result<(), Fault> {
    found.relationships.tag = Tag::Object;
    if let Target::Index(index) = target {
        found.links = index.links(cursor);
        if found.links.is_some() {
            return Ok(());
        }
    }
    let start = cursor.at();
    relationships(context, cursor, unrelated)?;
    found.relationships.span = Span { start, end: cursor.at(), escaped: false };
    Ok(())
}

/// Tells what is wrong with relationships: after what is wrong with attributes, whichever come first, and in the
/// order of the documents, in whichever they came.
#[inline(always)]
fn report_unrelated(context: &Context<'_>, found: &ResourceObject, unrelated: &[&str], issues: &mut Issues) {
    if !matches!(found.relationships.tag, Tag::Absent | Tag::Object) {
        issues.at(Code::Type, &[Segment::from(RELATIONSHIPS)], &expected("object"));
    }
    for known in documented(context).iter().filter(|known| unrelated.contains(&known.name)) {
        let path = [Segment::from(RELATIONSHIPS), Segment::from(known.name)];
        issues.at(Code::Type, &path, &expected("object"));
    }
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
