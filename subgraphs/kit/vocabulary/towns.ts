// Towns with the middle of each, from the postcode districts that bear their names and from our own list of post towns.
// Throws at start when the file is wrong; an unknown name, or one that several distant places share, is null.
import { z } from 'zod';
import type { Region } from '../../../schema/shared.generated.ts';
import { type Area, toArea } from './area.ts';
import { toComparableWords } from './comparable-words.ts';
import { findOutcode, OUTCODES, type Outcode } from './outcodes.ts';
import { readVocabularyCsv } from './read-vocabulary.ts';

const townSchema = z.object({ town: z.string(), aliases: z.string(), outcodes: z.string() });

/** Districts of one town lie closer together than this; the largest, Glasgow, is about 20 km across. */
const WIDEST_TOWN_KM = 30;

const byName = new Map<string, Outcode[]>();
const names = new Set<string>();
for (const outcode of OUTCODES) {
  if (outcode.town === null || outcode.region === null) continue;
  const name = toComparableWords(outcode.town);
  names.add(outcode.town);
  byName.set(name, [...(byName.get(name) ?? []), outcode]);
}
// Our own list is what people mean by the name: Leeds is the city, not the village in Kent.
for (const row of readVocabularyCsv('towns.csv', townSchema)) {
  const outcodes = row.outcodes.split(' ').flatMap((outcode) => findOutcode(outcode) ?? []);
  names.add(row.town);
  for (const name of [row.town, ...(row.aliases === '' ? [] : row.aliases.split(';'))]) {
    byName.set(toComparableWords(name), outcodes);
  }
}

/** As people write them. */
export const TOWN_NAMES: readonly string[] = [...names];

/** `region`, where known, tells towns of the same name apart. */
export function findTown(words: string, region: Region | null): Area | null {
  const outcodes = byName.get(toComparableWords(words)) ?? [];
  const candidates = region === null ? outcodes : outcodes.filter((outcode) => outcode.region === region);
  return toArea(candidates, WIDEST_TOWN_KM);
}

/** True for a name that several distant towns bear, such as Newport. */
export function isSharedTownName(words: string): boolean {
  return byName.has(toComparableWords(words)) && findTown(words, null) === null;
}
