// What the type tests assert with: both types are the very same, and neither is `any`.

/** `true` when both types are the same, `false` otherwise; `any` is the same as nothing but itself. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `true` for `any` only. */
export type IsAny<T> = 0 extends 1 & T ? true : false;

/** Compiles for `true` only. */
export function assertType<_Claim extends true>(): void {}

/** Every member of a type that is `any`, by its name; `never` when there is none. */
export type AnyMembers<T> = { [Key in keyof T]-?: IsAny<T[Key]> extends true ? Key : never }[keyof T];

/** What a method gives in the end. */
export type Given<Method extends (...args: never[]) => unknown> = Awaited<ReturnType<Method>>;
