// Rejections as lines for a terminal. What came from a feed is made plain first, so that it cannot steer one. Pure.
import type { KeptRejection, RejectionPage } from '../../subgraphs/kit/catalogue/catalogue.ts';
import { toPlainText } from '../../subgraphs/kit/harvest/plain-text.ts';

const INDENT = '    ';

/** Several lines, without one at the end. */
export function formatRejections(name: string, { rejections, next }: RejectionPage): string {
  if (rejections.length === 0) return `${name}: no such rejections`;
  const end = next === null ? [] : ['', 'There are more: ask for them with --limit.'];
  return [rejections.map(formatRejection).join('\n\n'), ...end].join('\n');
}

function formatRejection({ code, feed, recordId, records, field, value, message, raw }: KeptRejection): string {
  const times = records === 1 ? '' : ` (${records} records)`;
  return [
    `${code}  ${toPlainText(feed)}  ${toPlainText(recordId)}${times}`,
    `  ${toPlainText(message)}`,
    ...(field === null ? [] : [`  ${toPlainText(field)}: ${value === null ? 'nothing' : `'${toPlainText(value)}'`}`]),
    // Its control characters were told by their numbers when it was kept.
    ...(raw === null ? [] : ['  record:', ...raw.split('\n').map((line) => `${INDENT}${line}`)]),
  ].join('\n');
}
