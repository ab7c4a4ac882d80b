// Sets what a schema says of a field on its controls, where the page does not say it.

import type { HtmlAttributes } from "../schema/html-attributes.js";
import type { Schema } from "../schema/schema.js";
import type { Changes } from "./changes.js";
import { type Control, isChoice } from "./controls.js";

/** The attributes of a control. */
function attributesOf(control: Control, name: string, schema: Schema<unknown>): HtmlAttributes {
  // A length limit would cut what is pasted without a word: the message says it instead.
  const limits = { maxlength: false };
  if (control.tagName === "TEXTAREA") return schema.htmlAttributes(name, { ...limits, element: "textarea" });
  return schema.htmlAttributes(name, { ...limits, element: isChoice(control) ? "select" : "input" });
}

/** Whether a control would lose what someone has typed into it already, as one of numbers does with other text. */
function wouldLose(control: Control, type: string): boolean {
  // A box keeps its text to itself.
  if (type === "checkbox") return control.value !== "";
  const other = control.cloneNode() as HTMLInputElement;
  other.type = type;
  return other.value !== control.value;
}

/** Sets the attributes of a field; those that the page has given stay. */
export function setAttributes(
  name: string,
  controls: readonly Control[],
  schema: Schema<unknown>,
  changes: Changes,
): void {
  for (const control of controls) {
    for (const [attribute, value] of Object.entries(attributesOf(control, name, schema))) {
      // A box that must be ticked is another rule than a value that must be given.
      if (control.hasAttribute(attribute) || (attribute === "required" && control.type === "checkbox"))
        continue;
      if (attribute === "type" && wouldLose(control, String(value))) continue;
      changes.set(control, attribute, value === true ? "" : String(value));
    }
  }
}
