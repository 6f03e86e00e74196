// Two questions of whoever runs the process: /health/live, is it there; /health/ready, can it search. The second says by
// name what is missing, with status 503.
import type { FastifyInstance } from 'fastify';
import type { CheckReadiness, Fault } from '../readiness.ts';

export async function registerHealthRoutes(app: FastifyInstance, ready: CheckReadiness): Promise<void> {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('cache-control', 'no-store');
    return payload;
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const faults = await ready().catch((): readonly Fault[] => [{ name: 'gateway', reason: 'it does not answer' }]);
    if (faults.length === 0) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', faults });
  });
}
