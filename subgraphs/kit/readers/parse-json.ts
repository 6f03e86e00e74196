// JSON.parse for documents from outside: bounded in depth, and a FeedError where the text is not JSON.

import { FeedError } from '../errors.ts';

const DEFAULT_MAX_DEPTH = 64;

/**
 * Parses a JSON document of a feed.
 * @throws FeedError FEED_MALFORMED when it is not JSON, FEED_TOO_LARGE when it nests deeper than `maxDepth`
 */
export function parseJson(text: string, url: string, maxDepth: number = DEFAULT_MAX_DEPTH): unknown {
  if (isDeeperThan(text, maxDepth)) {
    throw new FeedError('FEED_TOO_LARGE', url, `expected JSON nested at most ${maxDepth} deep, and it is deeper`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FeedError('FEED_MALFORMED', url, `expected JSON, got text that starts '${text.slice(0, 60)}'`, { cause });
  }
}

// Before parsing, because code that walks a parsed document recursively is what depth endangers.
function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return false;
}
