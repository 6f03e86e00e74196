// The bundled records as their partners' catalogues have them, harvested from the sandbox over HTTP.
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../../../../scripts/sandbox/start-sandbox.ts';
import type { FingerprintSource } from '../../../../subgraphs/discovery/merging/fingerprint.ts';
import { readSettings } from '../../../../subgraphs/kit/env.ts';
import { createHttpClient } from '../../../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../../../subgraphs/kit/log.ts';
import { PARTNER_ROADS } from '../../../support/partner-roads.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const DATA = fileURLToPath(new URL('../../../../scripts/sandbox/data', import.meta.url));
const NOW = new Date('2026-11-21T12:00:00Z');

export async function readRealItems(): Promise<readonly FingerprintSource[]> {
  await using open = new AsyncDisposableStack();
  const folder = await createTemporaryFolder();
  open.defer(() => folder.remove());
  const sandbox = await startSandbox({ dataDirectory: DATA, now: NOW, host: '127.0.0.1', port: 0 });
  open.defer(() => sandbox.close());
  const hosts = Object.values(sandbox.urls).map((url) => new URL(url).host);
  const items = new Map<string, FingerprintSource>();
  for (const { subgraph, settings: toSettings } of Object.values(PARTNER_ROADS)) {
    const settings = readSettings({
      ...toSettings(sandbox.urls),
      DATA_DIR: folder.path,
      HARVEST_ALLOWED_HOSTS: hosts.join(','),
    });
    const client = createHttpClient({
      userAgent: 'Signpost/0.0.0',
      contact: settings.CONTACT,
      allowedHosts: settings.HARVEST_ALLOWED_HOSTS,
      storePath: null,
    });
    open.defer(() => client.close());
    for await (const feed of subgraph.listFeeds({ settings, log: createLog('silent'), now: () => NOW }, client)) {
      for await (const outcome of feed.outcomes()) {
        if (outcome.kind === 'kept') items.set(outcome.item.id, { ...outcome.item, partner: subgraph.partner });
      }
    }
  }
  return [...items.values()];
}
