// Reads where the subgraphs are in remote mode. Every name must be a subgraph's and every subgraph must be named; all
// faults are told at once.
import { z } from 'zod';
import { SettingsError } from '../subgraphs/kit/env.ts';

const address = z.url({ protocol: /^https?$/ });

/** `entries` are `name=url`. Throws a SettingsError. */
export function readSubgraphUrls(entries: readonly string[], names: readonly string[]): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  const faults: string[] = [];
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const name = entry.slice(0, Math.max(0, at)).trim();
    const url = entry.slice(at + 1).trim();
    if (at === -1) faults.push(`'${entry}': expected name=url`);
    else if (!names.includes(name)) faults.push(`'${name}': expected one of ${names.join(', ')}`);
    else if (urls.has(name)) faults.push(`'${name}' is given twice`);
    else if (!address.safeParse(url).success) faults.push(`'${name}': expected an http or https address, not '${url}'`);
    else urls.set(name, url);
  }
  const mentioned = entries.map((entry) => entry.split('=')[0]?.trim());
  for (const name of names) if (!mentioned.includes(name)) faults.push(`'${name}' is missing`);
  if (faults.length > 0) throw new SettingsError(faults.map((fault) => `SUBGRAPH_URLS: ${fault}`));
  return urls;
}
