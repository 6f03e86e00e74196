// Stops an HTTP server with grace: no new connections, running requests may finish, and what is still running at the
// deadline is cut off.
import type { FastifyInstance } from 'fastify';

/** Resolves when the server is closed; never later than about `graceMs`. */
export async function closeServer(app: FastifyInstance, graceMs: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
