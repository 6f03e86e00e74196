// All places by all their names, built when the first is asked for. Throws then if our tables contradict each other; it
// keeps nothing that changes.
import type { PlaceKind } from '../resolvers.generated.ts';
import type { PlaceEntry } from './place-entry.ts';
import { toPlaceKey } from './place-key.ts';
import { SHORT_NAMES } from './short-names.ts';
import { toLocalAuthorityEntries, toPartnershipEntries, toRegionEntries } from './to-area-entries.ts';
import { toTownEntries } from './to-town-entries.ts';

export interface PlaceIndex {
  /** One for each name and kind; of those with the same name, the one that the name means first. */
  readonly entries: readonly PlaceEntry[];
  /** What a wording means: a town before a region, a region before a council, a council before a partnership. */
  readonly byKey: ReadonlyMap<string, PlaceEntry>;
  readonly byKind: ReadonlyMap<PlaceKind, ReadonlyMap<string, PlaceEntry>>;
  /** Wordings that are only the first part of a town's name, and nobody's own. */
  readonly firstParts: ReadonlySet<string>;
}

let built: PlaceIndex | null = null;

export function placeIndex(): PlaceIndex {
  built ??= build();
  return built;
}

function build(): PlaceIndex {
  const towns = toTownEntries();
  const groups = [towns.entries, toRegionEntries(), toLocalAuthorityEntries(), toPartnershipEntries()];
  const byKind = new Map<PlaceKind, ReadonlyMap<string, PlaceEntry>>();
  const byKey = new Map<string, PlaceEntry>();
  for (const group of groups) {
    const names = new Map<string, PlaceEntry>();
    for (const entry of group) for (const key of entry.keys) if (!names.has(key)) names.set(key, entry);
    for (const [key, entry] of names) if (!byKey.has(key)) byKey.set(key, entry);
    for (const entry of group) byKind.set(entry.place.kind, names);
  }
  for (const [short, name] of Object.entries(SHORT_NAMES)) {
    const entry = byKey.get(toPlaceKey(name));
    if (entry === undefined) throw new Error(`'${short}' is short for '${name}', which is no known place`);
    byKey.set(toPlaceKey(short), entry);
  }
  const firstParts = new Set<string>();
  for (const [key, entry] of towns.firstParts) {
    if (byKey.has(key)) continue;
    byKey.set(key, entry);
    firstParts.add(key);
  }
  const entries = groups.flatMap((group) =>
    group.filter((entry) => byKind.get(entry.place.kind)?.get(keyOf(entry)) === entry),
  );
  return { entries, byKey, byKind, firstParts };
}

function keyOf({ keys }: PlaceEntry): string {
  return keys[0] ?? '';
}
