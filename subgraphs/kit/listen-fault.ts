// What a server that could not listen says to whoever started it, in a line in place of a stack. Pure.

const WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: stop what listens there, or choose another port (0 takes a free one)',
  EADDRNOTAVAIL: 'is no address of this machine',
  EACCES: 'may not be listened on by this user: choose a port above 1023',
  ENOTFOUND: 'is a name that nobody knows',
};

/** Words for a fault of listening; null for any other error. */
export function toListenFault(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return null;
  const words = WORDS[String(error.code)];
  if (words === undefined) return null;
  const address = 'address' in error ? error.address : 'hostname' in error ? error.hostname : '';
  const port = 'port' in error ? `:${error.port}` : '';
  return `${address}${port} ${words}.`;
}
