// Postcode districts with the middle of each, its region and its town. Throws at start when the file is wrong; an outcode
// that does not exist is null.
import { z } from 'zod';
import { regionSchema } from './enums.ts';
import { readVocabularyCsv } from './read-vocabulary.ts';

const emptyToNull = z.literal('').transform(() => null);

const rowSchema = z.object({
  outcode: z.string().min(2),
  latitude: z.coerce.number().gt(49).lt(61),
  longitude: z.coerce.number().gt(-9).lt(2),
  region: z.union([regionSchema, emptyToNull]),
  town: z.union([z.string().min(1), emptyToNull]),
  area: z.string(),
});

/** `region` is null in the Crown Dependencies; `area` is the council or county. */
export type Outcode = Readonly<z.infer<typeof rowSchema>>;

export const OUTCODES: readonly Outcode[] = readVocabularyCsv('outcodes.csv', rowSchema);

const index = new Map(OUTCODES.map((outcode) => [outcode.outcode, outcode]));

/** `outcode` in upper case, for example `MK8`. */
export function findOutcode(outcode: string): Outcode | null {
  return index.get(outcode) ?? null;
}
