// Wrong input: a ValidationError with every issue, nothing sent, and a client that goes on working.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FieldgateError, ValidationError } from "fieldgate";
import { brief, client, ID, json, OTHER_ID, rejection } from "../support/pigello.mjs";

/** The issues of a refused call, of which nothing was sent. */
async function issuesOf(work, options) {
  const { pigello, calls } = client(undefined, options);
  const error = await rejection(work(pigello));
  assert.ok(error instanceof ValidationError && error instanceof FieldgateError, `${error?.stack}`);
  assert.equal(error.code, "validation_error");
  assert.equal(error.name, "ValidationError");
  assert.ok(error.issues.length > 0);
  assert.equal(calls.length, 0, "something was sent");
  return error.issues;
}

const METHODS = {
  get: (org, id) => org.get(id),
  update: (org, id) => org.update(id, { name: "A" }),
  delete: (org, id) => org.delete(id),
};

describe("ids", () => {
  for (const [method, call] of Object.entries(METHODS)) {
    for (const [id, code] of [
      ["..", "format"],
      ["", "format"],
      ["a/b", "format"],
      ["%2e%2e", "format"],
      [`${ID}/..`, "format"],
      [`${ID}?a=b`, "format"],
      [`${ID}\n`, "format"],
      [` ${ID}`, "format"],
      [ID.replaceAll("-", ""), "format"],
      [`urn:uuid:${ID}`, "format"],
      [`{${ID}}`, "format"],
      [ID.replace("4", "g"), "format"],
      [ID.replace("4", "\u0664"), "format"],
      ["list", "format"],
      [undefined, undefined],
      [null, undefined],
      [7, "type"],
      [{}, "type"],
      [[ID], "type"],
      [new String(ID), "type"],
    ]) {
      test(`${method}(${typeof id === "string" ? JSON.stringify(id) : String(id)} ${typeof id})`, async () => {
        const issues = await issuesOf((pigello) => call(pigello.sales.organization, id));
        assert.equal(issues.length, 1);
        assert.deepEqual(issues[0].path, ["id"]);
        if (code) assert.equal(issues[0].code, code);
      });
    }
    test(`${method} takes either case`, async () => {
      const { org, calls } = client(() => json({ name: "A", id: ID }));
      await call(org, ID.toUpperCase());
      await call(org, ID);
      assert.equal(calls.length, 2);
      assert.equal(calls[1].url, `https://dev.api.pigello.io/sales/organization/${ID}/`);
    });
  }
});

class Row {
  name = "A";
}

