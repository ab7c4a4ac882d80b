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

test("Pigello: the paths and operations of the documents", () => {
  const contract = JSON.parse(
    readFileSync(new URL("../conformance/pigello-contract.json", import.meta.url), "utf8"),
  );
  const offered = new Set(operationsOf(documents.pigello).map(({ path, method }) => `${method} ${path}`));
  for (const { operations } of Object.values(contract)) {
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
    assert.deepEqual(schemaOf("_page"), { type: "integer", format: "int32", minimum: 1 }, path);
    assert.deepEqual(schemaOf("_page_size"), { type: "integer", format: "int32", minimum: 0 }, path);
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

test("Pigello: a list answers whole rows, or only their ids", () => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  for (const [path, { get }] of LISTS) {
    const { schema } = get.responses[200].content["application/json"];
    const valid = ajv.compile({ ...schema, components: documents.pigello.components });
    const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    assert.ok(valid([{ id }]), path);
    assert.ok(!valid([{ name: "A" }]), path);
    assert.ok(!valid({ id }), path);
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
