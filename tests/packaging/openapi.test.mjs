// The OpenAPI documents of the package: a public linter has no error, and they say what the registry says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { schemas } from "fieldgate";

const require = createRequire(import.meta.url);
const documents = Object.fromEntries(
  ["pigello", "mpdx"].map((name) => [
    name,
    JSON.parse(readFileSync(require.resolve(`fieldgate/openapi/${name}.json`), "utf8")),
  ]),
);

/** The linter's recommended rules; the paths of Pigello end with a slash, as its documents have them. */
const rules = { extends: ["recommended"], rules: { "no-path-trailing-slash": "off" } };

/** Every operation of a document, with its path and method. */
function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== "parameters")
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

for (const [name, document] of Object.entries(documents)) {
  describe(name, () => {
    test("has no error for the linter", async () => {
      const config = await createConfig(rules);
      const problems = await lintFromString({ source: JSON.stringify(document), config });
      const errors = problems.filter(({ severity }) => severity === "error");
      assert.deepEqual(
        errors.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
        [],
      );
    });

    test("names every operation once", () => {
      const ids = operationsOf(document).map(({ operation }) => operation.operationId);
      assert.equal(new Set(ids).size, ids.length);
    });
  });
}

test("a linter that finds nothing in a broken document would prove nothing", async () => {
  const broken = structuredClone(documents.mpdx);
  broken.paths["/broken"] = { get: { responses: { 200: {} } } };
  const config = await createConfig(rules);
  const problems = await lintFromString({ source: JSON.stringify(broken), config });
  assert.ok(problems.some(({ severity }) => severity === "error"));
});

const CONTRACT = JSON.parse(
  readFileSync(new URL("../conformance/pigello-contract.json", import.meta.url), "utf8"),
);

test("Pigello: fields are read-only, and have 32 bits, where the documents say so", () => {
  let asked = 0;
  const table = {};
  for (const [path, item] of Object.entries(documents.pigello.paths)) {
    for (const [method, operation] of Object.entries(item))
      table[`${method.toUpperCase()} ${path}`] = operation;
  }
  const resolved = ({ $ref, items, ...schema }) =>
    $ref ? documents.pigello.components.schemas[$ref.split("/").at(-1)] : items ? resolved(items) : schema;
  for (const { operations } of Object.values(CONTRACT)) {
    for (const [name, { method, url, request, response }] of Object.entries(operations)) {
      const { requestBody, responses } = table[`${method} ${decodeURIComponent(new URL(url).pathname)}`];
      const answer = Object.values(responses)[0].content?.["application/json"].schema;
      const answered = answer && resolved(answer.anyOf?.[0] ?? answer);
      const asking = requestBody && resolved(requestBody.content["application/json"].schema);
      for (const [fields, schemas] of [
        [response, [answered]],
        [request, asking?.oneOf ?? [asking]],
      ]) {
        for (const field of (fields ?? []).filter((one) => !one.name.includes("."))) {
          for (const { properties } of schemas) {
            const property = properties[field.name];
            const what = `${url} ${name} ${field.name}`;
            assert.equal(property.readOnly === true, field.readOnly === true, what);
            assert.equal(property.format === "int32", field.type.includes("int32"), what);
            asked += 1;
          }
        }
      }
    }
  }
  assert.ok(asked > 150, `${asked} fields`);
});

test("Pigello: lists of the query are held to what the checks hold them to", () => {
  for (const [path, { get }] of LISTS) {
    const key = get.operationId.split("_")[0];
    const { properties } = schemas[key].listQuery.jsonSchema({ target: "openapi-3.0" });
    const schemaOf = (wanted) => get.parameters.find(({ name }) => name === wanted)?.schema;
    assert.deepEqual(schemaOf("_order_by"), properties.orderBy, path);
    assert.equal(schemaOf("_order_by").uniqueItems, true);
    assert.match(schemaOf("_order_by").items.pattern, /A-Za-z/);
    assert.deepEqual(schemaOf("customer_columns"), properties.customerColumns, path);
    for (const mark of ["", "!"]) {
      const { in: listed } = properties.filters.properties.custom_id.anyOf[2].properties;
      assert.deepEqual(schemaOf(`custom_id__in${mark}`), listed, path);
      assert.equal(schemaOf(`custom_id__in${mark}`).items.pattern, "^[^,]+$");
    }
  }
});

