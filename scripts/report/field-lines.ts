// How full each field is, and how that has gone from run to run. Pure.
import type { ItemFamily } from '../../subgraphs/kit/catalogue-item.ts';
import { NO_QUALITY, type RunQuality } from '../../subgraphs/kit/quality/quality.ts';
import type { FamilyFields, FieldLine, UnknownField } from './partner-report.ts';

const FAMILIES: readonly ItemFamily[] = ['LearningResource', 'Course', 'Activity', 'HubProfile'];

/** `qualities` newest first; the fullest field first. */
export function toFamilyFields(qualities: readonly RunQuality[]): readonly FamilyFields[] {
  const newest = qualities[0]?.quality ?? NO_QUALITY;
  return FAMILIES.flatMap((family) => {
    const here = newest.families[family];
    if (here === undefined || here.items === 0) return [];
    const fields = Object.entries(here.filled).map(
      ([field, filled]): FieldLine => ({
        field,
        filled,
        share: filled / here.items,
        trend: toTrend(qualities, family, field),
      }),
    );
    return [{ family, items: here.items, fields: fields.sort((one, other) => other.share - one.share) }];
  });
}

function toTrend(qualities: readonly RunQuality[], family: ItemFamily, field: string): readonly number[] {
  return qualities.toReversed().flatMap(({ quality }) => {
    const { items = 0, filled = {} } = quality.families[family] ?? {};
    return items === 0 ? [] : [(filled[field] ?? 0) / items];
  });
}

/** The field with most first. */
export function toUnknownFields(qualities: readonly RunQuality[]): readonly UnknownField[] {
  const { unknown, items: all } = qualities[0]?.quality ?? NO_QUALITY;
  return Object.entries(unknown)
    .map(([field, items]) => ({ field, items, share: all === 0 ? 0 : items / all }))
    .sort((one, other) => other.items - one.items);
}
