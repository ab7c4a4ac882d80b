// A form of Mantine, whose resolver takes any Standard Schema.

import { schemaResolver, useForm } from "@mantine/form";
import { answerOf, empty, Row, referenceOf, schema, start } from "./answer.jsx";

function Page() {
  const form = useForm({
    mode: "uncontrolled",
    initialValues: empty(),
    validate: schemaResolver(schema, { sync: true }),
  });
  const row = (name, parse) => (
    <Row
      name={name}
      message={form.errors[name]}
      onChange={(event) => form.setFieldValue(name, parse(event.target.value))}
    />
  );
  return (
    <form
      onSubmit={form.onSubmit((value) => {
        globalThis.sent = value;
      })}
    >
      {row("answer", answerOf)}
      {row("integration.id", (text) => text)}
      {row("answered_by_organization_user", referenceOf)}
      {row("answered_by_tenant", referenceOf)}
      <button type="submit">Send</button>
    </form>
  );
}

await start(Page);
