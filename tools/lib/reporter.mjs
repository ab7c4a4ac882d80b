// A node:test reporter that prints failures only, and at the end one line of JSON with the counts.
const RESULT = "@@fieldgate-result ";

function where(data) {
  return data.file ? `${data.file}${data.line ? `:${data.line}:${data.column}` : ""}` : "";
}

function explain(error) {
  const cause = error?.cause ?? error;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === "string" ? cause : JSON.stringify(cause, null, 2);
}

/** A describe block or a parent test that failed only because of its children says nothing new. */
function isOnlyParent(data) {
  return data.details?.type === "suite" || data.details?.error?.failureType === "subtestsFailed";
}

export default async function* reporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const names = [];
  for await (const { type, data } of source) {
    if (type === "test:start") {
      names.length = data.nesting;
      names[data.nesting] = data.name;
    } else if (type === "test:pass" && data.details?.type !== "suite") {
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped += 1;
        yield `  skipped: ${data.name} ${where(data)}\n`;
      } else counts.passed += 1;
    } else if (
      type === "test:fail" &&
      (!isOnlyParent(data) || data.details.error?.failureType === "hookFailed")
    ) {
      counts.failed += 1;
      const name = [...names.slice(0, data.nesting), data.name].join(" > ");
      yield `\n  FAILED ${name}\n  ${where(data)}\n${indent(explain(data.details.error))}\n`;
    } else if (type === "test:stderr" || type === "test:stdout") {
      yield data.message;
    }
  }
  yield `${RESULT}${JSON.stringify(counts)}\n`;
}

function indent(text) {
  return String(text).replace(/^/gm, "    ");
}
