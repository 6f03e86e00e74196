// The two characters that the engine puts around matched words. They are private to us: what feeds contain of them is
// dropped before it is indexed, so that a highlight can be split and never has to be trusted. Pure.

export const MATCH_START = '\uE000';
export const MATCH_END = '\uE001';

const MARKERS = /[\uE000\uE001]/g;

/** Feed text as it may go into a field that is highlighted. */
export function withoutMarkers(text: string): string {
  return text.replace(MARKERS, '');
}
