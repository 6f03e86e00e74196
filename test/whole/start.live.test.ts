// `npm start` from its first line to its last process.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isAlive } from '../../scripts/meilisearch/meilisearch-process.ts';
import { askWhole } from '../support/ask-graph.ts';
import { spawnStart } from '../support/start-child.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const STOPS_WITHIN_MS = 10_000;

let folder: { path: string; remove(): Promise<void> };

const notePath = (): string => join(folder.path, 'meilisearch', 'meilisearch.json');

function readMeilisearchPid(): number {
  return z.object({ pid: z.int() }).parse(JSON.parse(readFileSync(notePath(), 'utf8'))).pid;
}

const addressIn = (line: string): string => /http:\S+/.exec(line)?.[0] ?? '';

describe('a start', () => {
  beforeAll(async () => {
    folder = await createTemporaryFolder();
  });
  afterAll(() => folder.remove());

  test('tells its steps and its addresses, serves, and ends with everything it started at SIGTERM', async () => {
    await using start = spawnStart({ DATA_DIR: folder.path });
    const health = addressIn(await start.line(/^ {2}Health /));
    const portal = addressIn(await start.line(/^ {2}Portal /));
    const graphql = addressIn(await start.line(/^ {2}GraphQL /));
    const steps = start.lines.filter((line) => /^\S.* \([\d.]+ s\): /.test(line)).map((line) => line.split(' (')[0]);
    expect(steps).toEqual(['Partner sandbox', 'Meilisearch', 'Gateway', 'Harvest', 'Index']);
    expect(start.lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ {2}stem-learning: complete; \d+ read, [1-9]\d* added, 0 changed, 0 removed$/),
        expect.stringMatching(
          /^ {2}local-hubs: [\d,]+ changes, [\d,]+ documents sent, 0 deleted; [1-9]\d* items in all /,
        ),
        expect.stringMatching(/^Ready after [\d.]+ s\. Stop with Ctrl\+C\.$/),
      ]),
    );
    expect(start.lines.join('\n')).not.toContain('NOT');

    expect((await fetch(health)).status).toBe(200);
    expect(await (await fetch(portal)).text()).toContain('<title>Signpost');
    const { partners } = await askWhole<{ partners: readonly { state: string }[] }>(
      new URL(graphql).origin,
      '{ partners { state } }',
    );
    expect(partners.map(({ state }) => state)).toEqual(['FRESH', 'FRESH', 'FRESH', 'FRESH']);

    const pid = readMeilisearchPid();
    expect(isAlive(pid)).toBe(true);
    const asked = performance.now();
    start.terminate();
    expect(await start.ended).toEqual({ code: 0, errors: '' });
    expect(performance.now() - asked).toBeLessThan(STOPS_WITHIN_MS);
    expect(isAlive(pid)).toBe(false);
    await expect(fetch(health)).rejects.toThrow('fetch failed');
  });

  test('goes on from what the one before has kept, and ends at Ctrl+C', async () => {
    await using start = spawnStart({ DATA_DIR: folder.path });
    await start.line(/^ {2}Health /);
    // Of the hubs some things have no address but that of their feed, and here the sandbox takes other ports each time.
    for (const name of ['stem-learning', 'iet-faraday', 'raeng']) {
      expect(start.lines).toEqual(
        expect.arrayContaining([
          expect.stringMatching(new RegExp(`^  ${name}: complete; \\d+ read, 0 added, 0 changed, 0 removed$`)),
          `  ${name}: 0 changes, 0 documents sent, 0 deleted`,
        ]),
      );
    }
    const pid = readMeilisearchPid();
    start.interrupt();
    expect((await start.ended).code).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a start that does not come to its end', () => {
  beforeEach(async () => {
    folder = await createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  test('leaves nothing behind when it is stopped on its way', async () => {
    await using start = spawnStart({ DATA_DIR: folder.path });
    await start.line(/^Meilisearch /);
    const pid = readMeilisearchPid();
    start.terminate();
    expect(await start.ended).toEqual({ code: 0, errors: '' });
    expect(start.lines.join('\n')).not.toContain('Ready');
    expect(isAlive(pid)).toBe(false);
  });

  for (const setting of ['PORT', 'SANDBOX_PORT']) {
    test(`says in one line that ${setting} is taken, and leaves nothing behind`, async () => {
      const holder = createServer().listen(0, '127.0.0.1');
      await once(holder, 'listening');
      const { port } = holder.address() as AddressInfo;
      await using start = spawnStart({ DATA_DIR: folder.path, [setting]: String(port) });
      const { code, errors } = await start.ended;
      holder.close();
      expect(errors).toBe(
        `The port ${port} is taken: stop what listens there, or set PORT and SANDBOX_PORT to others (0 takes free ones).\n`,
      );
      expect(code).toBe(1);
      expect(existsSync(notePath())).toBe(false);
    });
  }

  test('names every setting at fault', async () => {
    await using start = spawnStart({ DATA_DIR: folder.path, PORT: 'high', RAENG_URL: 'gopher://x' });
    const { code, errors } = await start.ended;
    expect(errors).toMatch(/^Settings at fault:\n {2}PORT: .+\n {2}RAENG_URL: .+\n$/);
    expect(code).toBe(2);
    expect(start.lines).toEqual([]);
  });
});
