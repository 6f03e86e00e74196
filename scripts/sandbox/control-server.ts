// What is served and where, and the door through which faults are asked for. Answers this machine only.
import fastify, { type FastifyInstance } from 'fastify';
import ipaddr from 'ipaddr.js';
import * as z from 'zod';
import { type FaultList, faultRequest } from './faults.ts';

/** `describe` makes the answer of `GET /`. */
export function createControlServer(faults: FaultList, describe: () => object): FastifyInstance {
  const server = fastify({ forceCloseConnections: true });
  server.addHook('onRequest', async (request, reply) => {
    if (ipaddr.process(request.ip).range() !== 'loopback') {
      return reply.code(403).send({ error: 'Only this machine may ask.' });
    }
    return undefined;
  });
  server.get('/', async () => describe());
  server.get('/_faults', async () => faults.list());
  server.post('/_faults', async (request, reply) => {
    const parsed = faultRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    faults.add(parsed.data);
    return reply.code(201).send(parsed.data);
  });
  server.delete('/_faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  return server;
}
