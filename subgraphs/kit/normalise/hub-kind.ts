// A register's word for a kind of hub. Pure; unknown words are OTHER and reported.
import type { HubKind } from '../../../schema/shared.generated.ts';
import { findHubKind } from '../vocabulary/hub-kinds.ts';
import type { Normalised } from './normalised.ts';
import { cleanWords } from './words.ts';

/** `maths-hub` is MATHS_HUB. */
export function normaliseHubKind(text: string | null | undefined): Normalised<HubKind> {
  const kind = findHubKind(text ?? '');
  return { value: kind ?? 'OTHER', unknown: kind === null ? cleanWords([text]) : [] };
}
