// The filters of the sandbox's lists: every operator of every kind, and their negations with Django's meaning.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ACCESS, CONNECTION, ID, ORGANIZATION, open } from "../support/sandbox.mjs";

let api;
before(() => {
  api = open();
  api.sandbox.seed("organization", [
    { id: ID(1), name: "Norra Kvarteret", custom_id: "A-1", created_at: "2026-01-01T00:00:00Z" },
    { id: ID(2), name: "norra backen", custom_id: null, created_at: "2026-01-01T12:00:00.5Z" },
    {
      id: ID(3),
      name: "Södra Kvarteret",
      custom_id: "a-1",
      organization: { id: ID(1) },
      created_at: "2026-01-02T00:00:00Z",
    },
    {
      id: ID(4),
      name: "ÖSTRA",
      custom_id: "",
      organization: { id: ID(2) },
      created_at: "2026-02-01T00:00:00Z",
    },
  ]);
  const pair = { sub_tenant: { id: ID(7) }, tenant: { id: ID(8) }, stakeholder_type: 0 };
  api.sandbox.seed("subTenantTenantConnection", [
    { ...pair, custom_id: "1", category: 1 },
    { ...pair, custom_id: "2", category: 2 },
    { ...pair, custom_id: "12", category: 12 },
    { ...pair, custom_id: "none", category: null },
  ]);
  const asked = { integration: { id: ID(9) } };
  api.sandbox.seed("answeredIntegrationPersonalInformationAccess", [
    { ...asked, custom_id: "yes", answer: true, answered_by_tenant: { id: ID(5) } },
    { ...asked, custom_id: "no", answer: false, answered_by_sub_tenant: { id: ID(6) } },
  ]);
});

/** Last digits of the ids, or custom ids, of the rows that a query finds. */
async function found(query, path = ORGANIZATION) {
  const { status, body } = await api.list(path, query);
  assert.equal(status, 200, `${query}: ${JSON.stringify(body)}`);
  return body.map((row) => (path === ORGANIZATION ? row.id.at(-1) : row.custom_id)).join(" ");
}

const text = [
  ["name=Norra%20Kvarteret", "1"],
  ["name=norra%20kvarteret", ""],
  ["name!=Norra+Kvarteret", "2 3 4"],
  ["name%21=Norra%20Kvarteret", "2 3 4"],
  ["name__contains=Kvarter", "1 3"],
  ["name__contains=kvarter", ""],
  ["name__contains!=Kvarter", "2 4"],
  ["name__icontains=KVARTER", "1 3"],
  ["name__startswith=Norra", "1"],
  ["name__istartswith=NORRA", "1 2"],
  ["name__istartswith!=NORRA", "3 4"],
  ["name__endswith=et", "1 3"],
  ["name__iendswith=EN", "2"],
  ["name__iexact=östra", "4"],
  ["name__iexact!=östra", "1 2 3"],
  ["name__in=%C3%96STRA,norra%20backen,nobody", "2 4"],
  ["name__in=%C3%96STRA%2Cnorra%20backen", "2 4"],
  ["name__in!=%C3%96STRA,norra%20backen", "1 3"],
  ["name__isnull=true", ""],
  ["custom_id=A-1", "1"],
  ["custom_id=", "4"],
  ["custom_id__iexact=A-1", "1 3"],
  ["custom_id__isnull=true", "2"],
  ["custom_id__isnull=false", "1 3 4"],
  ["custom_id__isnull!=true", "1 3 4"],
  // Null is equal to nothing, so its negation takes it in.
  ["custom_id!=A-1", "2 3 4"],
  ["custom_id__in!=A-1,a-1", "2 4"],
  ["custom_id__contains!=-1", "2 4"],
  // Several conditions are combined with AND.
  ["name__icontains=norra&custom_id__isnull=true", "2"],
  ["name__icontains=norra&name__icontains!=backen", "1"],
];

const ids = [
  [`id=${ID(3)}`, "3"],
  [`id!=${ID(3)}`, "1 2 4"],
  [`id__in=${ID(1)},${ID(4)},${ID(9)}`, "1 4"],
  [`id__in!=${ID(1)},${ID(4)}`, "2 3"],
  ["id__isnull=true", ""],
  [`organization=${ID(1)}`, "3"],
  [`organization=${ID(1).toUpperCase()}`, "3"],
  [`organization!=${ID(1)}`, "1 2 4"],
  [`organization__in=${ID(1)}%2C${ID(2)}`, "3 4"],
  [`organization__in!=${ID(1)},${ID(2)}`, "1 2"],
  ["organization__isnull=true", "1 2"],
  ["organization__isnull!=true", "3 4"],
];

