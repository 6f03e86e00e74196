// What a card says, as stems, field by field: read once, however many words of a query are looked for in it. Pure.
import { toStems } from '../../kit/vocabulary/everyday-words.ts';
import type { CardDocument } from '../search-document.ts';

type CardField = 'title' | 'topics' | 'subjects' | 'hub' | 'publisher' | 'summary' | 'resourceTypes';

export type CardStems = Readonly<Record<CardField, readonly string[]>>;

const known = new WeakMap<CardDocument, CardStems>();

export function toCardStems(document: CardDocument): CardStems {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { title, topics, subjects, hub, publisher, summary, resourceTypes } = document;
  const stems = {
    title: toStems(title),
    topics: toStems(topics.join(' ')),
    subjects: toStems(subjects.join(' ')),
    hub: toStems(hub?.name ?? ''),
    publisher: toStems(publisher ?? ''),
    summary: toStems(summary ?? ''),
    resourceTypes: toStems(resourceTypes.join(' ')),
  };
  known.set(document, stems);
  return stems;
}
