// The hosts of IET's education pages, which moved through four generations of site. Pure; other addresses compare as
// they are.
import { toUrlKey } from './canonical-url.ts';

const OLDER_HOSTS = /^faraday(?:-primary|-secondary)?\.theiet\.org(?=\/|$)/;

/** As toUrlKey, with the older education hosts taken for the present one. */
export function toIetUrlKey(address: string | null | undefined, base?: string): string | null {
  return toUrlKey(address, base)?.replace(OLDER_HOSTS, 'education.theiet.org') ?? null;
}
