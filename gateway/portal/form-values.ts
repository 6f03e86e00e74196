// Readers of single values of a query string. What does not fit is left out; none of them throws.
import { z } from 'zod';

/** A field that may stand there once or often. */
export const oneOrMany = z.union([z.string().transform((value) => [value]), z.array(z.string())]).catch([]);

/** Without spaces around, cut to so many characters; empty where it is none. */
export const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.trim().slice(0, longest))
    .catch('');

/** Those of the values that are given, in the order of the values. */
export const many = <T extends string>(values: readonly T[]) =>
  oneOrMany.transform((given) => values.filter((value) => given.includes(value)));