describe("bodies", () => {
  for (const [what, value] of [
    ["undefined", undefined],
    ["null", null],
    ["a string", "{}"],
    ["a number", 7],
    ["an array", [{ name: "A" }]],
    ["a Map", new Map([["name", "A"]])],
    ["a Date", new Date(0)],
    ["a class instance", new Row()],
    ["a function", () => {}],
    ["a boxed string", new String("A")],
    ["a promise", Promise.resolve({ name: "A" })],
  ]) {
    test(`${what} instead of a body`, async () => {
      for (const call of [(org) => org.create(value), (org) => org.update(ID, value)]) {
        const issues = await issuesOf((pigello) => call(pigello.sales.organization));
        assert.deepEqual(brief(issues), [" type"]);
        assert.deepEqual(issues[0].path, []);
      }
    });
  }

  test("every issue at once, in the order of the fields", async () => {
    const value = { custom_id: "x".repeat(129), organization: { id: "x" }, nmae: "A", id: ID };
    const issues = await issuesOf((pigello) => pigello.sales.organization.create(value));
    assert.deepEqual(
      new Set(brief(issues)),
      new Set([
        "name required",
        "organization.id format",
        "custom_id max_length",
        "id read_only",
        "nmae unknown_field",
      ]),
    );
    assert.equal(issues.length, 5);
  });

  test("a wrong type hides no rule across fields", async () => {
    const issues = await issuesOf((pigello) =>
      pigello.integrations.answeredIntegrationPersonalInformationAccess.create({
        answer: "yes",
        integration: 7,
        answered_by_tenant: { id: ID },
        answered_by_sub_tenant: { id: ID },
      }),
    );
    assert.deepEqual(brief(issues).sort(), [
      "answer type",
      "answered_by_sub_tenant exactly_one_of",
      "answered_by_tenant exactly_one_of",
      "integration type",
    ]);
  });

  test("none of a group set: one issue on its first member, which names all", async () => {
    const base = { answer: true, integration: { id: ID } };
    const group = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];
    for (const value of [base, { ...base, ...Object.fromEntries(group.map((name) => [name, null])) }]) {
      const issues = await issuesOf((pigello) =>
        pigello.integrations.answeredIntegrationPersonalInformationAccess.create(value),
      );
      assert.deepEqual(brief(issues), [`${group[0]} exactly_one_of`]);
      assert.deepEqual(issues[0].params, { fields: group });
    }
  });

  test("an update: contradictions within it are refused, what it does not say is not asked for", async () => {
    const group = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];
    const update = (value) =>
      issuesOf((pigello) =>
        pigello.integrations.answeredIntegrationPersonalInformationAccess.update(ID, value),
      );
    const two = { [group[0]]: { id: ID }, [group[2]]: { id: ID } };
    assert.deepEqual(brief(await update(two)), [`${group[0]} exactly_one_of`, `${group[2]} exactly_one_of`]);
    const nulled = Object.fromEntries(group.map((name) => [name, null]));
    assert.deepEqual(brief(await update(nulled)), [`${group[0]} exactly_one_of`]);
    const { org, calls } = client();
    await org.update(ID, {});
    assert.equal(calls[0].body, "{}");
  });

  for (const [key, suggestion] of [
    ["nmae", "name"],
    ["NAME", "name"],
    ["customId", "custom_id"],
    ["organisation", "organization"],
    ["zzzzzzzzzzzz", undefined],
    ["", undefined],
  ]) {
    test(`unknown key ${JSON.stringify(key)}`, async () => {
      const value = { name: "A", [key]: null };
      for (const call of [(org) => org.create(value), (org) => org.update(ID, value)]) {
        const issues = await issuesOf((pigello) => call(pigello.sales.organization));
        assert.deepEqual(
          issues.map(({ path, code }) => ({ path, code })),
          [{ path: [key], code: "unknown_field" }],
        );
        assert.equal(issues[0].params.suggestion, suggestion);
        if (suggestion) assert.ok(issues[0].message.includes(suggestion));
      }
    });
  }

  for (const [key, value] of [
    ["id", ID],
    ["created_at", "2026-01-01T00:00:00Z"],
    ["customer_columns", {}],
    ["tags", []],
    ["tags", null],
  ]) {
    test(`read-only ${key} ${JSON.stringify(value)}`, async () => {
      for (const call of [
        (org) => org.create({ name: "A", [key]: value }),
        (org) => org.update(ID, { [key]: value }),
      ]) {
        assert.deepEqual(brief(await issuesOf((pigello) => call(pigello.sales.organization))), [
          `${key} read_only`,
        ]);
      }
    });
  }

  test("undefined is the same as absent, and never sent", async () => {
    const { org, calls } = client();
    await org.create({ name: "A", custom_id: undefined, id: undefined, nmae: undefined });
    assert.deepEqual(JSON.parse(calls[0].body), { name: "A" });
  });
});

