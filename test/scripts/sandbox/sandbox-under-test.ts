// A sandbox on free ports for the tests of one file, closed when they are done, and the bundled rows to compare with.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import type {
  CatalogueInput,
  CatalogueName,
  HubItemRow,
  HubRow,
  ItemRow,
} from '../../../scripts/sandbox/catalogue-rows.ts';
import { rowSchemas } from '../../../scripts/sandbox/catalogue-rows.ts';
import { bundledDataDirectory } from '../../../scripts/sandbox/sandbox-cli.ts';
import { type Sandbox, startSandbox } from '../../../scripts/sandbox/start-sandbox.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');

/** Starts before the file's tests, with some catalogues replaced; `get` is for use inside tests. */
export function useSandbox(catalogues: Partial<CatalogueInput> = {}): { readonly get: () => Sandbox } {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox({
      dataDirectory: bundledDataDirectory,
      catalogues,
      now: NOW,
      host: '127.0.0.1',
      port: 0,
    });
  });
  afterAll(async () => sandbox?.close());
  return {
    get() {
      if (sandbox === undefined) throw new Error('the sandbox has not started');
      return sandbox;
    },
  };
}

function readLines(name: CatalogueName): readonly unknown[] {
  const text = readFileSync(`${bundledDataDirectory}/${name}.ndjson`, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

export const bundled: {
  readonly items: (name: 'stem-learning' | 'iet-faraday' | 'raeng') => readonly ItemRow[];
  readonly hubs: () => readonly HubRow[];
  readonly hubItems: () => readonly HubItemRow[];
} = {
  items: (name) => rowSchemas[name].array().parse(readLines(name)),
  hubs: () => rowSchemas.hubs.array().parse(readLines('hubs')),
  hubItems: () => rowSchemas['hub-items'].array().parse(readLines('hub-items')),
};

/** The parsed body of an answer that must have the status. */
export async function getJson<T = unknown>(
  url: string,
  status = 200,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}

/** The text of an answer that must be 200. */
export async function getText(url: string): Promise<string> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`expected 200, got ${answer.status}: ${url}`);
  return answer.text();
}
