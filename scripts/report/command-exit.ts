// The exit codes of the commands that look into Catalogues without writing them, and what an error makes of them.
import { CommanderError, InvalidArgumentError } from 'commander';
import { CatalogueError } from '../../subgraphs/kit/catalogue/catalogue-error.ts';
import { SettingsError } from '../../subgraphs/kit/env.ts';
import { UsageError } from '../harvest/usage-error.ts';

export const EXIT = { done: 0, fault: 1, usage: 2, absent: 3 } as const;

/** For --help: every exit code of the command. */
export const EXIT_CODES = `
Exit codes:
  0    done, whatever was found
  1    an unexpected fault of Signpost or of its store
  2    called wrongly, or a setting is at fault
  3    there is no catalogue to read yet, or it was written by another version; run a harvest first
`;

/** Told when a partner was never harvested here. */
export class AbsentCatalogueError extends Error {
  constructor(name: string) {
    super(`${name} has not been harvested here yet: npm run harvest -- --partner ${name}`);
    this.name = 'AbsentCatalogueError';
  }
}

/** Tells the error on standard error, save what commander has told already. */
export function toFaultCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError || error instanceof SettingsError) return tell(error, EXIT.usage);
  if (error instanceof CatalogueError || error instanceof AbsentCatalogueError) return tell(error, EXIT.absent);
  console.error(error);
  return EXIT.fault;
}

/** For commander: a whole number from 1 on. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Expected a whole number from 1 on.');
}

function tell({ message }: Error, exitCode: number): number {
  console.error(message);
  return exitCode;
}
