import { buildSchema, GraphQLError, parse } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { executeSubgraph } from '../../../subgraphs/kit/execute-subgraph.ts';

const schema = buildSchema('type Query { field(size: Size): String! } enum Size { SMALL }');

async function run(resolve: () => unknown, query = '{ field }') {
  const lines: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) });
  const field = schema.getQueryType()?.getFields().field;
  if (field === undefined) throw new Error('no field');
  field.resolve = resolve;
  const operation = { document: parse(query), variables: {}, operationName: undefined, contextValue: {} };
  const { data, errors } = await executeSubgraph('raeng', { schema }, operation, log);
  return { data, errors, logged: lines.map((line) => JSON.parse(line).err.message) };
}

const fail = (error: Error) => () => {
  throw error;
};
const masked = { message: 'raeng failed to answer this part', path: ['field'] };

test('an error with a code is told as it is, with the name of the service', async () => {
  const error = new GraphQLError('not today', { extensions: { code: 'CLOSED', partner: 'RAENG' } });
  expect(await run(fail(error))).toEqual({
    data: null,
    errors: [
      { message: 'not today', path: ['field'], extensions: { code: 'CLOSED', partner: 'RAENG', service: 'raeng' } },
    ],
    logged: [],
  });
});

test.each([
  ['a plain error', fail(new Error('at /srv/store.ts')), 'at /srv/store.ts'],
  ['an error without a code', fail(new GraphQLError('SELECT * FROM items')), 'SELECT * FROM items'],
  [
    'a plain error that dresses up as one for clients',
    fail(Object.assign(new Error('10.0.0.7'), { extensions: { code: 'CLOSED' } })),
    '10.0.0.7',
  ],
  ['a null where none may be', () => null, 'Cannot return null for non-nullable field Query.field.'],
])('%s is masked and logged', async (_, resolve, logged) => {
  const extensions = { code: 'INTERNAL_SERVER_ERROR', service: 'raeng' };
  expect(await run(resolve)).toEqual({ data: null, errors: [{ ...masked, extensions }], logged: [logged] });
});

test('an error masked before keeps its partner, and its cause goes to the log', async () => {
  const error = new GraphQLError('could not answer', {
    originalError: new Error('disk full'),
    extensions: { code: 'INTERNAL_SERVER_ERROR', partner: 'RAENG' },
  });
  const extensions = { code: 'INTERNAL_SERVER_ERROR', service: 'raeng', partner: 'RAENG' };
  expect(await run(fail(error))).toEqual({ data: null, errors: [{ ...masked, extensions }], logged: ['disk full'] });
});

test('a value that does not fit the schema is the client’s to mend', async () => {
  expect(await run(() => 'x', '{ field(size: LARGE) }')).toEqual({
    data: null,
    errors: [
      {
        message: 'Argument "size" has invalid value LARGE.',
        path: ['field'],
        extensions: { code: 'BAD_USER_INPUT', service: 'raeng' },
      },
    ],
    logged: [],
  });
});
