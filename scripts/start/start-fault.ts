// What an error that ended the start says to whoever started it. Pure.
import { SettingsError } from '../../subgraphs/kit/env.ts';
import { PrivateMeilisearchError } from '../meilisearch/meilisearch-binary.ts';

/** Words for a fault that a start can meet; null for one of ours, whose stack is worth more than its words. */
export function toStartFault(error: unknown): string | null {
  if (error instanceof SettingsError || error instanceof PrivateMeilisearchError) return error.message;
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return null;
  const port = 'port' in error ? String(error.port) : 'asked for';
  return `The port ${port} is taken: stop what listens there, or set PORT and SANDBOX_PORT to others (0 takes free ones).`;
}