test("what is beyond the documents is marked so, with its source", () => {
  const { get, put } =
    documents.mpdx.paths["/api/v2/account_lists/{account_list_id}/designation_accounts/{id}"];
  const list = documents.mpdx.paths["/api/v2/account_lists/{account_list_id}/designation_accounts"].get;
  const described = (wanted) => list.parameters.find(({ name }) => name === wanted).description;
  assert.match(described("filter[updated_at]"), /Inferred.*not in the document.*public source/);
  assert.doesNotMatch(described("filter[wildcard_search]"), /inferred/i);
  for (const name of ["page", "per_page", "sort", "include", "fields[designation_accounts]"]) {
    assert.match(described(name), /Inferred/, name);
  }
  // The media type is that of every request; OpenAPI takes no parameter of that name.
  for (const { description } of [list, get]) {
    assert.match(description, /Content-Type: application\/vnd\.api\+json/);
  }
  assert.deepEqual(Object.keys(put.requestBody.content), ["application/vnd.api+json"]);
  const paths = documents.pigello.paths;
  const inferred = operationsOf(documents.pigello).filter(({ operation }) =>
    /inferred/.test(operation.description),
  );
  assert.deepEqual(inferred.map(({ path, method }) => `${method} ${path}`).sort(), [
    "DELETE /accounts/users/customer/subtenanttenantconnection/{pk}/",
    "PATCH /accounts/users/customer/subtenanttenantconnection/{pk}/",
  ]);
  assert.match(
    paths["/accounts/users/customer/subtenanttenantconnection/list/"].get.description,
    /another public page/,
  );
});

/** Every schema of a document, with its place. */
function* schemasOf(part, place = "") {
  if (typeof part !== "object" || part === null) return;
  if (!Array.isArray(part)) yield [place, part];
  for (const [name, inner] of Object.entries(part)) yield* schemasOf(inner, `${place}/${name}`);
}

test("objects say which keys they have, or that they have any", () => {
  // What makes types of a document takes an object without either for one that has no keys.
  for (const [name, document] of Object.entries(documents)) {
    for (const [place, part] of schemasOf(document)) {
      if (part.type !== "object" || part.enum !== undefined) continue;
      assert.ok("properties" in part || "additionalProperties" in part, `${name}${place}`);
    }
  }
});

test("MPDX: the documented answers fit, and say where a page stands and which rows are related", () => {
  const examples = JSON.parse(
    readFileSync(new URL("../conformance/mpdx-examples.json", import.meta.url), "utf8"),
  );
  const ajv = addFormats(new Ajv({ strict: false }));
  const path = "/api/v2/account_lists/{account_list_id}/designation_accounts";
  const checkOf = (operation) => {
    const { schema } = operation.responses[200].content["application/vnd.api+json"];
    return ajv.compile({ ...schema, components: documents.mpdx.components });
  };
  const { list, get, put } = examples.DesignationAccount.operations;
  const [lists, one] = [documents.mpdx.paths[path], documents.mpdx.paths[`${path}/{id}`]];
  for (const [operation, { response }] of [
    [lists.get, list],
    [one.get, get],
    [one.put, put],
  ]) {
    const valid = checkOf(operation);
    assert.ok(valid(response), JSON.stringify(valid.errors));
    const changed = structuredClone(response);
    const [row] = [changed.data].flat();
    row.relationships.organization.data = null;
    assert.ok(valid(changed), JSON.stringify(valid.errors));
    row.relationships.balances.data[0].type = "organizations";
    assert.ok(!valid(changed));
  }
  const valid = checkOf(lists.get);
  const pagination = { page: "2", per_page: "25", total_count: 30, total_pages: 2 };
  assert.ok(valid({ ...list.response, meta: { pagination, sort: "-created_at", filter: { x: "y" } } }));
  assert.ok(!valid({ ...list.response, meta: { pagination: { ...pagination, total_pages: "2" } } }));
});

