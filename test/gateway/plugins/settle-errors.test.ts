import { expect, test } from 'vitest';
import { settleErrors } from '../../../gateway/plugins/settle-errors.ts';

const down = (...path: (string | number)[]) => ({
  message: 'raeng is not available',
  ...(path.length > 0 ? { path } : {}),
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'raeng' },
});

test('a failure is told once for each hole, in the order of the answer', () => {
  const data = {
    hits: [...Array.from({ length: 10 }, () => ({ item: { title: 'x' } })), { item: null }, { item: { note: null } }],
  };
  const errors = [
    down('hits', 11, 'item', 'note'),
    down('hits', 10, 'item', 'title'),
    down('hits', 10, 'item', 'note'),
    down('hits', 2, 'item', 'title'),
    down('hits', 3, 'item', 'skipped'),
  ];
  expect(settleErrors(data, errors)).toEqual([down('hits', 10, 'item'), down('hits', 11, 'item', 'note')]);
});

test('a failure that left no hole is still told, without a place', () => {
  expect(settleErrors({ title: 'x' }, [down('title'), down('other')])).toEqual([down()]);
});

test('an error of one field keeps its own path, even into a null', () => {
  const error = { message: 'no', path: ['item', 'seats'], extensions: { code: 'SEATS_UNKNOWN', service: 'raeng' } };
  expect(settleErrors({ item: null }, [error, { message: 'whole' }])).toEqual([{ message: 'whole' }, error]);
});
