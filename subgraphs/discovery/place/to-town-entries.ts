// All towns, each with the postcode districts that are its own. Pure. Of several towns of one name, the one with the most
// districts is meant: Newport is in Gwent, Richmond in London, and Newcastle is Newcastle upon Tyne.
import { z } from 'zod';
import { distanceKm, toArea } from '../../kit/vocabulary/area.ts';
import { findOutcode, OUTCODES, type Outcode } from '../../kit/vocabulary/outcodes.ts';
import { readVocabularyCsv } from '../../kit/vocabulary/read-vocabulary.ts';
import { MORE_TOWNS } from './more-towns.ts';
import type { PlaceEntry } from './place-entry.ts';
import { toPlaceKey } from './place-key.ts';

interface Town {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly outcodes: readonly Outcode[];
}

interface Claim {
  readonly key: string;
  readonly entry: PlaceEntry;
  /** Stoke, of Stoke-on-Trent: yields to a town of as many districts that is called so and no more. */
  readonly isFirstPart: boolean;
}

/** Districts of one town lie closer together than this. */
const WIDEST_TOWN_KM = 30;
// Districts are often called after a parish around the town, which nobody would type.
const PARISH = /\b(?:rural|without|hamlets|parishes|out)$|^lcp\b|\band$/i;
const FIRST_PART = /^(.{3,}?) (?:on|in|under|le|la|super|by|next|de) /;

const rowSchema = z.object({ town: z.string(), aliases: z.string(), outcodes: z.string() });

export interface TownEntries {
  readonly entries: readonly PlaceEntry[];
  /** Keys that are only the first part of a town's name, with that town. */
  readonly firstParts: ReadonlyMap<string, PlaceEntry>;
}

/** A town whose own name means a larger one is left out. */
export function toTownEntries(): TownEntries {
  const claims = [...readTowns().values()].flatMap(toClaims);
  const winners = new Map<string, Claim>();
  for (const claim of claims) {
    const rival = winners.get(claim.key);
    if (rival === undefined || compareClaims(claim, rival) < 0) winners.set(claim.key, claim);
  }
  const keysOf = new Map<PlaceEntry, string[]>();
  const firstParts = new Map<string, PlaceEntry>();
  const entries: PlaceEntry[] = [];
  for (const { key, entry, isFirstPart } of winners.values()) {
    if (!isFirstPart) keysOf.set(entry, [...(keysOf.get(entry) ?? []), key]);
  }
  const kept = new Map<PlaceEntry, PlaceEntry>();
  for (const [entry, keys] of keysOf) {
    if (winners.get(entry.keys[0] ?? '')?.entry !== entry) continue;
    const own = { ...entry, keys };
    kept.set(entry, own);
    entries.push(own);
  }
  for (const { key, entry, isFirstPart } of winners.values()) {
    const own = kept.get(entry);
    if (isFirstPart && own !== undefined) firstParts.set(key, own);
  }
  return { entries, firstParts };
}

/** Later tables know better: our own lists are what people mean by a name. */
function readTowns(): ReadonlyMap<string, Town> {
  const towns = new Map<string, Town>();
  for (const outcode of OUTCODES) {
    if (outcode.town === null || outcode.region === null || PARISH.test(outcode.town)) continue;
    const key = toPlaceKey(outcode.town);
    const { name = toUsualName(outcode.town), outcodes = [] } = towns.get(key) ?? {};
    towns.set(key, { name, aliases: [], outcodes: [...outcodes, outcode] });
  }
  for (const { town, aliases, outcodes } of readVocabularyCsv('towns.csv', rowSchema)) {
    towns.set(toPlaceKey(town), {
      name: town,
      aliases: aliases === '' ? [] : aliases.split(';'),
      outcodes: readOutcodes(outcodes),
    });
  }
  for (const [name, outcodes] of Object.entries(MORE_TOWNS)) {
    towns.set(toPlaceKey(name), { name, aliases: [], outcodes: readOutcodes(outcodes) });
  }
  return towns;
}

function readOutcodes(text: string): readonly Outcode[] {
  return text.split(' ').flatMap((outcode) => findOutcode(outcode) ?? []);
}

function toUsualName(name: string): string {
  return name.replace(/\b(?:Upon|Super|Le|In|The)\b(?<!^The)/g, (word) => word.toLowerCase());
}

function toClaims({ name, aliases, outcodes }: Town): readonly Claim[] {
  const districts = largestGroup(outcodes);
  const area = toArea(districts, Number.POSITIVE_INFINITY);
  if (area === null) return [];
  const keys = [name, ...aliases].map(toPlaceKey);
  const entry: PlaceEntry = { place: { name, kind: 'TOWN', ...area }, districts: districts.length, keys };
  const firstPart = FIRST_PART.exec(keys[0] ?? '')?.[1];
  return [
    ...keys.map((key) => ({ key, entry, isFirstPart: false })),
    ...(firstPart === undefined || keys.includes(firstPart) ? [] : [{ key: firstPart, entry, isFirstPart: true }]),
  ];
}

/** Of the distant places that bear one name: the one with the most districts, else the first by outcode. */
function largestGroup(outcodes: readonly Outcode[]): readonly Outcode[] {
  const groups: Outcode[][] = [];
  for (const outcode of outcodes) {
    const group = groups.find(([first]) => first !== undefined && distanceKm(first, outcode) <= WIDEST_TOWN_KM);
    if (group === undefined) groups.push([outcode]);
    else group.push(outcode);
  }
  return groups.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

function compareClaims(one: Claim, other: Claim): number {
  return (
    other.entry.districts - one.entry.districts ||
    Number(one.isFirstPart) - Number(other.isFirstPart) ||
    (one.entry.place.name < other.entry.place.name ? -1 : 1)
  );
}