test("Pigello: the paths and operations of the documents", () => {
  const offered = new Set(operationsOf(documents.pigello).map(({ path, method }) => `${method} ${path}`));
  for (const { operations } of Object.values(CONTRACT)) {
    for (const { method, url } of Object.values(operations)) {
      const path = decodeURIComponent(new URL(url).pathname);
      assert.ok(offered.has(`${method} ${path}`), `${method} ${path}`);
    }
  }
});

test("Pigello: every filter with every operator and its negation", () => {
  const list = documents.pigello.paths["/sales/organization/list/"].get;
  const names = list.parameters.map(({ name }) => name);
  for (const name of ["name", "name!", "name__icontains", "name__icontains!", "created_at__gte!", "id__in"]) {
    assert.ok(names.includes(name), name);
  }
  assert.equal(new Set(names).size, names.length);
});

/** The paths of Pigello's lists. */
const LISTS = Object.entries(documents.pigello.paths).filter(([path]) => path.endsWith("/list/"));

test("Pigello: pages have the smallest numbers that the checks have", () => {
  for (const [path, { get }] of LISTS) {
    const schemaOf = (wanted) => get.parameters.find(({ name }) => name === wanted).schema;
    const int32 = { type: "integer", format: "int32", maximum: 2_147_483_647 };
    assert.deepEqual(schemaOf("_page"), { ...int32, minimum: 1 }, path);
    assert.deepEqual(schemaOf("_page_size"), { ...int32, minimum: 0 }, path);
  }
  const { page, pageSize } = schemas.organization.listQuery.fields;
  assert.deepEqual([page.minimum, pageSize.minimum], [1, 0]);
  assert.equal(LISTS.length, 3);
});

test("Pigello: the security schemes have the documents' names, pages go together, lists of ids are not empty", () => {
  const named =
    "customer_id and application_id and service_id and service_version_id and client_ct and client_object_id and client_secret";
  assert.deepEqual(Object.keys(documents.pigello.components.securitySchemes), named.split(" and "));
  assert.deepEqual(Object.keys(documents.pigello.security[0]), named.split(" and "));
  for (const [path, { get }] of LISTS) {
    const parameter = (wanted) => get.parameters.find(({ name }) => name === wanted);
    assert.match(parameter("_page").description, /_page_size/, path);
    assert.match(parameter("_page_size").description, /_page/, path);
    assert.equal(parameter("global_segments").schema.minItems, 1, path);
  }
});

test("Pigello: a list answers whole rows, only their ids, or statistics", () => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  for (const [path, { get }] of LISTS) {
    const { content, description } = get.responses[200];
    assert.match(description, /`_statistics=true`.*not documented.*`_jsonl=true`.*not documented/, path);
    const { schema } = content["application/json"];
    const valid = ajv.compile({ ...schema, components: documents.pigello.components });
    const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    assert.ok(valid([{ id }]), path);
    assert.ok(!valid([{ name: "A" }]), path);
    assert.ok(valid({ count: 1 }), path);
    assert.ok(!valid("none"), path);
  }
});

test("MPDX: three operations, and the schemas that the package validates by", () => {
  const found = operationsOf(documents.mpdx).map(({ path, method }) => `${method} ${path}`);
  const path = "/api/v2/account_lists/{account_list_id}/designation_accounts";
  assert.deepEqual(found.sort(), [`GET ${path}`, `GET ${path}/{id}`, `PUT ${path}/{id}`].sort());
  assert.deepEqual(
    documents.mpdx.components.schemas.DesignationAccountUpdate,
    schemas.designationAccount.update.jsonSchema({ target: "openapi-3.0" }),
  );
});
