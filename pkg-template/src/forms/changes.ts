// What is changed on a page, and how each change is undone.

/** Changes that can be undone, the last one first. */
export class Changes {
  readonly #undo: (() => void)[] = [];

  /** Sets an attribute. */
  set(element: Element, name: string, value: string): void {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    this.later(() => putBack(element, name, before));
  }

  /** Takes what undoes a change that was made elsewhere. */
  later(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Leaves everything as it was found. */
  undo(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }
}

/** Gives an attribute a value, or takes it away. */
export function putBack(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
