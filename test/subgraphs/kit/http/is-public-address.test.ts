import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../../subgraphs/kit/http/is-public-address.ts';

test.each(['8.8.8.8', '151.101.0.81', '2606:4700::1111', '2a00:1450:4009::200e', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ['loopback', '127.0.0.1'],
  ['private', '192.168.1.1'],
  ['link-local', '169.254.169.254'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['unspecified', '0.0.0.0'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['documentation', '192.0.2.1'],
  ['IPv6 loopback', '::1'],
  ['IPv6 private', 'fd12::1'],
  ['IPv6 link-local', 'fe80::1%eth0'],
  ['IPv4 within IPv6', '::ffff:10.0.0.1'],
  ['IPv4 within IPv6, old spelling', '::127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001::1'],
  ['no address', 'localhost'],
])('%s (%s) is not public', (_name, address) => expect(isPublicAddress(address)).toBe(false));
