// A form of react-hook-form, with the generic resolver or with our own.

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { sv } from "fieldgate/locale/sv";
import { fieldgateResolver } from "fieldgate/react-hook-form";
import { useForm } from "react-hook-form";
import { answerOf, empty, Row, referenceOf, schema, start } from "./answer.jsx";

const asked = new URLSearchParams(location.search);
const resolver =
  asked.get("resolver") === "generic"
    ? standardSchemaResolver(schema)
    : fieldgateResolver(schema, asked.has("sv") ? { locale: sv } : undefined);

/** What is left of the errors without the elements in them. */
const plain = (errors) => JSON.stringify(errors, (key, value) => (key === "ref" ? undefined : value));

function Page() {
  const criteriaMode = asked.get("criteria") ?? "firstError";
  const { register, handleSubmit, formState } = useForm({ resolver, criteriaMode, defaultValues: empty() });
  const { errors } = formState;
  const reference = { setValueAs: (value) => (typeof value === "string" ? referenceOf(value) : value) };
  return (
    <form
      onSubmit={handleSubmit((value) => {
        globalThis.sent = value;
      })}
    >
      <Row name="answer" message={errors.answer?.message} {...register("answer", { setValueAs: answerOf })} />
      <Row name="integration.id" message={errors.integration?.id?.message} {...register("integration.id")} />
      <Row
        name="answered_by_organization_user"
        message={errors.answered_by_organization_user?.message}
        {...register("answered_by_organization_user", reference)}
      />
      <Row
        name="answered_by_tenant"
        message={errors.answered_by_tenant?.message}
        {...register("answered_by_tenant", reference)}
      />
      <button type="submit">Send</button>
      <output>{plain(errors)}</output>
    </form>
  );
}

await start(Page);
