// Tells whether an IP address belongs to the public internet. Whatever is not plainly public (private, loopback,
// link-local, reserved, a tunnel or translation prefix, not an address at all) is not.

import ipaddr from 'ipaddr.js';

// RFC 4291 section 2.5.5.1: `::127.0.0.1` is an old spelling of an IPv4 address that ipaddr.js takes for unicast. Global
// unicast addresses are all within this block.
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** `address` is a dotted IPv4 or a colon IPv6 address without brackets. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_IPV6) : true;
}
