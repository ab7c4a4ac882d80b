// Forms: the schemas are Standard Schemas by the specification's own types, and fit react-hook-form and bindForm.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import {
  type AnsweredIntegrationPersonalInformationAccessCreate,
  type BoundForm,
  bindForm,
  type HtmlAttributes,
  type HtmlInputType,
  type Issue,
  type MoreIntegers,
  type Organization,
  type OrganizationCreate,
  type OrganizationUpdate,
  type Schema,
  type SubTenantTenantConnectionCreate,
  type SubTenantTenantConnectionUpdate,
  schemas,
} from "fieldgate";
import { fieldgateResolver, type HookFormError } from "fieldgate/react-hook-form";
import { type FieldValues, type Resolver, useForm } from "react-hook-form";
import { assertType, type Same } from "./expect.js";

/** What every schema is. */
type Standard = StandardSchemaV1 & StandardJSONSchemaV1;

type Schemas = typeof schemas;
type Every = { [Resource in keyof Schemas]: Schemas[Resource][keyof Schemas[Resource]] }[keyof Schemas];
assertType<Same<Every extends Standard ? true : false, true>>();

const create = schemas.organization.create satisfies StandardSchemaV1<OrganizationCreate, OrganizationCreate>;
create satisfies StandardJSONSchemaV1<OrganizationCreate, OrganizationCreate>;
assertType<Same<StandardSchemaV1.InferInput<typeof create>, OrganizationCreate>>();
assertType<Same<StandardSchemaV1.InferOutput<typeof create>, OrganizationCreate>>();
schemas.organization.listQuery satisfies Standard;
// @ts-expect-error: of another type
schemas.organization.read satisfies StandardSchemaV1<{ other: number }>;

// The resolver is one of react-hook-form's, of its own types.
const resolver: Resolver<OrganizationCreate, unknown, OrganizationCreate> = fieldgateResolver(create);
const update: Resolver<OrganizationUpdate> = fieldgateResolver(schemas.organization.update, { locale: "en" });
// @ts-expect-error: of another form
const other: Resolver<{ age: number }> = fieldgateResolver(create);

/** Values that nest: lists of texts and of references, objects in lists in objects. */
type Nested = {
  tags: readonly string[];
  places?: readonly { id: string }[] | null | undefined;
  files: { name: string; sizes: number[] }[];
  kept: { by: { id: string } | null };
  free?: unknown;
};
declare const nesting: Schema<Nested>;
export const nested: Resolver<Nested> = fieldgateResolver(nesting);

/** A component that uses it. */
export function useOrganization() {
  const { register, handleSubmit, formState } = useForm<OrganizationCreate>({ resolver });
  register("name");
  const known = formState.errors.name as HookFormError | undefined;
  assertType<Same<HookFormError["type"], Issue["code"]>>();
  const submit = handleSubmit((value) => value.name satisfies string);
  const nested = useForm<AnsweredIntegrationPersonalInformationAccessCreate>({
    resolver: fieldgateResolver(schemas.answeredIntegrationPersonalInformationAccess.create),
  });
  return [known?.params, submit, nested.formState.errors.integration?.id?.message, update, other];
}

/** Forms with lists, whose errors have an index. */
export function useConnection() {
  const { create, update } = schemas.subTenantTenantConnection;
  const changed = useForm<SubTenantTenantConnectionUpdate>({ resolver: fieldgateResolver(update) });
  return [useForm<SubTenantTenantConnectionCreate>({ resolver: fieldgateResolver(create) }), changed];
}

/** A form without a type argument has the fields and values of its resolver. */
export function useInferred() {
  const { register, handleSubmit, getValues } = useForm({ resolver: fieldgateResolver(create) });
  register("organization.id");
  // @ts-expect-error: an unknown field
  register("nmae");
  const name = getValues("name");
  assertType<Same<typeof name, string>>();
  const connection = useForm({
    resolver: fieldgateResolver(schemas.subTenantTenantConnection.create),
    defaultValues: { category: 1 },
  });
  connection.register("tenant.id");
  connection.register("custom_id");
  // @ts-expect-error: an unknown field
  connection.register("catgory");
  const empty = useForm({
    resolver: fieldgateResolver(create),
    defaultValues: { name: "", custom_id: null },
  });
  empty.register("organization");
  const changes = useForm({ resolver: fieldgateResolver(schemas.designationAccount.update) });
  changes.register("active");
  // @ts-expect-error: read-only
  changes.register("name");
  return [
    handleSubmit((value) => assertType<Same<typeof value, OrganizationCreate>>()),
    connection.handleSubmit((value) => assertType<Same<typeof value, SubTenantTenantConnectionCreate>>()),
  ];
}

/** A form with a context. */
export function useContextual() {
  return useForm<OrganizationCreate, { user: string }, OrganizationCreate>({
    resolver: fieldgateResolver(create),
  });
}

/** A form of any schema. */
export function useSchema<Value extends FieldValues>(schema: Schema<Value>) {
  return useForm<Value>({ resolver: fieldgateResolver(schema) });
}

/** A form whose controls hold something else than what is sent. */
export function useTexts() {
  type Texts = { name?: string; custom_id?: string };
  useForm({ resolver: fieldgateResolver<OrganizationCreate, Texts>(create) }).register("name");
  const resolver = fieldgateResolver<OrganizationCreate, Texts>(create);
  return useForm<Texts, unknown, OrganizationCreate>({ resolver });
}

