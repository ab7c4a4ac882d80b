// What a bound form shows at its controls: attributes, constraint validation, ARIA, and an element with the text.

import type { Schema } from "../schema/schema.js";
import { setAttributes } from "./attributes.js";
import { Changes, putBack } from "./changes.js";
import { type Control, type Controls, isSame } from "./controls.js";

let ids = 0;

/** The ids that we give: a control that has one before we describe it is a copy of one that we have described. */
const ours = /\s*\bfieldgate-error-\d+/g;

/** What a page may ask of a control by an attribute, and how the browser says that it is not so. */
const constraints = {
  required: "valueMissing",
  pattern: "patternMismatch",
  minlength: "tooShort",
  min: "rangeUnderflow",
  max: "rangeOverflow",
  type: "typeMismatch",
} as const;

/** A field as it stands on the page, and what was changed for it. */
interface Shown {
  readonly controls: readonly Control[];
  readonly place: HTMLElement;
  readonly changes: Changes;
}

/** Makes the controls of one form ready, shows and hides their messages, and can leave it as it was found. */
export class Messages {
  readonly #form: HTMLFormElement;
  readonly #schema: Schema<unknown>;
  readonly #changes = new Changes();
  readonly #fields = new Map<string, Shown>();
  /** What the page itself asks of the control of a field; all other attributes are the schema's. */
  readonly #asked = new WeakMap<Element, readonly (keyof ValidityState)[]>();

  constructor(form: HTMLFormElement, schema: Schema<unknown>) {
    this.#form = form;
    this.#schema = schema;
    // Our messages show beside the fields; the browser's own would come on top.
    this.#changes.set(form, "novalidate", "");
  }

  /** Takes the controls that are there by now; whether they are others than before. */
  follow(now: Controls): boolean {
    let changed = false;
    // All that is gone first: a control may have another name by now.
    for (const [name, { controls, place, changes }] of this.#fields) {
      const isThere = place.isConnected === this.#form.isConnected;
      if (isThere && isSame(controls, now.get(name) ?? [])) continue;
      changes.undo();
      this.#fields.delete(name);
      changed = true;
    }
    for (const [name, controls] of now) {
      if (this.#fields.has(name)) continue;
      this.#begin(name, controls);
      changed = true;
    }
    return changed;
  }

  /** What is wrong with a field, and how much of it the person sees by now; what belongs to no control has no name. */
  show(name: string, all: string, shown: string): void {
    if (name === "" && shown !== "" && !this.#fields.has("")) this.#begin("", []);
    const field = this.#fields.get(name);
    if (field === undefined) return;
    const { controls, place } = field;
    for (const control of controls) {
      control.setCustomValidity(all);
      putBack(control, "aria-invalid", shown === "" ? null : "true");
    }
    place.hidden = shown === "";
    // The same text once more would be read out once more.
    if (place.textContent !== shown) place.textContent = shown;
  }

  /** Leads to the first control that is wrong and takes the focus: one that is hidden or disabled does not. */
  focusFirst(): void {
    for (const control of [...this.#form.elements] as HTMLElement[]) {
      if (control.getAttribute("aria-invalid") !== "true") continue;
      control.focus();
      if (control.matches(":focus")) return;
    }
  }

  /** The first control that breaks what the page itself asks for, of which a schema knows nothing. */
  refused(): Control | undefined {
    return ([...this.#form.elements] as Control[]).find((control) => {
      if (!control.willValidate) return false;
      const asked = this.#asked.get(control);
      return asked?.some((flag) => control.validity[flag]) ?? !control.validity.valid;
    });
  }

  /** Leaves the form as it was found. */
  restore(): void {
    for (const { changes } of this.#fields.values()) changes.undo();
    this.#changes.undo();
  }

  #begin(name: string, controls: readonly Control[]): void {
    const changes = new Changes();
    const place = this.#placeOf(name, controls.at(-1), changes);
    for (const control of controls) {
      describe(control, place, changes);
      const given = Object.entries(constraints).filter(([name]) => control.hasAttribute(name));
      this.#asked.set(
        control,
        given.map(([, flag]) => flag),
      );
    }
    setAttributes(name, controls, this.#schema, changes);
    this.#fields.set(name, { controls, place, changes });
  }

  /** The element that the page has for the messages of a field, or a new one. */
  #placeOf(name: string, last: Control | undefined, changes: Changes): HTMLElement {
    const all = this.#form.querySelectorAll<HTMLElement>("[data-error-for]");
    const found = [...all].find(({ dataset }) => [name, last?.name].includes(dataset.errorFor));
    const place = found ?? this.#form.ownerDocument.createElement("p");
    if (found === undefined) {
      place.className = "fieldgate-error";
      place.hidden = true;
      if (last === undefined) this.#form.prepend(place);
      else {
        place.setAttribute("aria-live", "polite");
        // Outside of the label, whose text is the name of the control.
        (last.closest("label") ?? last).after(place);
      }
    }
    const { hidden, textContent } = place;
    changes.later(() => {
      place.hidden = hidden;
      place.textContent = textContent;
      if (found === undefined) place.remove();
    });
    if (last === undefined) changes.set(place, "role", "alert");
    return place;
  }
}

function describe(control: Control, place: HTMLElement, changes: Changes): void {
  if (place.id === "") changes.set(place, "id", `fieldgate-error-${++ids}`);
  const found = control.getAttribute("aria-describedby") ?? "";
  const before = found.replace(ours, "");
  const invalid = before === found ? control.getAttribute("aria-invalid") : null;
  const custom = control.validity.customError ? control.validationMessage : "";
  changes.later(() => {
    putBack(control, "aria-describedby", before || null);
    putBack(control, "aria-invalid", invalid);
    control.setCustomValidity(custom);
  });
  // The page may have joined them already.
  const known = before.split(/\s+/).includes(place.id);
  control.setAttribute("aria-describedby", known ? before : `${before} ${place.id}`.trim());
}
