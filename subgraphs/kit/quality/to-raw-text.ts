// A raw record as text that can be kept, listed and shown: bounded, well-formed, without characters that steer a terminal
// or turn text around. Never throws, whatever a feed sent.

/** Of the text in UTF-8. */
export const LARGEST_RAW_BYTES = 8 * 1024;
const CUT = '…';

/** Text as it is, anything else as JSON; null where nothing came. */
export function toRawText(raw: unknown): string | null {
  if (raw === undefined || raw === null) return null;
  return cut(escapeControls(typeof raw === 'string' ? raw : toJson(raw)));
}

function toJson(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? String(raw);
  } catch {
    // A circle, or a number too large for JSON.
    return String(raw);
  }
}

/** Lines and tabs stay; every other control, formatting or separating character is told by its number. */
function escapeControls(text: string): string {
  // Cut first, so that the work is bounded by what is kept; no character takes less than one byte.
  const start = text.slice(0, LARGEST_RAW_BYTES + 1).toWellFormed();
  return start.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= LARGEST_RAW_BYTES) return text;
  const kept = bytes.subarray(0, LARGEST_RAW_BYTES - Buffer.byteLength(CUT));
  // A character that the cut goes through is left out.
  return `${new TextDecoder().decode(kept, { stream: true })}${CUT}`;
}
