// The field errors of a server, in the shapes of Django REST framework and of JSON:API, as issues.

import type { Issue } from "../core/issues.js";

/** Keys that hold errors of the value as a whole. */
const WHOLE = new Set(["non_field_errors", "detail", "__all__"]);

/** Most issues that are made of one body: more than a chunk of the usual size has fields. */
const LIMIT = 10_000;

/** An error object of JSON:API. */
interface JsonApiError {
  readonly status?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly source?: { readonly pointer?: unknown; readonly parameter?: unknown } | null;
}

/** The option of a parameter: `filter[updated_at]` is `filter.updatedAt`, `per_page` is `perPage`. */
function optionOf(parameter: string): string[] {
  const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const [, outer, inner = ""] = /^(\w+)\[(\w+)\]$/.exec(parameter) ?? [];
  if (outer === undefined) return [camel(parameter)];
  // The type of a sparse fieldset is no option.
  return outer === "fields" ? [outer] : [outer, camel(inner)];
}

/** Where an error of JSON:API stands: attributes are given without their document. */
function placeOf({ source }: JsonApiError): (string | number)[] {
  if (typeof source?.parameter === "string") return optionOf(source.parameter);
  if (typeof source?.pointer !== "string") return [];
  const steps = source.pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const path = steps[0] === "data" && steps[1] === "attributes" ? steps.slice(2) : steps;
  return path.map((step) => (/^(0|[1-9]\d*)$/.test(step) ? Number(step) : step));
}

/** Whether an element of `errors` is JSON:API's; otherwise `errors` is a field like any other. */
function isJsonApiError(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { title, detail, source, status } = error as JsonApiError;
  return Boolean(title ?? detail ?? source) || typeof status === "string" || typeof status === "number";
}

function jsonApiIssues(errors: readonly unknown[]): Issue[] {
  return errors.slice(0, LIMIT).flatMap((error) => {
    // Some servers mix objects with texts.
    const one: unknown = typeof error === "string" ? { detail: error } : error;
    if (typeof one !== "object" || one === null) return [];
    const { detail, title } = one as JsonApiError;
    const message = [detail, title].find((text) => typeof text === "string" && text !== "") ?? "";
    return [{ path: placeOf(one), code: "server" as const, message: message as string, params: {} }];
  });
}

/** The issues in a body; none when it has no known shape. */
export function serverIssues(body: unknown): Issue[] {
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (Array.isArray(errors) && errors.some(isJsonApiError)) {
    return jsonApiIssues(errors);
  }
  const issues: Issue[] = [];
  if (typeof body === "object" && body !== null) collect(body, [], issues);
  return issues;
}

function collect(value: unknown, path: readonly (string | number)[], issues: Issue[]): void {
  if (issues.length >= LIMIT || path.length > 16) return;
  if (typeof value === "string") {
    issues.push({ path, code: "server", message: value, params: {} });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      // A list of messages is about one place; a list of objects is a row each.
      collect(item, typeof item === "string" ? path : [...path, index], issues);
    });
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      collect(item, WHOLE.has(key) ? path : [...path, key], issues);
    }
  }
}
