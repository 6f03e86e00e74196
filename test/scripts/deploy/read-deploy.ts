// The files that operators take from scripts/deploy, and what the project really has: its commands and settings.
import { readFileSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import { describeSettings } from '../../../subgraphs/kit/env.ts';

export const DEPLOY = new URL('../../../scripts/deploy/', import.meta.url);

export function readDeployFile(path: string): string {
  return readFileSync(new URL(path, DEPLOY), 'utf8');
}

const scripts: Readonly<Record<string, string>> = packageJson.scripts;

/** The npm script that a command is, whether it goes through npm or straight to Node; null for any other. */
export function toScript(command: string): string | null {
  const named = /^npm run --silent (\S+)$/.exec(command)?.[1];
  if (named !== undefined) return named in scripts ? named : null;
  const direct = command.replace(/^\/usr\/bin\//, '');
  return Object.keys(scripts).find((name) => scripts[name] === direct) ?? null;
}

const known: ReadonlySet<string> = new Set(describeSettings().map(({ name }) => name));

export function listUnknownSettings(names: readonly string[]): readonly string[] {
  return names.filter((name) => !known.has(name));
}
