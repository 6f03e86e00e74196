// The files of a resource, from its schema.org media objects. Pure; one without an address is no file.
import type { File } from '../../schema/shared.generated.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { toTitle } from '../kit/normalise/plain-text.ts';
import type { FileRecord } from './feed-node.ts';

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/i;
const SIZE = /^(\d{1,9}(?:\.\d{1,3})?)\s*(bytes|b|kb|kib|mb|mib|gb|gib)?$/i;
const UNIT_BYTES = new Map([
  ['k', 1_000],
  ['m', 1_000_000],
  ['g', 1_000_000_000],
]);

export function normaliseFiles(records: readonly FileRecord[], base: string): readonly File[] {
  const files = new Map<string, File>();
  for (const record of records) {
    const url = toCanonicalUrl(record.contentUrl[0] ?? record.url[0], base);
    if (url === null || files.has(url)) continue;
    const mediaType = record.encodingFormat ?? record.fileFormat ?? '';
    files.set(url, {
      url,
      mediaType: MEDIA_TYPE.test(mediaType) ? mediaType.toLowerCase() : null,
      sizeBytes: toBytes(record.contentSize ?? ''),
      title: toTitle(record.name),
    });
  }
  return [...files.values()];
}

/** `1.2 MB` is 1,200,000; a number alone is bytes. */
function toBytes(words: string): number | null {
  const [, amount, unit = 'b'] = SIZE.exec(words.trim()) ?? [];
  return amount === undefined ? null : Math.round(Number(amount) * (UNIT_BYTES.get(unit.charAt(0).toLowerCase()) ?? 1));
}
