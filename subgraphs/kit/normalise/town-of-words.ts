// The town that the words of a place name. Pure; a name that several distant towns share is no town unless the region
// tells which.
import type { Region } from '../../../schema/shared.generated.ts';
import type { Area } from '../vocabulary/area.ts';
import { findLocalAuthorities } from '../vocabulary/local-authorities.ts';
import { findTown } from '../vocabulary/towns.ts';
import { isAreaText } from './area-of-words.ts';

export interface FoundTown {
  readonly name: string;
  readonly area: Area;
}

export interface RegionHints {
  /** Told together with the place: a town elsewhere is another town. */
  readonly told: Region | null;
  /** Only likely, for example the region of the hub: chooses between towns of the same name. */
  readonly likely: Region | null;
}

// Streets and rooms are named after towns that they are not in.
const STREET = /\b(?:road|street|lane|avenue|close|way|drive|room|house|square|gate|hall)\b/i;

/** The first of the names that is a town; none where one of them lists several, as `Stoke and Lowestoft` does. */
export function findTownOf(names: readonly string[], { told, likely }: RegionHints): FoundTown | null {
  if (names.some(isListOfPlaces)) return null;
  for (const name of names) {
    const area = findTown(name, told ?? likely) ?? (told === null ? findTown(name, null) : null);
    if (area !== null) return { name, area };
  }
  return null;
}

/** A town that begins or ends a name, believed only in that region: `Darlington College`, `Imperial War Museum Duxford`. */
export function findTownInNames(names: readonly string[], region: Region): FoundTown | null {
  const ends = names.filter((name) => !STREET.test(name)).flatMap(endsOf);
  return findTownOf(ends, { told: region, likely: null });
}

function endsOf(name: string): readonly string[] {
  const words = name.split(' ');
  if (words.length < 2) return [];
  return [words.slice(0, 2), words.slice(0, 1), words.slice(-2), words.slice(-1)].map((part) => part.join(' '));
}

function isListOfPlaces(name: string): boolean {
  const pieces = name.split(/ (?:and|&) /);
  if (pieces.length === 1 || findLocalAuthorities(name).length > 0) return false;
  return pieces.every((piece) => isAreaText(piece) || findTown(piece, null) !== null);
}
