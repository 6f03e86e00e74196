// Ends a process with grace when its operator says so. A second signal, or a stop that fails, ends it at once.

/** Runs `stop` once at SIGTERM or SIGINT; the process then ends by itself, or with status 1 if stopping failed. */
export function onStopSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().catch(() => process.exit(1));
    });
  }
}
