// Identifiers that partners put into titles, summaries and addresses: course codes, STEM Learning's node numbers, DOIs,
// ISBNs. Each with its sort before it, so that two sorts never meet. Pure; what only looks like one is left out.
import { toUrlKey } from '../../kit/normalise/canonical-url.ts';
import { toStemLearningCourseCode, toStemLearningNode } from '../../kit/normalise/stem-learning-address.ts';

const COURSE_CODE = /\b[A-Z]{2}\d{3}[A-Z]?\b/g;
const DOI = /\b10\.\d{4,9}\/[^\s"'<>?#]+/g;
const ISBN = /\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b/g;
const ADDRESS = /https?:\/\/[^\s"'<>()]+/g;

/** The code with its sort; upper-case, as codes are the same however they are typed. */
export function toCodeIdentifier(code: string): string {
  return `code:${code.toUpperCase()}`;
}

/** The page that an address leads to: STEM Learning's by its node, others by toUrlKey; null for a front page. */
export function toPage(address: string): string | null {
  const node = toStemLearningNode(address);
  if (node !== null) return `node:${node}`;
  const key = toUrlKey(address);
  // The front page of a site is about everything on it.
  return key === null || !/[/?#]/.test(key) ? null : `page:${key}`;
}

/** Course codes, DOIs and ISBNs of a text or an address. */
export function findIdentifiers(text: string): readonly string[] {
  return [
    ...(text.match(COURSE_CODE) ?? []).map(toCodeIdentifier),
    ...findAddresses(text).flatMap((address) => {
      const code = toStemLearningCourseCode(address);
      return code === null ? [] : [toCodeIdentifier(code)];
    }),
    ...(text.match(DOI) ?? []).map((doi) => `doi:${doi.toLowerCase().replace(/[.,;)/]+$/, '')}`),
    ...(text.match(ISBN) ?? []).map((isbn) => isbn.replace(/[- ]/g, '').toUpperCase()).flatMap(toIsbnIdentifier),
  ];
}

/** Pages that a text names by their addresses. */
export function findPages(text: string): readonly string[] {
  return findAddresses(text).flatMap((address) => toPage(address) ?? []);
}

function findAddresses(text: string): readonly string[] {
  return (text.match(ADDRESS) ?? []).map((address) => address.replace(/[.,;:!?]+$/, ''));
}

/** In thirteen digits; none where the last digit does not prove the others. */
function toIsbnIdentifier(isbn: string): readonly string[] {
  if (isbn.length === 13) return /^\d+$/.test(isbn) && toCheckDigit(isbn) === isbn.at(-1) ? [`isbn:${isbn}`] : [];
  const sum = [...isbn].reduce((total, digit, at) => total + (10 - at) * (digit === 'X' ? 10 : Number(digit)), 0);
  return sum % 11 === 0 ? [`isbn:978${isbn.slice(0, 9)}${toCheckDigit(`978${isbn}`)}`] : [];
}

function toCheckDigit(isbn: string): string {
  const sum = [...isbn.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