describe("list options", () => {
  for (const [what, options, expected] of [
    ["page without pageSize", { page: 1 }, "pageSize set_together"],
    ["pageSize without page", { pageSize: 5 }, "page set_together"],
    ["page 0", { page: 0, pageSize: 5 }, "page minimum"],
    ["page -1", { page: -1, pageSize: 5 }, "page minimum"],
    ["page 1.5", { page: 1.5, pageSize: 5 }, "page integer"],
    ["page as text", { page: "1", pageSize: 5 }, "page type"],
    ["page beyond int32", { page: 2 ** 31, pageSize: 5 }, "page maximum"],
    ["pageSize -1", { page: 1, pageSize: -1 }, "pageSize minimum"],
    ["slim as text", { slim: "true" }, "slim type"],
    ["search as number", { search: 7 }, "search type"],
    ["search with NUL", { search: "a\0" }, "search unicode"],
    ["search with a lone surrogate", { search: "a\ud800" }, "search unicode"],
    ["unknown option", { pagesize: 5 }, "pagesize unknown_field"],
    ["wire name", { _page: 1 }, "_page unknown_field"],
    ["orderBy as text", { orderBy: "name" }, "orderBy type"],
    ["orderBy number", { orderBy: [7] }, "orderBy.0 type"],
    ["orderBy twice", { orderBy: ["name", "id", "name"] }, "orderBy.2 unique_items"],
    ["tags as text", { tags: ID }, "tags type"],
    ["tags not UUIDs", { tags: [ID, "x"] }, "tags.1 format"],
    ["globalSegments not UUIDs", { globalSegments: ["x"] }, "globalSegments.0 format"],
    ["filters as array", { filters: [] }, "filters type"],
  ]) {
    test(what, async () => {
      const issues = await issuesOf((pigello) => pigello.sales.organization.list(options));
      assert.deepEqual(brief(issues), [expected]);
    });
  }

  for (const option of [
    "jsonl",
    "orderBy",
    "page",
    "pageSize",
    "search",
    "slim",
    "statistics",
    "tags",
    "customerColumns",
    "globalRealestates",
    "globalSegments",
    "filters",
  ]) {
    test(`${option}: null`, async () => {
      const issues = await issuesOf((pigello) => pigello.sales.organization.list({ [option]: null }));
      assert.ok(brief(issues).includes(`${option} null`), brief(issues).join());
    });
  }

  for (const field of [
    "",
    "-",
    "--name",
    "na me",
    "name,id",
    "name&a=b",
    "n\u00e4me",
    "name\n",
    "+name",
    "name-",
  ]) {
    test(`orderBy ${JSON.stringify(field)}`, async () => {
      const issues = await issuesOf((pigello) => pigello.sales.organization.list({ orderBy: [field] }));
      assert.equal(issues.length, 1);
      assert.deepEqual(issues[0].path, ["orderBy", 0]);
      assert.ok(["pattern", "format"].includes(issues[0].code), issues[0].code);
    });
  }

  test("options that are none", async () => {
    for (const options of [null, [], "a", 7, new Map(), () => {}]) {
      const issues = await issuesOf((pigello) => pigello.sales.organization.list(options));
      assert.equal(issues.length, 1);
      assert.deepEqual(issues[0].path, []);
    }
  });

  test("every issue at once", async () => {
    const issues = await issuesOf((pigello) =>
      pigello.sales.organization.list({ page: 0, slim: 1, filters: { nmae: "A", name: { gt: "A" } } }),
    );
    assert.deepEqual(
      new Set(brief(issues)),
      new Set([
        "page minimum",
        "pageSize set_together",
        "slim type",
        "filters.nmae unknown_field",
        "filters.name.gt unknown_field",
      ]),
    );
  });
});

