// The public surface of the validators: schemas, issues, errors, loading.

export type { ValidateOptions } from "./core/check.js";
export * from "./core/errors.js";
export type { Issue, IssueOf, IssueParams } from "./core/issues.js";
export {
  type AnyResource,
  type Document,
  type Flat,
  type FlatDocument,
  type FlatListDocument,
  type Flattened,
  flatten,
  type ListDocument,
  type Pagination,
} from "./core/json-api.js";
export { defineLocale, type Locale, type LocaleChanges } from "./core/messages.js";
export type { FieldInfo } from "./core/plan.js";
export { init, type ModuleSource } from "./core/ready.js";
export type * from "./core/types.js";
export { compareDecimals, parseInstant } from "./core/values.js";
export { bindForm } from "./forms/bind-form.js";
export type { BindFormOptions, BoundForm } from "./forms/bound-form.js";
export * from "./generated/clients.js";
export type { IssueCode, IssueParamsByCode, RuleCode } from "./generated/codes.js";
export { en } from "./generated/locale/en.js";
export type * from "./generated/types.js";
export type { HtmlAttributes, HtmlAttributesOptions, HtmlInputType } from "./schema/html-attributes.js";
export type { JsonApiSchemas, ResourceSchema } from "./schema/json-api-schemas.js";
export type { JsonSchema, JsonSchemaOptions, JsonSchemaTarget } from "./schema/json-schema.js";
export type { QuerySchema } from "./schema/query-schema.js";
export type { OpenResourceSchemas, ResourceSchemas } from "./schema/resource-schemas.js";
export type {
  FieldName,
  JsonResult,
  OpenSchema,
  Picked,
  Result,
  Schema,
  SchemaFields,
} from "./schema/schema.js";
export type { StandardJsonSchema, StandardJsonSchemaOptions, StandardSchema } from "./schema/standard.js";
