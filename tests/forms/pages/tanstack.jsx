// A form of TanStack Form, which takes the schema as it is.

import { useForm } from "@tanstack/react-form";
import { answerOf, empty, Row, referenceOf, schema, start } from "./answer.jsx";

/** How the text of each control becomes a value, and back. */
const fields = {
  answer: [answerOf, (value) => String(value ?? "")],
  "integration.id": [(text) => text, (value) => value],
  answered_by_organization_user: [referenceOf, (value) => value?.id ?? ""],
  answered_by_tenant: [referenceOf, (value) => value?.id ?? ""],
};

function Page() {
  const form = useForm({
    defaultValues: empty(),
    validators: { onChange: schema },
    onSubmit: ({ value }) => {
      globalThis.sent = value;
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      {Object.entries(fields).map(([name, [parse, write]]) => (
        <form.Field key={name} name={name}>
          {(field) => (
            <>
              <Row
                name={name}
                message={field.state.meta.errors[0]?.message}
                value={write(field.state.value)}
                onChange={(event) => field.handleChange(parse(event.target.value))}
              />
              <output data-issues={name}>{JSON.stringify(field.state.meta.errors)}</output>
            </>
          )}
        </form.Field>
      ))}
      <button type="submit">Send</button>
    </form>
  );
}

await start(Page);
