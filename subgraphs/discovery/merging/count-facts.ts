// How complete a listing is: the facts that a teacher chooses by, and their number that it states. Pure.
import type { FingerprintSource } from './fingerprint.ts';

/** By name, so that a report can say which are missing. */
const FACTS: Readonly<Record<string, (item: FingerprintSource) => boolean>> = {
  summary: ({ summary }) => summary !== null,
  ages: ({ keyStages, ageRange }) => keyStages.length > 0 || ageRange !== null,
  subjects: ({ subjects }) => subjects.length > 0,
  topics: ({ topics }) => topics.length > 0,
  publisher: ({ publisher }) => publisher !== null,
  licence: ({ licence }) => licence !== null,
  published: ({ publishedOn }) => publishedOn !== null,
  'resource types': ({ resourceTypes = [] }) => resourceTypes.length > 0,
  duration: ({ duration = null }) => duration !== null,
  price: ({ free = null, priceText = null, costText = null }) =>
    free !== null || priceText !== null || costText !== null,
  delivery: ({ deliveryMode = null }) => deliveryMode !== null,
  audience: ({ audience = [] }) => audience.length > 0,
  dates: ({ sessions = [] }) => sessions.length > 0,
};

export function countFacts(item: FingerprintSource): number {
  return Object.values(FACTS).filter((isStated) => isStated(item)).length;
}