/** A page that binds a form. */
export function bind(form: HTMLFormElement, organization: Organization): void {
  const bound = bindForm(form, create, {
    locale: "en",
    values: (fromControls) => ({ ...fromControls, name: "N" }),
    onSubmit: (value, event) => [value.name satisfies string, event.submitter],
    onError: (error) => String(error satisfies unknown),
  });
  const result = bound.validate();
  if (result.ok) assertType<Same<typeof result.value, OrganizationCreate>>();
  else bound.setIssues(result.issues);
  bound.fill(organization);
  bound.fill({ name: "N" });
  // @ts-expect-error: not an entity
  bound.fill(organization.id);
  // @ts-expect-error: no such option
  bindForm(form, create, { onSend: () => {} });
  // @ts-expect-error: lists are no forms
  bindForm(form, schemas.organization.listQuery);
  bound.destroy();
}

const openEnums = true;

/** With openEnums: true values have the integers that the check lets through, as those of `validate` have. */
export function bindOpen(form: HTMLFormElement): void {
  const { create: make, update: change } = schemas.subTenantTenantConnection;
  const bound = bindForm(form, change, {
    openEnums,
    onSubmit: (value) => {
      assertType<Same<typeof value, SubTenantTenantConnectionUpdate<MoreIntegers>>>();
    },
  });
  const result = bound.validate();
  if (result.ok) assertType<Same<typeof result.value, SubTenantTenantConnectionUpdate<MoreIntegers>>>();
  const inline = bindForm(form, make, { locale: "en", openEnums: true });
  assertType<Same<typeof inline, BoundForm<SubTenantTenantConnectionCreate<MoreIntegers>>>>();
  bindForm(form, change, {
    openEnums: openEnums as boolean,
    onSubmit: (value) => assertType<Same<typeof value, SubTenantTenantConnectionUpdate>>(),
  });
  bindForm(form, change, {
    openEnums: false,
    onSubmit: (value) => assertType<Same<typeof value, SubTenantTenantConnectionUpdate>>(),
  });
  bindForm(form, change, {
    onSubmit: (value) => assertType<Same<typeof value, SubTenantTenantConnectionUpdate>>(),
  });
  // Where no enumeration may go on it changes nothing.
  bindForm(form, create, {
    openEnums,
    onSubmit: (value) => assertType<Same<typeof value, OrganizationCreate>>(),
  });
  // @ts-expect-error: no such option
  bindForm(form, change, { openEnums, onSend: () => {} });
  // @ts-expect-error: lists are no forms
  bindForm(form, schemas.subTenantTenantConnection.listQuery, { openEnums });
}

/** Named types stay what they are named, whatever the options. */
export function useNamed() {
  interface Loose {
    name?: unknown;
    custom_id?: unknown;
    organization?: unknown;
  }
  const plain = fieldgateResolver<OrganizationCreate, Loose>(schemas.organization.create, {});
  const open = fieldgateResolver<OrganizationCreate, Loose>(schemas.organization.create, { openEnums });
  assertType<Same<typeof plain, Resolver<Loose, unknown, OrganizationCreate>>>();
  assertType<Same<typeof open, Resolver<Loose, unknown, OrganizationCreate>>>();
  // Without an enumeration that may go on there is nothing to open.
  const closed = fieldgateResolver(schemas.organization.create, { openEnums });
  useForm({ resolver: closed }).handleSubmit((value) => assertType<Same<typeof value, OrganizationCreate>>());
}

/** The same of react-hook-form's. */
export function useOpen() {
  const { create: make, update: change } = schemas.subTenantTenantConnection;
  const resolver = fieldgateResolver(change, { openEnums, complete: true });
  type Changes = SubTenantTenantConnectionUpdate<MoreIntegers>;
  assertType<Same<typeof resolver, Resolver<Changes, unknown, Changes>>>();
  const inferred = useForm({ resolver: fieldgateResolver(make, { openEnums }) });
  inferred.setValue("category", 12);
  inferred.handleSubmit((value) =>
    assertType<Same<typeof value, SubTenantTenantConnectionCreate<MoreIntegers>>>(),
  );
  const closed = useForm({ resolver: fieldgateResolver(make, { openEnums: openEnums as boolean }) });
  // @ts-expect-error: not a documented value
  closed.setValue("category", 12);
  const whole = fieldgateResolver(create, { openEnums });
  assertType<Same<typeof whole, Resolver<OrganizationCreate, unknown, OrganizationCreate>>>();
  // A form whose controls hold something else names both.
  type Texts = { category?: string };
  const texts = fieldgateResolver<SubTenantTenantConnectionCreate<MoreIntegers>, Texts>(make, { openEnums });
  return [whole, useForm<Texts, unknown, SubTenantTenantConnectionCreate<MoreIntegers>>({ resolver: texts })];
}

const attributes: HtmlAttributes = create.htmlAttributes("name", { element: "textarea" });
assertType<Same<typeof attributes.type, HtmlInputType | undefined>>();
// @ts-expect-error: no such element
create.htmlAttributes("name", { element: "button" });