const instants = [
  ["created_at=2026-01-02T00:00:00Z", "3"],
  ["created_at=2026-01-02T02:00:00%2B02:00", "3"],
  ["created_at=2026-01-01T16:30:00-07:30", "3"],
  ["created_at=2026-01-02t00:00:00.000z", "3"],
  ["created_at=2026-01-01T12:00:00.500000Z", "2"],
  ["created_at!=2026-01-02T00:00:00Z", "1 2 4"],
  ["created_at__gt=2026-01-01T13:00:00.500%2B01:00", "3 4"],
  ["created_at__gte=2026-01-01T13:00:00.500%2B01:00", "2 3 4"],
  ["created_at__lt=2026-01-01T12:00:00.5Z", "1"],
  ["created_at__lte=2026-01-01T12:00:00.5Z", "1 2"],
  ["created_at__lte!=2026-01-01T12:00:00.5Z", "3 4"],
  ["created_at__gte=2026-01-01T12:00:00.500001Z", "3 4"],
  ["created_at__gte=2025-12-31T23:59:60Z&created_at__lt=2026-01-01T00:00:01Z", "1"],
  ["created_at__in=2026-01-01T00:00:00Z,2026-02-01T01:00:00%2B01:00", "1 4"],
  ["created_at__isnull=false", "1 2 3 4"],
];

for (const [query, wanted] of [...text, ...ids, ...instants]) {
  test(`organizations with ${query}`, async () => assert.equal(await found(query), wanted));
}

for (const [query, wanted] of [
  ["category=2", "2"],
  ["category!=2", "1 12 none"],
  ["category__gt=2", "12"],
  ["category__gte=2", "2 12"],
  ["category__lt=2", "1"],
  ["category__lte=2", "1 2"],
  // Numbers are not compared as text, and null is neither less nor more.
  ["category__gt!=2", "1 2 none"],
  ["category__in=1,12", "1 12"],
  ["category__isnull=true", "none"],
  ["category__gt=-1", "1 2 12"],
]) {
  test(`connections with ${query}`, async () => assert.equal(await found(query, CONNECTION), wanted));
}

for (const [query, wanted] of [
  ["answer=true", "yes"],
  ["answer=false", "no"],
  ["answer!=true", "no"],
  ["answer__in=true,false", "yes no"],
  ["answer__isnull=true", ""],
  [`answered_by_tenant=${ID(5)}`, "yes"],
  [`answered_by_tenant!=${ID(5)}`, "no"],
  ["answered_by_sub_tenant__isnull=true", "yes"],
  [`integration=${ID(9)}`, "yes no"],
]) {
  test(`answers with ${query}`, async () => assert.equal(await found(query, ACCESS), wanted));
}

for (const [query, parameter] of [
  ["nme=A", "nme"],
  ["constructor=A", "constructor"],
  ["__proto__=A", "__proto__"],
  ["tags__in=A", "tags__in"],
  ["name__gt=A", "name__gt"],
  ["name__exact=A", "name__exact"],
  ["name__=A", "name__"],
  ["name__regex!=A", "name__regex!"],
  ["name!!=A", "name!!"],
  ["!name=A", "!name"],
  ["NAME=A", "NAME"],
  ["organization__name=A", "organization__name"],
  ["created_at__contains=2026", "created_at__contains"],
  ["custom_id__isnull=1", "custom_id__isnull"],
  ["custom_id__isnull=True", "custom_id__isnull"],
  ["id=1", "id"],
  ["organization=north", "organization"],
  ["id__in=", "id__in"],
  ["name__in=A,,B", "name__in"],
  ["created_at=2026-01-01", "created_at"],
  ["created_at=2026-01-01T00:00:00", "created_at"],
  ["created_at=2026-01-01%2000:00:00Z", "created_at"],
  ["created_at=2026-02-30T00:00:00Z", "created_at"],
  ["created_at=2026-01-01T24:00:00Z", "created_at"],
  ["created_at=2026-01-01T12:00:60Z", "created_at"],
  ["created_at=0000-01-01T00:00:00Z", "created_at"],
  // A plus sign that is not encoded is a space.
  ["created_at=2026-01-01T00:00:00+02:00", "created_at"],
  ["name=A&name=B", "name"],
]) {
  test(`400 on ${query}`, async () => {
    const { status, text: body } = await api.list(ORGANIZATION, query);
    assert.equal(status, 400);
    assert.ok(body.startsWith(`{${JSON.stringify(parameter)}:["`), body);
  });
}

test("400 names every wrong parameter", async () => {
  const { status, body } = await api.list(ORGANIZATION, "a=1&name=x&name__gt=2");
  assert.deepEqual([status, Object.keys(body)], [400, ["a", "name__gt"]]);
});

test("400 on values of numbers and booleans", async () => {
  for (const query of ["category=x", "category=1.5", "category=", "category__in=1,x", "category__gt=1e3"]) {
    assert.equal((await api.list(CONNECTION, query)).status, 400, query);
  }
  for (const query of ["answer=yes", "answer=1", "answer=TRUE", "answer="]) {
    assert.equal((await api.list(ACCESS, query)).status, 400, query);
  }
});
