// The same from CommonJS, whose declarations are files of their own.

import fieldgate = require("fieldgate");
import inline = require("fieldgate/inline");
import locale = require("fieldgate/locale/sv");
import forms = require("fieldgate/react-hook-form");
import sandbox = require("fieldgate/sandbox");
import server = require("fieldgate/sandbox/node");
import slim = require("fieldgate/slim");
import validators = require("fieldgate/validators");

/** What a program in CommonJS does. */
export async function program(error: unknown): Promise<string> {
  await slim.init("/fieldgate.wasm");
  const { url } = await server.serve(sandbox.createSandbox());
  const { organization } = new fieldgate.Pigello({ baseUrl: url }).sales;
  const row = await organization.create({ name: "A" });
  // @ts-expect-error: an unknown field
  await organization.create({ nmae: "A" });
  forms.fieldgateResolver(validators.schemas.organization.create, { locale: locale.sv });
  if (error instanceof inline.ValidationError) return error.issues[0]?.code ?? "";
  return row.name satisfies string;
}
