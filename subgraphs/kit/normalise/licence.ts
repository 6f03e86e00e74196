// A licence stated in words or as an address. Pure; words that we do not know are UNKNOWN and reported, which is another
// thing than a partner who says nothing (NONE_STATED).
import type { Licence } from '../../../schema/shared.generated.ts';
import { findLicence, LICENCES } from '../vocabulary/licences.ts';
import { toUrlKey } from './canonical-url.ts';
import type { Normalised } from './normalised.ts';
import { cleanLine } from './plain-text.ts';

const LONGEST_TEXT = 300;
const CREATIVE_COMMONS_ADDRESS =
  /creativecommons\.org\/licen[cs]es\/(by(?:-(?:nc|nd|sa)){0,2})\/(\d\.\d)(?:\/([a-z]{2,3}))?(?:\/|$)/i;
const CREATIVE_COMMONS_WORDS = /^(?:cc|creative commons)\b/i;

/** `CC BY-NC 4.0` is `CC-BY-NC-4.0`; without a version the code has none and there is no address. */
export function normaliseLicence(text: string | null | undefined): Normalised<Licence> {
  const words = cleanLine((text ?? '').slice(0, LONGEST_TEXT));
  if (words === '') return { value: { code: 'NONE_STATED', text: null, url: null }, unknown: [] };
  const known = knownLicence(words) ?? creativeCommonsByAddress(words) ?? creativeCommonsByWords(words);
  if (known === null) return { value: { code: 'UNKNOWN', text: words, url: null }, unknown: [words] };
  return { value: { ...known, text: words }, unknown: [] };
}

type Known = Omit<Licence, 'text'>;

function knownLicence(words: string): Known | null {
  const key = toUrlKey(words);
  const licence =
    findLicence(words) ??
    (key === null ? undefined : LICENCES.find(({ url }) => url !== null && toUrlKey(url) === key)) ??
    null;
  return licence === null ? null : { code: licence.code, url: licence.url };
}

function creativeCommonsByAddress(words: string): Known | null {
  const [, parts, version, jurisdiction] = CREATIVE_COMMONS_ADDRESS.exec(words) ?? [];
  return parts === undefined || version === undefined ? null : creativeCommons(parts, version, jurisdiction);
}

function creativeCommonsByWords(words: string): Known | null {
  if (!CREATIVE_COMMONS_WORDS.test(words)) return null;
  const lower = words.toLowerCase();
  if (!/\b(by|attribution)\b/.test(lower)) return null;
  const parts = [
    'by',
    /\bnc\b|non-?\s?commercial/.test(lower) ? 'nc' : null,
    /\bnd\b|no-?\s?deriv/.test(lower) ? 'nd' : null,
    /\bsa\b|share-?\s?alike/.test(lower) ? 'sa' : null,
  ].filter((part) => part !== null);
  return creativeCommons(parts.join('-'), /\b(\d\.\d)\b/.exec(lower)?.[1], undefined);
}

function creativeCommons(parts: string, version: string | undefined, jurisdiction: string | undefined): Known {
  const code = ['CC', parts.toUpperCase(), version, jurisdiction?.toUpperCase()].filter((part) => part !== undefined);
  const path = [parts.toLowerCase(), version, jurisdiction?.toLowerCase()].filter((part) => part !== undefined);
  return {
    code: code.join('-'),
    url: version === undefined ? null : `https://creativecommons.org/licenses/${path.join('/')}/`,
  };
}
