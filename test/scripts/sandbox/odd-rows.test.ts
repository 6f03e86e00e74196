// Rows that the bundled data hardly have: what a wire format cannot say is left out or said in its own way, never made up.
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { type CatalogueInput, rowSchemas } from '../../../scripts/sandbox/catalogue-rows.ts';
import { toTribeJson } from '../../../scripts/sandbox/local-hubs/tribe-event.ts';
import { getJson, useSandbox } from './sandbox-under-test.ts';

const rows: CatalogueInput['stem-learning'] = [
  { kind: 'competition', title: 'Bridge challenge', types: ['Challenge'], sourceId: '101' },
  { kind: 'event', title: 'Month only', startDate: '2026-06' },
  { kind: 'event', title: 'In words', startDate: 'Summer term' },
  { kind: 'event', title: 'A day and its time', startDate: '2027-02-03T10:00:00Z' },
  { kind: 'event', title: 'No date' },
];
const sandbox = useSandbox({ 'stem-learning': rows });

test('a kind that has no node type of its own is a tag of the node', async () => {
  const { urls } = sandbox.get();
  const url = `${urls.stemLearning}/jsonapi/node/programme?include=field_resource_types`;
  const { included } = await getJson<{ included: readonly { attributes: { name: string } }[] }>(url);
  expect(included.map(({ attributes }) => attributes.name)).toEqual(['Competition', 'Challenge']);
});

test('the CRM has no start of a run where no day is known', async () => {
  const query = 'cmd=CourseListingFutureByProgrammeIDV2ConciseHFW&Page=1&RecordCount=9&ProgrammeName=STEM Learning CPD';
  const { GetJsonResult } = await getJson<{ GetJsonResult: { Entities: readonly Record<string, string>[] } }>(
    `${sandbox.get().urls.stemLearning}/api/Get?${query}`,
    200,
    { authorization: `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}` },
  );
  const starts = GetJsonResult.Entities.map((run) => [run['Activity.ActivityTitle'], run['Activity.StartDate']]);
  expect(starts).toEqual([
    ['Month only', ''],
    ['In words', ''],
    ['A day and its time', expect.stringMatching(/^\d\d\/\d\d\/\d{4} 09:00:00$/)],
    ['No date', ''],
  ]);
});

test("a hub's event has town, postcode and region in fields of their own", () => {
  const row = rowSchemas['hub-items'].parse({
    hub: null,
    kind: 'event',
    title: 'Open day',
    location: "Eureka! The National Children's Museum, Halifax, HX1 2NE, Yorkshire and The Humber",
  });
  const day = DateTime.fromISO('2026-12-01', { zone: 'Europe/London' });
  const dates = { createdAt: day.toJSDate(), changedAt: day.toJSDate(), startDate: '2026-12-01', endDate: null };
  const event = { id: 1, item: { row, identity: 'one', ...dates }, start: day, end: day };
  expect(toTribeJson(event, null, 'http://hub.invalid')).toMatchObject({
    venue: {
      venue: 'Eureka! The National Children&#8217;s Museum',
      city: 'Halifax',
      zip: 'HX1 2NE',
      province: 'Yorkshire and The Humber',
    },
  });
});
