//! A resource outside the registry with a field of every kind and format, and what is said of its values.

object! {
    /// A part of a file.
    Part;
    required {
        /// Place of the part.
        number: int32(1..=10);
    }
    optional {
        /// Digest of the part.
        digest: md5;
    }
    read_only {}
}

object! {
    /// A file within a row.
    File;
    required {
        /// Name of the file.
        name: string(1..=8);
    }
    optional {
        /// Where it lies.
        address: url, nullable;
        /// Its parts.
        parts: list(object(Part));
    }
    read_only {
        /// When it was written.
        created_at: date_time, required;
    }
}

resource! {
    /// A row with a field of every kind.
    "EveryKind"("Everykind") in crate::resources::pigello::api::PIGELLO,
    app: "samples", key: "everyKind", path: "/samples/everykind/",
    source: "Made up";

    required {
        /// Text of a length.
        name: string(2..=8);
        /// One of some texts.
        color: one_of("red", "green");
    }
    optional {
        /// True or false.
        is_active: boolean;
        /// A whole number.
        count: int32, nullable;
        /// One of some numbers.
        kind: int32(0, 1, 2);
        /// A whole number in a range.
        percent: int32(0..=100);
        /// A number.
        amount: number;
        /// A number of at least 0.
        area: number(0..), nullable;
        /// A number of at most 0.
        debt: number(..=0);
        /// A number in a range.
        latitude: number(-90..=90);
        /// Any text.
        note: string;
        /// Text that is not too long.
        title: string(4);
        /// Text that is not too short.
        secret: string(3..);
        /// Text that is not empty.
        lock: token;
        /// The server's own time.
        changed_at: timestamp;
        /// An address.
        email: email(20), nullable;
        /// A page.
        homepage: url;
        /// A number of an organization.
        org_number: luhn;
        /// A place.
        place: gln13;
        /// A digest.
        digest: md5;
        /// A day.
        day: date;
        /// A day that is not before the other.
        last_day: date;
        /// An instant.
        moment: date_time;
        /// An id of another system.
        external_id: uuid;
        /// A phone number.
        phone: pattern(Phone);
        /// A postal code.
        zip: pattern(PostalCode, 3..=5);
        /// A reference.
        tenant: reference("Tenant"), nullable;
        /// Several references.
        tenants: list(reference("Tenant"));
        /// Several texts, none twice.
        tags: set(string);
        /// Several texts.
        words: list(string(1..=3)), nullable;
        /// Several of some numbers.
        days: set(int32(1, 2, 3));
        /// A file.
        file: object(File), nullable;
        /// Several files.
        files: list(object(File));
        /// What is not described.
        parts: opaque_array;
        /// What is not described either.
        settings: opaque_object;
        /// A word that Rust keeps for itself.
        r#type: string;
    }
    read_only {
        /// Unique id.
        id: uuid, required, unique;
        /// A decimal.
        balance: number_or_string;
        /// Anything.
        extra_data: any;
    }
    rules {
        order(day, last_day);
        documented("tags must match the values of words");
    }
    parameters: crate::resources::pigello::api::PLAIN_LIST;
    filters {}
    operations {
        Create;
        Update;
    }
}

