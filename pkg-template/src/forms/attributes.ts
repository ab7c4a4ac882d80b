// Sets what a schema says of its fields on the controls of a form, where the page does not say it.

import type { HtmlAttributes } from "../schema/html-attributes.js";
import type { Schema } from "../schema/schema.js";
import { type Control, type Controls, isChoice } from "./controls.js";
import type { Messages } from "./messages.js";

/** The attributes of a control. */
function attributesOf(control: Control, name: string, schema: Schema<unknown>): HtmlAttributes {
  // A length limit would cut what is pasted without a word: the message says it instead.
  const limits = { maxlength: false };
  if (control.tagName === "TEXTAREA") return schema.htmlAttributes(name, { ...limits, element: "textarea" });
  return schema.htmlAttributes(name, { ...limits, element: isChoice(control) ? "select" : "input" });
}

/** Sets the attributes until the form is left; those that the page has given stay. */
export function setAttributes(
  form: HTMLFormElement,
  controls: Controls,
  schema: Schema<unknown>,
  messages: Messages,
): void {
  // Our messages show beside the fields; the browser's own would come on top.
  messages.change(form, "novalidate", "");
  for (const [name, all] of controls) {
    for (const control of all) {
      if (control.type === "hidden") continue;
      for (const [attribute, value] of Object.entries(attributesOf(control, name, schema))) {
        // A box that must be ticked is another rule than a value that must be given.
        if (control.hasAttribute(attribute) || (attribute === "required" && control.type === "checkbox"))
          continue;
        messages.change(control, attribute, value === true ? "" : String(value));
      }
    }
  }
}
