// What a card says, as stems, field by field: read once, however many words of a query are looked for in it. Pure.
import { toStems } from '../../kit/vocabulary/everyday-words.ts';
import type { SEARCHABLE } from '../index-settings.ts';
import type { CardDocument } from '../search-document.ts';

/** As the index names them. */
type CardField = Exclude<(typeof SEARCHABLE)[number], 'codes'>;

export type CardStems = Readonly<Record<CardField, readonly string[]>>;

const known = new WeakMap<CardDocument, CardStems>();

export function toCardStems(document: CardDocument): CardStems {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { title, topics, subjects, hub, publisher, summary, resourceTypes } = document;
  const { placeWords = [], words = [], details = [] } = document;
  const stems = {
    title: toStems(title),
    topics: toStems(topics.join(' ')),
    subjects: toStems(subjects.join(' ')),
    'hub.name': toStems(hub?.name ?? ''),
    publisher: toStems(publisher ?? ''),
    placeWords: toStems(placeWords.join(' ')),
    summary: toStems(summary ?? ''),
    resourceTypes: toStems(resourceTypes.join(' ')),
    words: toStems(words.join(' ')),
    details: toStems(details.join(' ')),
  };
  known.set(document, stems);
  return stems;
}