#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use serde_json::{Value, json};

    use super::{BulkRow, Create, Entity, File, Part, RESOURCE, Update};
    use crate::model::{Maybe, Model, Reference};
    use crate::schema::Mode;
    use crate::validate::Options;

    const ID: &str = "0f3b1c52-9f0e-4c5a-8a34-5f0a6f3f9a11";

    /// A field, a value that it takes, and others with the code of the issue that each gives.
    type Sample = (&'static str, Value, Vec<(Value, &'static str)>);

    /// Every field that can be written.
    fn samples() -> Vec<Sample> {
        let id = json!({ "id": ID });
        vec![
            ("name", json!("åäö"), vec![(json!("a"), "min_length"), (json!("123456789"), "max_length")]),
            ("color", json!("green"), vec![(json!("blue"), "enum"), (json!(1), "type")]),
            ("is_active", json!(false), vec![(json!("yes"), "type")]),
            ("count", json!(null), vec![(json!(1.5), "integer"), (json!(1_i64 << 31), "maximum")]),
            ("kind", json!(2), vec![(json!(3), "enum")]),
            ("percent", json!(100), vec![(json!(-1), "minimum"), (json!(101), "maximum")]),
            ("amount", json!(1.5), vec![(json!("1.5"), "type")]),
            ("area", json!(0.5), vec![(json!(-0.5), "minimum")]),
            ("debt", json!(-0.5), vec![(json!(0.5), "maximum")]),
            ("latitude", json!(-89.5), vec![(json!(-90.5), "minimum"), (json!(90.5), "maximum")]),
            ("note", json!(""), vec![(json!(null), "null"), (json!("\0"), "unicode")]),
            ("title", json!("1234"), vec![(json!("12345"), "max_length")]),
            ("secret", json!("123"), vec![(json!("12"), "min_length")]),
            ("lock", json!("a"), vec![(json!(""), "min_length")]),
            ("changed_at", json!("today"), vec![(json!(7), "type")]),
            (
                "email",
                json!("a@example.com"),
                vec![(json!("a"), "format"), (json!("a@b.example.example.com"), "max_length")],
            ),
            ("homepage", json!("https://example.com/"), vec![(json!("example"), "format")]),
            ("org_number", json!("556016-0680"), vec![(json!("556016-0681"), "format")]),
            ("place", json!("7350053850019"), vec![(json!("7350053850010"), "format")]),
            ("digest", json!("1B2M2Y8AsgTpgAmY7PhCfg=="), vec![(json!("1B2M"), "format")]),
            ("day", json!("2026-02-28"), vec![(json!("2026-02-29"), "format")]),
            ("last_day", json!("2026-02-28"), vec![(json!("28/2"), "format")]),
            ("moment", json!("2026-03-01T00:00:00Z"), vec![(json!("2026-03-01"), "format")]),
            ("external_id", json!(ID), vec![(json!("x"), "format")]),
            ("phone", json!("+46701234567"), vec![(json!("0701-234567"), "pattern")]),
            ("zip", json!("123"), vec![(json!("123 45"), "max_length"), (json!("12_4"), "pattern")]),
            ("tenant", id.clone(), vec![(json!({}), "required"), (json!({ "id": 1 }), "type")]),
            ("tenants", json!([id, id]), vec![(json!([{ "id": "x" }]), "format"), (json!(["x"]), "type")]),
            ("tags", json!(["a", "b"]), vec![(json!(["a", "a"]), "unique_items")]),
            ("words", json!(["a", "a"]), vec![(json!([""]), "min_length"), (json!(["1234"]), "max_length")]),
            ("days", json!([3, 1]), vec![(json!([4]), "enum"), (json!([1, 1]), "unique_items")]),
            (
                "file",
                json!({ "name": "a", "address": null, "parts": [{ "number": 1, "digest": "1B2M2Y8AsgTpgAmY7PhCfg==" }] }),
                vec![
                    (json!({}), "required"),
                    (json!({ "name": "" }), "min_length"),
                    (json!({ "name": "a", "address": "b" }), "format"),
                    (json!({ "name": "a", "parts": [{ "number": 11 }] }), "maximum"),
                    (json!({ "name": "a", "nmae": "b" }), "unknown_field"),
                    (json!({ "name": "a", "created_at": "2026-03-01T00:00:00Z" }), "read_only"),
                ],
            ),
            ("files", json!([{ "name": "a" }]), vec![(json!([{ "name": 1 }]), "type")]),
            ("parts", json!([null, {}]), vec![(json!({}), "type")]),
            ("settings", json!({ "a": 1 }), vec![(json!([]), "type")]),
            ("type", json!("a"), vec![(json!(1), "type")]),
        ]
    }

    fn codes(mode: Mode, value: &Value) -> Vec<&'static str> {
        let found = RESOURCE.validate_json(mode, value.to_string().as_bytes(), Options::default());
        found.err().unwrap_or_default().iter().map(|issue| issue.code.name()).collect()
    }

    fn whole() -> Value {
        samples().into_iter().map(|(name, value, _)| (name.to_owned(), value)).collect()
    }

    #[test]
    fn every_field_takes_what_it_was_declared_to_take() {
        assert_eq!(samples().len(), RESOURCE.fields.iter().filter(|field| !field.read_only).count());
        assert_eq!(codes(Mode::Create, &whole()), [""; 0]);
        for (name, _, wrong) in samples() {
            assert!(RESOURCE.field(name).is_some(), "{name}");
            for (value, code) in wrong {
                assert_eq!(codes(Mode::Update, &json!({ name: value })), [code], "{name}: {value}");
            }
        }
        assert_eq!(codes(Mode::Create, &json!({})), ["required", "required"]);
        assert_eq!(codes(Mode::Update, &json!({ "day": "2026-03-05", "last_day": "2026-03-04" })), ["order"]);
    }

    #[test]
    fn the_models_hold_the_same_values() {
        let text = whole().to_string();
        let mut create: Create = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&create).unwrap(), whole());
        assert_eq!(create.validate(&Options::default()), Ok(()));
        create.latitude = Some(90.5);
        create.words = Maybe::Value(vec!["1234".into()]);
        create.tenants = Some(vec![Reference::new("x")]);
        let part = Part { number: 0, digest: None };
        create.file =
            Maybe::Value(File { name: "a".into(), address: Maybe::Absent, parts: Some(vec![part]) });
        let issues = create.validate(&Options::default()).unwrap_err();
        let found: Vec<&str> = issues.iter().map(|issue| issue.code.name()).collect();
        assert_eq!(found, ["maximum", "format", "max_length", "minimum"]);

        let update = Update { color: Some("blue".into()), ..Default::default() };
        let row = BulkRow { id: Some(ID.into()), fields: update };
        assert_eq!(row.validate(&Options::default()).unwrap_err().len(), 1);
        // What an object of an answer holds besides is kept.
        let file = json!({ "name": "a", "created_at": "2026-03-01T00:00:00Z", "more": 1 });
        let mut read = json!({ "id": ID, "name": "A", "color": "blue", "file": file });
        read["balance"] = json!("1.50");
        read["extra_data"] = json!([1]);
        read["type"] = json!("a");
        let entity: Entity = serde_json::from_value(read.clone()).unwrap();
        assert_eq!(entity.validate(&Options::default()), Ok(()));
        assert_eq!(serde_json::to_value(&entity).unwrap(), read);
        read["balance"] = json!(true);
        assert_eq!(codes(Mode::Read, &read), ["type"]);
    }

    #[cfg(feature = "emit")]
    #[test]
    fn a_rule_that_is_not_enforced_is_told() {
        let types = crate::emit::types_of(&RESOURCE);
        let told = " * Documented, not enforced: tags must match the values of words.";
        assert_eq!(types.matches(told).count(), 3, "{types}");
    }
}
