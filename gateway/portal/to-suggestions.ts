// Completions of the graph as the search box shows them: what to show, what it is, where it leads. Pure.
import type { PortalSuggestQuery } from '../../schema/operations.generated.ts';
import { toItemHref, toTopicHref } from './page-href.ts';
import { toAddress } from './search-request.ts';

export interface ShownSuggestion {
  readonly text: string;
  /** In words; empty for plain words to search for. */
  readonly kind: string;
  /** An address of the portal. */
  readonly href: string;
}

const KINDS: Readonly<Record<string, string>> = { TOPIC: 'Topic', ITEM: 'Title', HUB: 'Hub', PLACE: 'Place' };

export function toSuggestions(suggestions: NonNullable<PortalSuggestQuery['suggest']>): readonly ShownSuggestion[] {
  return suggestions.map(({ text, kind, id }) => ({ text, kind: KINDS[kind] ?? '', href: toHrefOf(text, kind, id) }));
}

function toHrefOf(text: string, kind: string, id: string | null): string {
  if (id !== null) return toItemHref(id, '');
  if (kind === 'TOPIC') return toTopicHref(text, '', '');
  return toAddress('/', [[kind === 'PLACE' ? 'near' : 'q', text]]);
}