describe("filters", () => {
  for (const [what, filters, expected] of [
    ["unknown", { nmae: "A" }, "nmae unknown_field"],
    ["computed field", { tags: [ID] }, "tags unknown_field"],
    ["operator that text does not have", { name: { gt: "A" } }, "name.gt unknown_field"],
    [
      "operator that an instant does not have",
      { created_at: { contains: "A" } },
      "created_at.contains unknown_field",
    ],
    ["operator that an id does not have", { id: { gt: ID } }, "id.gt unknown_field"],
    ["wire operator", { name: { name__in: ["A"] } }, "name.name__in unknown_field"],
    ["operator under not", { name: { not: { gt: "A" } } }, "name.not.gt unknown_field"],
    ["not under not", { name: { not: { not: "A" } } }, "name.not.not unknown_field"],
    ["in: []", { name: { in: [] } }, "name.in min_length"],
    ["no operators", { name: {} }, "name required"],
    ["no operators under not", { name: { not: {} } }, "name.not required"],
    ["only undefined operators", { name: { in: undefined } }, "name required"],
    ["text as number", { name: 7 }, "name type"],
    ["in as text", { name: { in: "A" } }, "name.in type"],
    ["in with a number", { name: { in: ["A", 7] } }, "name.in.1 type"],
    ["operator null", { name: { icontains: null } }, "name.icontains null"],
    ["isnull as text", { name: { isnull: "true" } }, "name.isnull type"],
    ["isnull null", { name: { isnull: null } }, "name.isnull null"],
    ["id that is none", { id: "x" }, "id format"],
    ["id in", { id: { in: [ID, "x"] } }, "id.in.1 format"],
    ["reference as object", { organization: { id: ID } }, "organization.id unknown_field"],
    ["date instead of date-time", { created_at: { gte: "2026-01-01" } }, "created_at.gte format"],
    ["no offset", { created_at: "2026-01-01T00:00:00" }, "created_at format"],
    ["space as separator", { created_at: "2026-01-01 00:00:00Z" }, "created_at format"],
    ["year 0", { created_at: "0000-01-01T00:00:00Z" }, "created_at format"],
    ["invalid Date", { created_at: { lt: new Date(Number.NaN) } }, "created_at.lt format"],
    ["Date beyond year 9999", { created_at: { lt: new Date(253402300800000) } }, "created_at.lt format"],
    ["Date for text", { name: new Date(0) }, "name type"],
    ["NUL", { name: { contains: "a\0" } }, "name.contains unicode"],
    ["lone surrogate", { name: "\udc00" }, "name unicode"],
  ]) {
    test(what, async () => {
      const issues = await issuesOf((pigello) => pigello.sales.organization.list({ filters }));
      assert.deepEqual(brief(issues), [`filters.${expected}`]);
    });
  }

  test("in with an empty text or a comma is refused", async () => {
    for (const value of ["", "a,b"]) {
      const issues = await issuesOf((pigello) =>
        pigello.sales.organization.list({ filters: { name: { in: ["A", value] } } }),
      );
      assert.deepEqual(
        issues.map((issue) => issue.path),
        [["filters", "name", "in", 1]],
      );
    }
  });

  test("boolean and integer filters", async () => {
    const list = (pigello, filters) =>
      pigello.integrations.answeredIntegrationPersonalInformationAccess.list({ filters });
    assert.deepEqual(brief(await issuesOf((pigello) => list(pigello, { answer: "true" }))), [
      "filters.answer type",
    ]);
    assert.deepEqual(brief(await issuesOf((pigello) => list(pigello, { answer: { gt: true } }))), [
      "filters.answer.gt unknown_field",
    ]);
    const rows = (pigello, filters) => pigello.accounts.subTenantTenantConnection.list({ filters });
    for (const [value, code] of [
      [1.5, "integer"],
      ["1", "type"],
      [2 ** 31, "maximum"],
      [-(2 ** 31) - 1, "minimum"],
    ]) {
      assert.deepEqual(brief(await issuesOf((pigello) => rows(pigello, { category: { gte: value } }))), [
        `filters.category.gte ${code}`,
      ]);
    }
  });

  test("suggestions", async () => {
    const issues = await issuesOf((pigello) =>
      pigello.sales.organization.list({
        filters: { nmae: "A", name: { icontain: "A" }, created_at__gte: "2026" },
      }),
    );
    const suggestions = issues.map((issue) => issue.params.suggestion);
    assert.deepEqual(suggestions.sort(), ["created_at", "icontains", "name"]);
  });

  test("what is allowed is sent: null, negation, two operators, undefined left out, Dates as UTC", async () => {
    const { org, calls } = client([]);
    const target = async (filters, more) => {
      await org.list({ filters, ...more });
      return calls.at(-1).url.replace("https://dev.api.pigello.io/sales/organization/list/", "");
    };
    assert.equal(await target({ custom_id: null, name: undefined }), "?custom_id__isnull=true");
    assert.equal(await target({ name: "A b&c" }), "?name=A%20b%26c");
    assert.equal(await target({ name: { not: "A" } }), "?name!=A");
    assert.equal(await target({ id: { in: [ID, OTHER_ID] } }), `?id__in=${ID}%2C${OTHER_ID}`);
    assert.equal(
      await target({ created_at: { gte: new Date(0), lt: "2026-01-01T00:00:00+02:00" } }),
      "?created_at__gte=1970-01-01T00%3A00%3A00.000Z&created_at__lt=2026-01-01T00%3A00%3A00%2B02%3A00",
    );
  });
});
