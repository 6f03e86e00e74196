import { expect, test } from 'vitest';
import { findColumns } from '../../../subgraphs/local-hubs/columns.ts';

const NAMES = { venue: ['venue', 'where'], cost: ['cost'] } as const;

test('a hint in a header is no part of its name, unless another column has the bare name', () => {
  const headers = ['Venue (name, address)', 'Cost (per pupil)', 'COST'];
  const { read } = findColumns<'venue' | 'cost'>(headers, NAMES);
  const row = { 'Venue (name, address)': 'Techniquest', 'Cost (per pupil)': '2', COST: '3' };
  expect([read(row, 'venue'), read(row, 'cost')]).toEqual(['Techniquest', '3']);
});
