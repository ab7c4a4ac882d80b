// The schemas: what a check gives, fields, attributes, issues, errors, and the Standard Schema shape.

import {
  ApiError,
  ConfigError,
  FieldgateError,
  type FieldInfo,
  type Issue,
  type IssueCode,
  type IssueOf,
  type IssueParams,
  type IssueParamsByCode,
  NetworkError,
  NotFoundError,
  type Organization,
  type OrganizationBulkRow,
  type OrganizationCreate,
  type OrganizationUpdate,
  ResponseError,
  type Schema,
  schemas,
  TimeoutError,
  ValidationError,
} from "fieldgate";
import type { schemas as bare } from "fieldgate/validators";
import { assertType, type IsAny, type Same } from "./expect.js";

const { create, update, read, listQuery } = schemas.organization;

const result = create.validate({} as unknown, { locale: "sv", openEnums: true, complete: true });
if (result.ok) assertType<Same<typeof result.value, OrganizationCreate>>();
else assertType<Same<typeof result.issues, readonly Issue[]>>();
// The value is there only when it is valid.
assertType<Same<typeof result.value, OrganizationCreate | undefined>>();
// @ts-expect-error: no such option
create.validate({}, { strict: true });

const many = create.validateMany([]);
if (many.ok) assertType<Same<typeof many.value, OrganizationCreate[]>>();
const field: Issue[] = create.validateField("name", 7);
const json = create.validateJson(new Uint8Array(), { many: true });
if (!json.ok) assertType<Same<typeof json.issues, readonly Issue[]>>();

const picked = update.pick({} as Organization);
assertType<Same<typeof picked, Partial<OrganizationUpdate>>>();
// What is picked of a fetched row for a bulk write is a row to update; of a form's values it may be a new one.
const toWrite = schemas.organization.bulkRow.pick({} as Organization);
assertType<Same<typeof toWrite, OrganizationUpdate & { id: string }>>();
export const rowsToWrite: OrganizationBulkRow[] = [toWrite];
const ofForm = schemas.organization.bulkRow.pick({} as { name: string });
assertType<Same<typeof ofForm, Partial<OrganizationBulkRow>>>();
const attributes: number | undefined = create.htmlAttributes("name", { maxlength: false }).maxlength;
const longest: number | undefined = create.fields.name.maxLength;
// What the value has is there; what it has not may be a typo.
assertType<Same<typeof create.fields.name, FieldInfo>>();
assertType<Same<typeof update.fields.custom_id, FieldInfo>>();
assertType<Same<typeof schemas.organization.bulkRow.fields.id, FieldInfo>>();
assertType<Same<typeof listQuery.fields.pageSize, FieldInfo>>();
assertType<Same<typeof schemas.designationAccount.update.fields.active, FieldInfo>>();
assertType<Same<typeof schemas.designationAccount.read.fields.balance, FieldInfo>>();
// @ts-expect-error: no such field
create.fields.nmae.maxLength;
// @ts-expect-error: no such option
listQuery.fields.page_size.minimum;
// @ts-expect-error: the fields of a resource object are its attributes
schemas.designationAccount.read.fields.attributes.type;
const anyOfThem: FieldInfo | undefined = create.fields["name" as string];
for (const [name, info] of Object.entries(create.fields)) assertFields(name satisfies string, info);
for (const info of Object.values(listQuery.fields)) assertFields("", info, anyOfThem);
function assertFields(..._given: (string | FieldInfo | undefined)[]): void {}
/** A schema of any value. */
export const everything: readonly Schema<unknown>[] = [create, update, read, schemas.designationAccount.read];

const query = listQuery.validate({});
// Results can be read, and are no `any`.
assertType<Same<IsAny<typeof query>, false>>();
const row = read.validate({});
if (row.ok) assertType<Same<typeof row.value, Organization>>();
assertType<Same<typeof bare, typeof schemas>>();

/** Standard Schema v1, as its own documentation declares it. */
interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<StandardIssue> };
interface StandardIssue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}
const standard: StandardSchemaV1<OrganizationCreate> = create;
const standardQuery: StandardSchemaV1 = listQuery;
// @ts-expect-error: of another type
const wrong: StandardSchemaV1<{ other: number }> = create;

/** What is caught can be told apart. */
export function describe(error: unknown): string {
  if (error instanceof ValidationError) return error.issues.map((issue) => issue.path.join(".")).join();
  if (error instanceof NotFoundError) return `${error.status satisfies number}`;
  if (error instanceof ApiError) return String(error.body satisfies unknown);
  if (error instanceof ResponseError) return error.body satisfies string;
  if (error instanceof NetworkError || error instanceof TimeoutError) {
    return error.outcome satisfies "not_sent" | "unknown";
  }
  if (error instanceof ConfigError) return error.option satisfies string;
  if (error instanceof FieldgateError) return error.code satisfies string;
  // @ts-expect-error: a code that no rule has
  if (field[0]?.code === "no_such_code") return "";
  return String([attributes, longest, standard, standardQuery, wrong]);
}

/** By the code of an issue it is known which params there are. */
export function paramsOf(issue: Issue): unknown {
  switch (issue.code) {
    case "max_length":
      return issue.params.maxLength satisfies number;
    case "enum":
      return issue.params.enum satisfies readonly (string | number)[];
    case "exactly_one_of":
    case "set_together":
      return issue.params.fields satisfies readonly string[];
    case "min_length":
      // @ts-expect-error: of a list it is minItems
      return issue.params.minLength satisfies number;
    case "unknown_field":
      return issue.params.suggestion satisfies string | undefined;
    case "not_json":
      // @ts-expect-error: no such reason
      return issue.params.reason === "tuncated" ? (issue.params.line satisfies number) : undefined;
    case "maximum":
      // @ts-expect-error: that is of another code
      return issue.params.minimum satisfies number;
    default:
      return issue.params satisfies IssueParams;
  }
}
assertType<Same<keyof IssueParamsByCode, IssueCode>>();
assertType<Same<Issue["code"], IssueCode>>();
/** An issue of one's own, and one of a code. */
export const own: Issue = { path: ["name"], code: "server", message: "is taken", params: {} };
export const long: IssueOf<"max_length"> = {
  path: [],
  code: "max_length",
  message: "",
  params: { maxLength: 3 },
};
export const either: Issue[] = [long, { ...own, path: [0, ...own.path] }];
// @ts-expect-error: the fact of the code is missing
export const factless: Issue = { path: [], code: "max_length", message: "", params: {} };

/** The code of an error follows from its class. */
export function codeOf(error: NotFoundError | ValidationError): "not_found" | "validation_error" {
  // @ts-expect-error: neither has such a code
  if (error.code === "not_fund") return error.code;
  return error.code;
}
