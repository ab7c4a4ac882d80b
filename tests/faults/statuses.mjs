// The faults that a status tells: redirects, refusals, and what a server asks for with Retry-After.

import { again, always, ok, once, recovers, row } from "./expect.mjs";

/** The time of the client, so that dates are exact. */
export const NOW = Date.UTC(2026, 0, 1);

const status = (code, body = '{"detail":"No."}', headers = {}) => ({
  answer: (wire) => wire.answer(code, body, headers),
});

const first = (code, headers) => ({
  answer: (wire) => (wire.number === 1 ? wire.answer(code, "", headers) : wire.answer(...wire.good())),
});

/** Half of what the waits are drawn from: 100 ms, then 200 ms. */
const JITTER = [50, 100];

const throttled = (name, value, waits) => ({
  name: `429 with Retry-After ${name}`,
  ...status(429, "", value === undefined ? {} : { "retry-after": value }),
  waits,
  cells: always("RateLimitError", "failed"),
});

const redirect = (code, location) => ({
  name: `${code} ${location === undefined ? "without Location" : `to ${location.name}`}`,
  ...status(code, "", location === undefined ? {} : { location: location.url }),
  cells: once("ResponseError", "unknown"),
});

const elsewhere = { name: "another origin", url: "http://127.0.0.1:9/" };
const itself = { name: "itself", url: "/sales/organization/list/" };

export const statuses = [
  redirect(301, elsewhere),
  redirect(302, itself),
  redirect(303, elsewhere),
  redirect(302),
  redirect(307, elsewhere),
  redirect(308, itself),
  redirect(304),
  { name: "400 with field errors", ...status(400, '{"name":["Taken."]}'), cells: once("ApiError", "failed") },
  { name: "400 with HTML", ...status(400, "<html>"), cells: once("ApiError", "failed") },
  { name: "401", ...status(401), cells: once("AuthenticationError", "failed") },
  { name: "403", ...status(403), cells: once("PermissionError", "failed") },
  { name: "404", ...status(404), cells: once("NotFoundError", "failed") },
  { name: "405", ...status(405), cells: once("ApiError", "failed") },
  { name: "408", ...status(408), waits: JITTER, cells: again("ApiError", "unknown") },
  { name: "409", ...status(409), cells: once("ConflictError", "failed") },
  { name: "413", ...status(413), cells: once("ApiError", "failed") },
  { name: "422", ...status(422), cells: once("ApiError", "failed") },
  { name: "425", ...status(425), waits: JITTER, cells: again("ApiError", "failed") },
  throttled("in seconds", "7", [7_000, 7_000]),
  throttled("as a date", new Date(NOW + 9_000).toUTCString(), [9_000, 9_000]),
  throttled("as a date that is over", new Date(NOW - 9_000).toUTCString(), [0, 0]),
  { ...throttled("of a day", "86400", [60_000, 60_000]), deadline: 200_000 },
  throttled("below 0", "-5", JITTER),
  throttled("that is no number", "soon", JITTER),
  throttled("absent", undefined, JITTER),
  {
    name: "429 with Retry-After beyond the deadline",
    ...status(429, "", { "retry-after": "50" }),
    deadline: 30_000,
    cells: once("RateLimitError", "failed"),
  },
  { name: "429, then a success", ...first(429, { "retry-after": "0" }), waits: [0], cells: ok(2) },
  { name: "500", ...status(500), cells: once("ServerError", "unknown") },
  { name: "501", ...status(501), cells: once("ServerError", "unknown") },
  { name: "502 with HTML", ...status(502, "<html>"), waits: JITTER, cells: again("ServerError", "unknown") },
  { name: "503", ...status(503), waits: JITTER, cells: again("ServerError", "unknown") },
  {
    name: "503 with Retry-After",
    ...status(503, "", { "retry-after": "2" }),
    waits: [2_000, 2_000],
    cells: again("ServerError", "unknown"),
  },
  { name: "503, then a success", ...first(503), waits: [50], cells: recovers("ServerError", "unknown") },
  { name: "504", ...status(504), waits: JITTER, cells: again("ServerError", "unknown") },
  { name: "520", ...status(520), cells: once("ServerError", "unknown") },
  {
    name: "503, then 404",
    answer: (wire) => wire.answer(wire.number === 1 ? 503 : 404, ""),
    waits: [50],
    // A delete whose row is gone at the second attempt may have been the one that removed it.
    cells: row("NotFoundError 2", "ServerError 1", "NotFoundError 2", "ServerError 1 unknown"),
  },
];
