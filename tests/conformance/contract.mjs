// The documented contract as data, and how its names map to the names of the client.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** Every documented field, parameter and filter. */
export const contract = read("./pigello-contract.json");
/** Every documented request and response. */
export const examples = read("./pigello-examples.json");

/** Where the client has a resource of the documents; written here by hand, as an expectation. */
export const places = {
  Subtenanttenantconnection: ["accounts", "subTenantTenantConnection"],
  Answeredintegrationpersonalinformationaccess: [
    "integrations",
    "answeredIntegrationPersonalInformationAccess",
  ],
  Organization: ["sales", "organization"],
};

/** The status of each documented outcome. */
export const statuses = {
  "Successful query": 200,
  "Successful selection": 200,
  "Successful update": 200,
  "Successful creation": 201,
  "Successful bulk create/update": 201,
  "Successful deletion": 204,
};

/** Every operation of a table, as [resource, operation, description]. */
export function* operationsOf(table) {
  for (const [resource, { operations }] of Object.entries(table)) {
    for (const [operation, described] of Object.entries(operations)) yield [resource, operation, described];
  }
}
