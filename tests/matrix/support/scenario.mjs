// What every cell of the matrix runs: the same steps with the package, whatever loaded it, against a sandbox.

/** Runs the steps; `loaded` is what init() is given, for entries that have no place of their own. */
export async function scenario(fieldgate, baseUrl, loaded) {
  const { ApiError, FieldgateError, init, NotFoundError, Pigello, schemas, ValidationError } = fieldgate;
  await Promise.all([init(loaded), init(loaded)]);
  const form = schemas.organization.create;
  const codes = (issues) => issues.map(({ path, code }) => `${path.join(".")} ${code}`);
  const caught = (promise) => promise.then(String, (error) => error);

  const { organization } = new Pigello({ baseUrl }).sales;
  const created = await organization.create({ name: "Norra Kvarteret", custom_id: "Å-17 🏠" });
  const bulk = await organization.bulkWrite(
    Array.from({ length: 25 }, (_, i) => ({ name: `Kvarter ${i}` })),
    { chunkSize: 10 },
  );
  const listed = await organization.list({ orderBy: ["-name"], filters: { name: { icontains: "kvarter" } } });
  let streamed = 0;
  for await (const row of organization.stream({ orderBy: ["name"] })) streamed += row.name ? 1 : 0;

  const invalid = await caught(organization.create({ nam: "x", custom_id: "y".repeat(129) }));
  const missing = await caught(organization.get("497f6eca-6276-4993-bfeb-53cbbbba6f08"));
  const controller = new AbortController();
  const aborting = caught(organization.list({}, { signal: controller.signal }));
  controller.abort(new Error("enough"));

  return {
    valid: form.validate({ name: "Norra", custom_id: null }).ok,
    invalid: codes(form.validate({ nam: 1, custom_id: "y".repeat(129) }).issues),
    created: [created.name, created.custom_id, typeof created.id],
    bulk: [bulk.written.length, bulk.failed.length, bulk.unsent.length],
    listed: [listed.length, listed[0].name, listed[25].name],
    streamed,
    refused: [
      invalid instanceof ValidationError,
      invalid instanceof FieldgateError,
      invalid instanceof Error,
      invalid.name,
      codes(invalid.issues).join(),
    ],
    missing: [missing instanceof NotFoundError, missing instanceof ApiError, missing.name, missing.status],
    aborted: (await aborting).message,
  };
}

/** What the steps give everywhere. */
export const EXPECTED = {
  valid: true,
  invalid: ["name required", "custom_id max_length", "nam unknown_field"],
  created: ["Norra Kvarteret", "Å-17 🏠", "string"],
  bulk: [25, 0, 0],
  listed: [26, "Norra Kvarteret", "Kvarter 0"],
  streamed: 26,
  refused: [true, true, true, "ValidationError", "name required,custom_id max_length,nam unknown_field"],
  missing: [true, true, "NotFoundError", 404],
  aborted: "enough",
};
