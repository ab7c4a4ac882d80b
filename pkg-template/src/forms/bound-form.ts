// What a form is bound with, and what can be done with one that is.

import type { ValidateOptions } from "../core/check.js";
import type { Issue } from "../core/issues.js";
import type { Result } from "../schema/schema.js";

/** Options of `bindForm`. */
export interface BindFormOptions<Value> extends ValidateOptions {
  /**
   * Takes the value of the controls and gives the value to check, for example with fields that have no control;
   * without a result it is the value taken, which may have been changed in place.
   */
  readonly values?: ((fromControls: Record<string, unknown>) => unknown) | undefined;
  /**
   * Takes the value of a valid submission instead of the browser. Until it is done the form is `aria-busy`, and
   * another submission is dropped. The `issues` of what it rejects with that have a path and a message, as those of
   * `ValidationError` and `ApiError`, are shown; those of a `ResponseError` are about what the server sent.
   */
  readonly onSubmit?: ((value: Value, event: SubmitEvent) => unknown) | undefined;
  /** Takes what `onSubmit` rejected with; without it an error without issues is thrown on. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A form that is bound to a schema. */
export interface BoundForm<Value> {
  /** The value that the controls hold by now, checked or not. */
  value(): unknown;
  /**
   * Shows an entity, or some of its fields, in the controls, as a form that changes something needs: the inverse of
   * `value()`. A field that the entity does not have, of its own or by its class, stays as it is, null and undefined
   * empty its controls, and messages go, as after a reset. As long as no one edits a field, its value is what it was
   * filled with, as far as a write takes it.
   * @throws {ConfigError} when it is no object.
   */
  fill(entity: object): void;
  /**
   * Checks the value and shows every message, as a submission does.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validate(): Result<Value>;
  /**
   * Shows issues from elsewhere, for example a server's; editing a field clears its own.
   * @throws {ConfigError} when they are no list of issues.
   */
  setIssues(issues: readonly Issue[]): void;
  /** Leaves the form as it was found: attributes, messages, listeners. */
  destroy(): void;
}
