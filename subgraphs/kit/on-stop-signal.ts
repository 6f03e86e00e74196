// Ends a process with grace when its operator says so. A second signal, or a stop that fails, ends it at once.

/** Runs `stop` once at SIGTERM or SIGINT; the process then ends by itself, or with status 1 if stopping failed. */
export function onStopSignal(stop: () => Promise<void>): void {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const begin = (): void => {
    // Without a listener the next signal, whichever it is, ends the process.
    for (const signal of signals) process.off(signal, begin);
    stop().catch(() => process.exit(1));
  };
  for (const signal of signals) process.on(signal, begin);
}
