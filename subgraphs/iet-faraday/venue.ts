// A schema.org place as a venue. Pure; a place that nobody knows stays a name, and is reported.
import type { Venue } from '../../schema/shared.generated.ts';
import type { Normalised } from '../kit/normalise/normalised.ts';
import { normalisePlace, type StatedPlace } from '../kit/normalise/place.ts';
import { outcodeOf, parsePostcode } from '../kit/normalise/postcode.ts';
import { resolvePlace } from '../kit/normalise/resolve-place.ts';
import type { PlaceRecord } from './feed-occasion.ts';

export function normaliseVenue(place: PlaceRecord): Normalised<Venue | null> {
  const stated = toStated(place);
  return readNamedLikeDistrict(stated) ?? normalisePlace(stated);
}

/** Null unless a name that looks like a postcode district is none. Gotcha: W5 in Belfast is a science centre. */
function readNamedLikeDistrict(stated: StatedPlace): Normalised<Venue | null> | null {
  const line = [stated.name, stated.text].filter((part) => part !== null && part !== '').join(', ');
  const [name = '', ...rest] = line.split(',').map((part) => part.trim());
  const district = outcodeOf(name) === null ? null : resolvePlace(name);
  const hasPostcode = parsePostcode(stated.postcode) !== null || parsePostcode(line) !== null;
  if (district === null || rest.length === 0 || hasPostcode) return null;
  const { value, unknown } = normalisePlace({ ...stated, name: null, text: rest.join(', ') });
  const isElsewhere = value !== null && value.region !== null && value.region !== district.region;
  return isElsewhere ? { value: { ...value, name }, unknown } : null;
}

// A place whose address repeats its name has one of them.
function toStated({ name, text, town, region, postcode, latitude, longitude }: PlaceRecord): StatedPlace {
  const line = [text === name ? null : text, region === town ? null : region].filter((part) => part !== null);
  return { name, town: town === name ? null : town, text: line.join(', '), postcode, latitude, longitude };
}
