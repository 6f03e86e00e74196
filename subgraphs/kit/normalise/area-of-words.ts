// The area that a line of text or a list of areas means. Pure; words that are no council, county or enterprise
// partnership mean no area.
import type { Area } from '../vocabulary/area.ts';
import { findAreaOfAll, findLocalAuthorities } from '../vocabulary/local-authorities.ts';
import { findLocalEnterprisePartnership } from '../vocabulary/local-enterprise-partnerships.ts';

/** One area or a list of them: `Haringey`, `Southwark and Lambeth`. */
export function isAreaText(words: string): boolean {
  return splitList(words).every(isArea);
}

/**
 * The parts of one line: `Copeland, Cumbria` narrows, so it is Copeland; `Hackney, Camden and Islington` lists, so it is
 * their middle; where the parts contradict each other the last, widest one counts (`Newport, Isle of Wight`).
 */
export function findAreaOfText(parts: readonly string[]): Area | null {
  const names = parts.flatMap(splitList).filter(isArea);
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return null;
  const members = findLocalAuthorities(last);
  if (
    findLocalAuthorities(first).every((authority) => members.includes(authority) || isWithin(authority.county, last))
  ) {
    return findAreaOfAll([first]);
  }
  const all = findAreaOfAll(names);
  return all !== null && all.region !== null ? all : findAreaOfAll([last]);
}

/** The middle of all areas of a list; an enterprise partnership stands for its councils. */
export function findAreaOfList(areas: readonly string[]): Area | null {
  const names = areas.flatMap((area) =>
    isArea(area) ? [area] : (findLocalEnterprisePartnership(area)?.localAuthorities ?? splitList(area)),
  );
  return findAreaOfAll(names);
}

function isWithin(county: string, last: string): boolean {
  return findLocalAuthorities(last).some((authority) => county !== '' && authority.name === county);
}

/** `Southwark and Lambeth` is two areas; `Brighton and Hove` is one. */
function splitList(words: string): readonly string[] {
  if (isArea(words)) return [words];
  const pieces = words.split(/ (?:and|&) /);
  return pieces.every(isArea) ? pieces : [words];
}

function isArea(words: string): boolean {
  return findLocalAuthorities(words).length > 0;
}
