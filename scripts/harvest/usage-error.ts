// Told when a command was called in a way that cannot work: one line for each fault.

export class UsageError extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'UsageError';
  }
}
