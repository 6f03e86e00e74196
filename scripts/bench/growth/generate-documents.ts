// As many search documents as one likes, out of real ones: each has the facts of one real document and words of several,
// so that lengths, filters and places are spread as they really are. Pure; the same for the same number.
import { toItemKey } from '../../../subgraphs/discovery/document/document-id.ts';
import type { SearchDocument } from '../../../subgraphs/discovery/search-document.ts';

/** `real` are main documents; a real one comes first as it is, then its variations. */
export function* generateDocuments(real: readonly SearchDocument[], count: number): Generator<SearchDocument> {
  for (let number = 0; number < count; number += 1) {
    const basis = real[number % real.length];
    if (basis === undefined) return;
    yield number < real.length ? basis : vary(basis, real, number);
  }
}

function vary(basis: SearchDocument, real: readonly SearchDocument[], number: number): SearchDocument {
  const round = Math.floor(number / real.length);
  // Steps that share no factor with most lengths, so that each round mixes other documents.
  const one = real[(number * 7 + round * 13) % real.length] ?? basis;
  const other = real[(number * 11 + round * 29) % real.length] ?? basis;
  const itemId = `generated:${number}`;
  const itemKey = toItemKey(itemId);
  return {
    ...basis,
    documentId: itemKey,
    itemKey,
    itemId,
    workId: itemId,
    main: true,
    placement: true,
    title: `${halfOf(basis.title, 0)} ${halfOf(one.title, 1)} ${number}`,
    titleSort: `${basis.titleSort} ${number}`,
    summary: [basis.summary, other.summary].map((text, at) => halfOf(text ?? '', at)).join(' '),
    url: `https://generated.invalid/${number}`,
    urls: [`generated.invalid/${number}`],
    codes: basis.codes.map((code) => `${code}${number}`),
    topics: [...new Set([...basis.topics.slice(0, 2), ...one.topics.slice(0, 1)])],
  };
}

function halfOf(text: string, half: number): string {
  const words = text.split(/\s+/);
  const middle = Math.ceil(words.length / 2);
  return (half === 0 ? words.slice(0, middle) : words.slice(middle)).join(' ');
}
