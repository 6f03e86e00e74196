// Decides which addresses the HTTP client talks to: public hosts over https, and hosts that the operator allows over
// anything. A feed that points inwards (server-side request forgery) ends as a FeedError FEED_FORBIDDEN_ADDRESS.

import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { FeedError } from '../errors.ts';
import { isPublicAddress } from './is-public-address.ts';
import { toSafeUrl } from './to-safe-url.ts';

interface AddressGuard {
  /** Throws FEED_FORBIDDEN_ADDRESS for what the address itself shows; names are judged when they are resolved. */
  assertAllowed(url: URL): void;
  /** Opens a connection only when every address that the host's name resolves to is public. */
  readonly connect: buildConnector.connector;
}

/** A host's name resolved to an address that is not public. */
export class ForbiddenAddressError extends Error {
  constructor(hostname: string) {
    super(`expected ${hostname} to resolve to public addresses only`);
    this.name = 'ForbiddenAddressError';
  }
}

/**
 * @param allowedHosts hosts (`sandbox.example`, all its ports) or hosts with port (`127.0.0.1:4000`) that may be
 *   private and may be reached without TLS
 */
export function createAddressGuard(allowedHosts: readonly string[], connectTimeoutMs: number): AddressGuard {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const isAllowedHost = (hostname: string, protocol: string, port: string): boolean =>
    allowed.has(hostname) || allowed.has(`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`);

  const common = { allowH2: false, timeout: connectTimeoutMs };
  const connectAnywhere = buildConnector(common);
  const connectPublic = buildConnector({ ...common, lookup: lookupPublic, port: 0 });

  return {
    assertAllowed(url) {
      const problem = findProblem(url, isAllowedHost(url.hostname, url.protocol, url.port));
      if (problem === null) return;
      const address = toSafeUrl(url);
      throw new FeedError('FEED_FORBIDDEN_ADDRESS', address, `${problem}, got ${address}`);
    },
    connect(options, callback) {
      const connect = isAllowedHost(options.hostname, options.protocol, options.port) ? connectAnywhere : connectPublic;
      connect(options, callback);
    },
  };
}

function findProblem(url: URL, isAllowedHost: boolean): string | null {
  if (url.username !== '' || url.password !== '') return 'expected an address without user and password';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'expected an https address';
  if (isAllowedHost) return null;
  if (url.protocol === 'http:') return 'expected an https address, as the host is not one the operator allows';
  // A connection to an IP literal makes no look-up, so the look-up's guard never sees it.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) return 'expected a public address';
  return null;
}

// Checked on the very addresses that the socket then connects to: a name that resolves differently a moment later
// (DNS rebinding) gains nothing.
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null) callback(error, []);
    else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      callback(new ForbiddenAddressError(hostname), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
