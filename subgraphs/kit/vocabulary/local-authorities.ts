// Councils, counties and combined authorities, past ones too, with the middle of each. Throws at start when a file is
// wrong; unknown names are null.
import { z } from 'zod';
import { type Area, toArea } from './area.ts';
import { toComparableWords } from './comparable-words.ts';
import { regionSchema } from './enums.ts';
import { readVocabularyCsv, readVocabularyJson } from './read-vocabulary.ts';

const list = z.string().transform((text) => (text === '' ? [] : text.split(';')));
const degrees = z.union([z.literal('').transform(() => null), z.coerce.number()]);

const rowSchema = z.object({
  code: z.string(),
  name: z.string(),
  aliases: list,
  county: z.string(),
  combinedAuthority: z.string(),
  region: regionSchema,
  current: z.enum(['true', 'false']).transform((text) => text === 'true'),
  enterprisePartnerships: list,
  latitude: degrees,
  longitude: degrees,
});

/** `county` and `combinedAuthority` are empty where there is none; coordinates are null for one abolished council. */
export type LocalAuthority = Readonly<z.infer<typeof rowSchema>>;

/** The largest that is still one place to somebody: Highland. Wider sets have a region at most. */
const WIDEST_AREA_KM = 250;

export const LOCAL_AUTHORITIES: readonly LocalAuthority[] = readVocabularyCsv('local-authorities.csv', rowSchema);

const counties = readVocabularyJson(
  'counties.json',
  z.object({ counties: z.array(z.object({ name: z.string(), localAuthorities: z.array(z.string()) })) }),
).counties;

const byName = new Map<string, readonly LocalAuthority[]>();
for (const authority of LOCAL_AUTHORITIES) {
  for (const name of [authority.name, ...authority.aliases]) byName.set(toComparableWords(name), [authority]);
}
// A council keeps its name against the county around it: Nottingham is the city.
const ownNames = new Set(byName.keys());
for (const authority of LOCAL_AUTHORITIES) {
  for (const name of [authority.county, authority.combinedAuthority].map(toComparableWords)) {
    if (name !== '' && !ownNames.has(name)) byName.set(name, [...(byName.get(name) ?? []), authority]);
  }
}
for (const county of counties) {
  const members = county.localAuthorities.flatMap((name) => byName.get(toComparableWords(name)) ?? []);
  byName.set(toComparableWords(county.name), members);
}

/** The councils that make up a council, county or combined authority of that name; empty for unknown words. */
export function findLocalAuthorities(words: string): readonly LocalAuthority[] {
  return byName.get(toComparableWords(words)) ?? [];
}

/** The middle and region of a council, county or combined authority. */
export function findArea(words: string): Area | null {
  return findAreaOfAll([words]);
}

/** The middle of several areas together; areas that we do not know are left out. */
export function findAreaOfAll(names: readonly string[]): Area | null {
  const authorities = new Set(names.flatMap(findLocalAuthorities));
  const places = [...authorities].flatMap(({ latitude, longitude, region }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude, region }],
  );
  return toArea(places, WIDEST_AREA_KM);
}
