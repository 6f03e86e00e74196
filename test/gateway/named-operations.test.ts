import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, separateOperations } from 'graphql';
import { expect, test } from 'vitest';
import { createGateway } from '../../gateway/create-gateway.ts';
import { SILENT } from '../support/open-tiny-gateway.ts';

const SCHEMA = new URL('../../schema/', import.meta.url);
const OPERATIONS = new URL('operations/', SCHEMA);

// The largest page that each of them may ask for.
const IDS = Array.from({ length: 100 }, (_, at) => `raeng:${at}`);
const LARGEST: Readonly<Record<string, unknown>> = {
  first: 100,
  ids: IDS,
  id: 'raeng:1',
  prefix: 'vol',
  query: 'volcano',
};
const LARGEST_CHANGES = 500;

function largestVariables(name: string, { variableDefinitions }: OperationDefinitionNode): Record<string, unknown> {
  const names = (variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const largest = name.endsWith('Changes') ? { ...LARGEST, first: LARGEST_CHANGES } : LARGEST;
  return Object.fromEntries(names.filter((one) => one in largest).map((one) => [one, largest[one]]));
}

const operationOf = ({ definitions }: DocumentNode): OperationDefinitionNode | undefined =>
  definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);

const documents = readdirSync(OPERATIONS).flatMap((file) =>
  Object.entries(separateOperations(parse(readFileSync(new URL(file, OPERATIONS), 'utf8')))),
);

test.each(documents)('%s is within the limits at its largest', async (name, document) => {
  const supergraphSdl = readFileSync(new URL('supergraph.graphql', SCHEMA), 'utf8');
  const names = [...supergraphSdl.matchAll(/@join__graph\(name: "([^"]+)"/g)].map(([, graph]) => graph ?? '');
  const places = new Map(names.map((graph) => [graph, { kind: 'closed' } as const]));
  const gateway = await createGateway({ supergraphSdl, places, log: SILENT });
  const operation = operationOf(document);
  const variables = operation === undefined ? {} : largestVariables(name, operation);
  const { errors } = await gateway.execute({ document: print(document), variables });
  expect([...new Set(errors.map(({ extensions }) => extensions?.code))]).toEqual(['SUBGRAPH_UNAVAILABLE']);
  await gateway.close();
});
