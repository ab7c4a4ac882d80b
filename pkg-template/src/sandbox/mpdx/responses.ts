// The responses of MPDX in the sandbox: documents and errors of JSON:API.

import type { Issue } from "../../core/issues.js";
import { json } from "../responses.js";

/** The media type of JSON:API. */
export const MEDIA_TYPE = "application/vnd.api+json";

/** An error of a document. */
export interface ErrorObject {
  readonly status: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly pointer: string } | { readonly parameter: string };
  readonly meta?: Readonly<Record<string, unknown>>;
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  415: "Unsupported Media Type",
};

/** A document. */
export function document(status: number, body: unknown, headers?: Record<string, string>): Response {
  return json(status, body, { "content-type": `${MEDIA_TYPE}; charset=utf-8`, ...headers });
}

/** An error with its status, as the server writes it: in text. */
export function error(
  status: number,
  detail: string,
  more?: Pick<ErrorObject, "source" | "meta">,
): ErrorObject {
  return { status: String(status), title: titles[status] ?? "Error", detail, ...more };
}

/** A refusal for one reason. */
export function refusal(
  status: number,
  detail: string,
  more?: Pick<ErrorObject, "source" | "meta">,
  headers?: Record<string, string>,
): Response {
  return document(status, { errors: [error(status, detail, more)] }, headers);
}

/** The errors of issues with attributes. */
export function errorsOf(issues: readonly Issue[]): ErrorObject[] {
  return issues.map(({ path, message }) => {
    const pointer = `/data/attributes/${path.join("/")}`;
    return error(400, `${path.join(" ")} ${message}`, { source: { pointer } });
  });
}
