// Councils, counties, regions and local enterprise partnerships as places. Pure. The middle is the table's where it
// states one, else that of the councils or postcode districts within.
import { z } from 'zod';
import { type Area, toArea } from '../../kit/vocabulary/area.ts';
import {
  findLocalAuthorities,
  LOCAL_AUTHORITIES,
  type LocalAuthority,
} from '../../kit/vocabulary/local-authorities.ts';
import { LOCAL_ENTERPRISE_PARTNERSHIPS } from '../../kit/vocabulary/local-enterprise-partnerships.ts';
import { OUTCODES } from '../../kit/vocabulary/outcodes.ts';
import { readVocabularyJson } from '../../kit/vocabulary/read-vocabulary.ts';
import { REGIONS } from '../../kit/vocabulary/regions.ts';
import type { PlaceKind } from '../resolvers.generated.ts';
import { MORE_AREAS } from './more-areas.ts';
import type { PlaceEntry } from './place-entry.ts';
import { toPlaceKey } from './place-key.ts';

const countiesSchema = z.object({ counties: z.array(z.object({ name: z.string() })) });

const moreKeys = new Set(Object.keys(MORE_AREAS).map(toPlaceKey));

/** A region's own aliases yield to a nearer area: North Wales is not the middle of Wales. */
export function toRegionEntries(): readonly PlaceEntry[] {
  return REGIONS.flatMap(({ region, name, aliases }) => {
    const districts = OUTCODES.filter((outcode) => outcode.region === region);
    const middle = toArea(districts, Number.POSITIVE_INFINITY);
    const wordings = [name, ...aliases].filter((wording) => !moreKeys.has(toPlaceKey(wording)));
    return toEntries('REGION', wordings, middle, districts.length);
  });
}

/** Councils of today and of the past, the counties and combined authorities around them, and areas older than those. */
export function toLocalAuthorityEntries(): readonly PlaceEntry[] {
  const sizes = toSizes();
  const councils = LOCAL_AUTHORITIES.flatMap((authority) => {
    const { name, aliases, latitude, longitude, region } = authority;
    const middle = latitude === null || longitude === null ? null : { latitude, longitude, region };
    return toEntries('LOCAL_AUTHORITY', [name, ...aliases], middle, sizes.get(authority) ?? 0);
  });
  const known = new Set(councils.flatMap(({ keys }) => keys));
  const around = LOCAL_AUTHORITIES.flatMap(({ county, combinedAuthority }) => [county, combinedAuthority]);
  const counties = readVocabularyJson('counties.json', countiesSchema).counties.map(({ name }) => name);
  const unions = new Map<string, readonly string[]>(Object.entries(MORE_AREAS));
  for (const name of [...around, ...counties])
    if (name !== '' && !known.has(toPlaceKey(name))) unions.set(name, [name]);
  const wider = [...unions].flatMap(([name, members]) => {
    const { middle, size } = toUnion(members, sizes);
    return toEntries('LOCAL_AUTHORITY', [name], middle, size);
  });
  return [...councils, ...wider, ...toOldNorthernIrelandEntries([...councils, ...wider])];
}

export function toPartnershipEntries(): readonly PlaceEntry[] {
  const sizes = toSizes();
  return LOCAL_ENTERPRISE_PARTNERSHIPS.flatMap(({ name, localAuthorities }) => {
    const { middle, size } = toUnion(localAuthorities, sizes);
    return toEntries('LOCAL_ENTERPRISE_PARTNERSHIP', [name, `${name} LEP`], middle, size);
  });
}

/** The table of councils has those of Northern Ireland since 2015 alone; the postcode districts name the ones before. */
function toOldNorthernIrelandEntries(others: readonly PlaceEntry[]): readonly PlaceEntry[] {
  const known = new Set(others.flatMap(({ keys }) => keys));
  const areas = Map.groupBy(
    OUTCODES.filter(({ region, area }) => region === 'NORTHERN_IRELAND' && !known.has(toPlaceKey(area))),
    ({ area }) => area,
  );
  return [...areas].flatMap(([name, districts]) =>
    toEntries('LOCAL_AUTHORITY', [name], toArea(districts, Number.POSITIVE_INFINITY), districts.length),
  );
}

type Sizes = ReadonlyMap<LocalAuthority, number>;

/** The middle of the members' middles, each counted once for each of its districts: few live on the Isles of Scilly. */
function toUnion(members: readonly string[], sizes: Sizes): { readonly middle: Area | null; readonly size: number } {
  const authorities = [...new Set(members.flatMap(findLocalAuthorities))];
  const middles = authorities.flatMap((authority) => {
    const { latitude, longitude, region } = authority;
    if (latitude === null || longitude === null) return [];
    const times = Math.max(1, Math.round(sizes.get(authority) ?? 0));
    return Array.from({ length: times }, () => ({ latitude, longitude, region }));
  });
  return {
    middle: toArea(middles, Number.POSITIVE_INFINITY),
    size: authorities.reduce((sum, authority) => sum + (sizes.get(authority) ?? 0), 0),
  };
}

/**
 * Districts of each council: its own, and its share of those that the table files under its county or under London. The
 * councils of the past share the same districts once more.
 */
function toSizes(): Sizes {
  const sizes = new Map<LocalAuthority, number>();
  const share = (members: readonly LocalAuthority[], districts: number): void => {
    for (const member of members) sizes.set(member, (sizes.get(member) ?? 0) + districts / members.length);
  };
  for (const [area, districts] of Map.groupBy(OUTCODES, (outcode) => outcode.area)) {
    const members =
      area === 'Greater London'
        ? LOCAL_AUTHORITIES.filter(({ region }) => region === 'LONDON')
        : findLocalAuthorities(area);
    const names = new Set([area, ...members.map(({ name }) => name)]);
    const past = LOCAL_AUTHORITIES.filter(({ current, county }) => !current && names.has(county));
    share(members, districts.length);
    share(
      past.filter((council) => !members.includes(council)),
      districts.length,
    );
  }
  return sizes;
}

function toEntries(
  kind: PlaceKind,
  wordings: readonly string[],
  middle: Area | null,
  districts: number,
): readonly PlaceEntry[] {
  const [name] = wordings;
  if (name === undefined || middle === null) return [];
  const { latitude, longitude, region } = middle;
  return [{ place: { name, kind, latitude, longitude, region }, districts, keys: wordings.map(toPlaceKey) }];
}
