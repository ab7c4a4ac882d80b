// The hand-written JSON Schema of each operation: a table of the documents, and the rules of a write.
import { access } from "./access.mjs";
import { connection } from "./connection.mjs";
import { organization } from "./organization.mjs";
import { $defs, uuid } from "./words.mjs";

/** The tables, by the names that the package gives to the resources. */
export const tables = {
  organization,
  answeredIntegrationPersonalInformationAccess: access,
  subTenantTenantConnection: connection,
};

export const operations = ["create", "update", "bulkRow", "read"];

// "Set" is: there, and not null.
const isSet = (name) => ({ required: [name], properties: { [name]: { not: { type: "null" } } } });
const isNull = (name) => ({ properties: { [name]: { type: "null" } } });

/** Written so that an error stands at the member that it is about. */
function notTogether(members) {
  return members.map((member) => ({
    if: { anyOf: members.filter((other) => other !== member).map(isSet) },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: isNull(member),
  }));
}

function atLeastOne(members) {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { not: { anyOf: members.map(isSet) } }, then: isSet(members[0]) };
}

/** A partial change shows that none is set only when it nulls every member. */
function notAllNulled(members) {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { required: members, allOf: members.map(isNull) }, then: isSet(members[0]) };
}

function written(table, { openEnums = false }, partial, required) {
  const members = table.exactlyOne;
  const rules = members
    ? [...notTogether(members), partial ? notAllNulled(members) : atLeastOne(members)]
    : [];
  return {
    type: "object",
    properties: { ...table.written, ...(openEnums ? table.opened : {}) },
    required,
    additionalProperties: false,
    ...(rules.length > 0 ? { allOf: rules } : {}),
  };
}

/** The JSON Schema (draft 2020-12) of an operation, under the options of a check. */
export function schemaOf(table, operation, options = {}) {
  const update = () => written(table, options, true, options.complete ? table.writtenRequired : []);
  const create = () => written(table, options, false, table.writtenRequired);
  switch (operation) {
    case "create":
      return { ...create(), $defs };
    case "update":
      return { ...update(), $defs };
    case "bulkRow": {
      // "Successful bulk create/update": the key `id` says which of them a row is.
      const row = update();
      return {
        type: "object",
        if: { required: ["id"], properties: { id: {} } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { ...row, properties: { id: uuid, ...row.properties } },
        else: create(),
        $defs,
      };
    }
    default:
      return { type: "object", properties: table.read, required: table.readRequired };
  }
}
