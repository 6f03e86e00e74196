// All of Signpost for the tests of one file, on free ports with a data directory of its own, over the bundled records:
// what `npm start` runs, with the present held still. A partner that is not read whole fails the start.
import { type Everything, startEverything } from '../../scripts/start/start-everything.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');

/** Takes away what the machine's own environment may set, so that nothing but the sandbox is ever asked. */
const ALONE = Object.fromEntries(
  [
    'MEILI_URL',
    'MEILI_API_KEY',
    'MEILI_SEARCH_KEY',
    'SUBGRAPHS',
    'SUBGRAPH_URLS',
    'GATEWAY_URL',
    'REDIS_URL',
    'HARVEST_ALLOWED_HOSTS',
    'STEM_LEARNING_URL',
    'STEM_LEARNING_CRM_URL',
    'STEM_LEARNING_PROGRAMMES',
    'IET_FARADAY_URL',
    'RAENG_URL',
    'RAENG_CATEGORIES',
    'LOCAL_HUBS_URL',
    'SANDBOX_DATA',
  ].map((name) => [name, '']),
);

export async function startWholeStack(now: () => Date = () => NOW): Promise<Everything> {
  const folder = await createTemporaryFolder();
  const steps: string[] = [];
  try {
    const everything = await startEverything({
      log: createLog('silent'),
      tell: (line) => steps.push(line),
      overrides: { ...ALONE, DATA_DIR: folder.path, HOST: '127.0.0.1', PORT: '0', SANDBOX_PORT: '0' },
      now,
    });
    if (steps.some((line) => /\bNOT\b|not run/.test(line))) {
      await everything.close();
      throw new Error(`not everything could be read:\n${steps.join('\n')}`);
    }
    return {
      ...everything,
      async close() {
        await everything.close();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
