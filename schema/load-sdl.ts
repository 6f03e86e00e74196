// Reads a subgraph's SDL together with the words it shares with the others. A missing or malformed file throws at start.
import { readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';
import { completeTypes } from './complete-types.ts';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])';

const read = (address: URL): string => readFileSync(address, 'utf8');
const values = (): string => read(new URL('values.graphql', import.meta.url));
const families = (): string => read(new URL('families.graphql', import.meta.url));

/** The SDL of a subgraph that keeps a catalogue: shared values, the families of item, and its own file. */
export function loadCatalogueSdl(own: URL): DocumentNode {
  return completeTypes(parse([FEDERATION, values(), families(), read(own)].join('\n')));
}

/** The SDL of a subgraph that knows items by id only: shared values and its own file. */
export function loadReferenceSdl(own: URL): DocumentNode {
  return completeTypes(parse([FEDERATION, values(), read(own)].join('\n')));
}

/** The shared words alone, for generating their types. */
export function loadSharedSdl(): DocumentNode {
  return completeTypes(parse([values(), families()].join('\n')));
}
