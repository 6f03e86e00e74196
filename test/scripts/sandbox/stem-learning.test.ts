import { expect, test } from 'vitest';
import { bundled, getJson, useSandbox } from './sandbox-under-test.ts';

const sandbox = useSandbox();
const authorization = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`;

interface Document {
  readonly data: readonly {
    readonly type: string;
    readonly id: string;
    readonly attributes: {
      readonly drupal_internal__nid: number;
      readonly title: string;
      readonly changed: string;
      readonly path: { readonly alias: string | null };
      readonly field_link: { readonly uri: string } | null;
    };
    readonly relationships: Readonly<Record<string, { readonly data: unknown }>>;
  }[];
  readonly included?: readonly { readonly id: string; readonly attributes: { readonly name: string } }[];
  readonly meta: { readonly count: number };
  readonly links: Readonly<Record<string, { readonly href: string } | undefined>>;
}

interface CrmResult {
  readonly Success: boolean;
  readonly FailureReason: string;
  readonly Counter: number;
  readonly MoreRecords: boolean;
  readonly Entities: readonly Readonly<Record<string, string | number>>[];
  readonly OptionSetsClean: string;
  readonly OptionSets: readonly Readonly<Record<string, number>>[];
}

async function readAll(path: string): Promise<Document[]> {
  const pages: Document[] = [];
  let next: string | undefined = `${sandbox.get().urls.stemLearning}${path}`;
  while (next !== undefined) {
    const page: Document = await getJson<Document>(next);
    pages.push(page);
    next = page.links.next?.href;
  }
  return pages;
}

async function ask(query: string): Promise<CrmResult> {
  const url = `${sandbox.get().urls.stemLearning}/api/Get?${query}`;
  return (await getJson<{ GetJsonResult: CrmResult }>(url, 200, { authorization })).GetJsonResult;
}

async function askAll(command: string): Promise<CrmResult['Entities']> {
  const entities: Readonly<Record<string, string | number>>[] = [];
  for (const programme of ['National Centre for Computing Education', 'STEM Learning CPD']) {
    for (let page = 1; ; page += 1) {
      const result = await ask(
        `cmd=${command}&Page=${page}&RecordCount=40&ProgrammeName=${encodeURIComponent(programme)}`,
      );
      entities.push(...result.Entities);
      if (!result.MoreRecords) break;
    }
  }
  return entities;
}

function titlesOf(...kinds: readonly string[]): string[] {
  return bundled
    .items('stem-learning')
    .filter((row) => kinds.includes(row.kind))
    .map((row) => row.title)
    .sort();
}

test.each([
  ['resource', 83, 2],
  ['collection', 40, 1],
  ['programme', 9, 1],
])('every %s is in its listing exactly once over all pages', async (bundle, total, pages) => {
  const read = await readAll(`/jsonapi/node/${bundle}?page[offset]=0&page[limit]=50&sort=changed,drupal_internal__nid`);
  const nodes = read.flatMap((page) => page.data);

  expect(read).toHaveLength(pages);
  expect(read.map((page) => page.meta.count)).toEqual(read.map(() => total));
  expect(nodes.map((node) => node.attributes.title).sort()).toEqual(titlesOf(bundle));
  expect(new Set(nodes.map((node) => node.id)).size).toBe(total);
  expect(new Set(nodes.map((node) => node.attributes.drupal_internal__nid)).size).toBe(total);
  const changed = nodes.map((node) => node.attributes.changed);
  expect(changed).toEqual(changed.toSorted());
});

test('an asked-for page larger than 50 is cut to 50 and paging links keep the other parameters', async () => {
  const page = await getJson<Document>(
    `${sandbox.get().urls.stemLearning}/jsonapi/node/resource?page[limit]=500&sort=-changed&include=field_subjects`,
  );
  expect(page.data).toHaveLength(50);
  const next = new URL(page.links.next?.href ?? '');
  expect(Object.fromEntries(next.searchParams)).toEqual({
    'page[offset]': '50',
    'page[limit]': '50',
    sort: '-changed',
    include: 'field_subjects',
  });
  const last = await getJson<Document>(next.href);
  expect(Object.keys(last.links).sort()).toEqual(['first', 'prev', 'self']);
});

test('a node has Drupal’s shape and the node number of its address', async () => {
  const url = `${sandbox.get().urls.stemLearning}/jsonapi/node/resource?filter[drupal_internal__nid]=5052&include=field_subjects,field_resource_types`;
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toMatch(/^application\/vnd\.api\+json/);
  const page = (await answer.json()) as Document;
  expect(page.data).toHaveLength(1);
  expect(page.data[0]).toMatchObject({
    type: 'node--resource',
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    attributes: { drupal_internal__nid: 5052, status: true, path: { alias: '/rx6xw' }, field_link: null },
  });
  expect(page.included?.map((term) => term.attributes.name).sort()).toEqual(
    expect.arrayContaining(["Teachers' guide", 'Student sheets']),
  );
});

test('a short link’s code is read as the node number', async () => {
  const pages = await readAll('/jsonapi/node/resource');
  const node = pages.flatMap((page) => page.data).find(({ attributes }) => attributes.path.alias === '/rxfpj4');
  expect(node?.attributes.drupal_internal__nid).toBe(448_002);
});

test('every address can be put together from link, alias or node number', async () => {
  const pages = await Promise.all(
    ['resource', 'collection', 'programme'].map((name) => readAll(`/jsonapi/node/${name}`)),
  );
  const addresses = pages
    .flat()
    .flatMap((page) => page.data)
    .map(({ attributes: { field_link, path, drupal_internal__nid } }) =>
      field_link === null
        ? new URL(path.alias ?? `/node/${drupal_internal__nid}`, 'https://www.stem.org.uk').href
        : field_link.uri,
    );
  const expected = bundled
    .items('stem-learning')
    .filter((row) => !['cpd', 'event'].includes(row.kind))
    .map((row) => (row.url ?? '').replace(/^https?:\/\/(www\.)?stem\.org\.uk/, 'https://www.stem.org.uk'));
  expect(addresses.sort()).toEqual(expected.sort());
});

test('the changed filter lets through what changed since, given as RFC 3339 or as seconds', async () => {
  const [all] = await readAll('/jsonapi/node/collection?sort=changed');
  const changed = all?.data[30]?.attributes.changed ?? '';
  const base =
    '/jsonapi/node/collection?filter[since][condition][path]=changed&filter[since][condition][operator]=%3E%3D';
  for (const value of [changed, String(Date.parse(changed) / 1000)]) {
    const [page] = await readAll(`${base}&filter[since][condition][value]=${encodeURIComponent(value)}`);
    expect(page?.data).toHaveLength(10);
    expect(page?.meta.count).toBe(10);
  }
});

test.each(['sort=field_secret', 'include=uid', 'page[offset]=-1', 'filter[changed]=yesterday', 'filter[a][b][c]=1'])(
  'the query %s is a 400 in JSON:API’s words',
  async (query) => {
    const url = `${sandbox.get().urls.stemLearning}/jsonapi/node/resource?${query}`;
    expect(await getJson(url, 400)).toMatchObject({ errors: [{ status: '400', title: 'Bad Request' }] });
  },
);

test('the CRM refuses whoever has no credentials', async () => {
  const url = `${sandbox.get().urls.stemLearning}/api/Get?cmd=OptionsetSubject`;
  const bare = await fetch(url);
  expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="CRM"']);
  const wrong = await fetch(url, { headers: { authorization: 'Basic d3Jvbmc6d3Jvbmc=' } });
  expect(wrong.status).toBe(401);
});

test('every course is a template exactly once and every dated run is listed exactly once', async () => {
  const templates = await askAll('CourseTemplatesListingByProgramme');
  const runs = await askAll('CourseListingFutureByProgrammeIDV2ConciseHFW');
  expect(templates.map((entity) => entity['Template.TemplateTitle']).sort()).toEqual(titlesOf('cpd'));
  expect(runs.map((entity) => entity['Activity.ActivityTitle']).sort()).toEqual(titlesOf('event'));
  expect(new Set(runs.map((entity) => entity['Activity.COURSEOCCURRENCENO'])).size).toBe(59);

  const known = new Set(templates.map((entity) => entity['Template.COURSETEMPLATENO']));
  expect(known.size).toBe(181);
  const missing = runs.filter((entity) => !known.has(entity['Template.COURSETEMPLATENO'] ?? ''));
  expect(missing).toHaveLength(15);
});

test('a run has its place, UK dates moved by whole weeks, and coordinates or none', async () => {
  const runs = await askAll('CourseListingFutureByProgrammeIDV2ConciseHFW');
  const run = runs.find((entity) => String(entity['Activity.COURSEOCCURRENCENO']).startsWith('228144c1-'));
  // 26 April 2022 was a Tuesday; so is 6 October 2026.
  expect(run).toMatchObject({
    'Activity.InstanceCode': 'C04',
    'Activity.StartDate': '06/10/2026 09:00:00',
    'Activity.EndDate': '25/11/2026 16:00:00',
    'Activity.Region': 'East Midlands',
    'Activity.OnlineCPD': 'False',
    'ActivityVenueAddress.VenueName': 'Watling Academy',
    'ActivityVenueAddress.City': 'Milton Keynes',
    'ActivityVenueAddress.PostCode': 'MK8 1EP',
    'ActivityVenueAddress.Latitude': '',
  });
  const latitudes = new Set(runs.map((entity) => typeof entity['ActivityVenueAddress.Latitude']));
  expect(latitudes).toEqual(new Set(['string', 'number']));
});

test('option sets hold every code that records use, as JSON in a string and as escaped names', async () => {
  const templates = await askAll('CourseTemplatesListingByProgramme');
  const pairs = [
    ['OptionsetAgeGroups', ['Template.AgeGroups']],
    ['OptionsetSubject', ['Template.Subject', 'Template.AdditionalSubjects']],
    ['OptionsetDurationUnit', ['Template.DurationUnit']],
    ['OptionsetITKCPDType', ['Template.ITKCPDType']],
  ] as const;
  for (const [command, keys] of pairs) {
    const result = await ask(`cmd=${command}`);
    const clean = JSON.parse(result.OptionSetsClean) as readonly Record<string, number>[];
    const codes = clean.flatMap((option) => Object.values(option)).map(String);
    expect(result.OptionSets.flatMap((option) => Object.values(option)).map(String)).toEqual(codes);
    const used = templates.flatMap((entity) => keys.flatMap((key) => String(entity[key]).split(';').filter(Boolean)));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((code) => !codes.includes(code))).toEqual([]);
  }
  const ages = await ask('cmd=OptionsetAgeGroups');
  expect(ages.OptionSets.flatMap((option) => Object.keys(option))).toEqual(
    expect.arrayContaining(['Key_x0020_stage_x0020_3', '_x0031_1-14_x0020_years']),
  );
});

test.each([
  ['cmd=DropTables', 'Command was not found'],
  ['cmd=__proto__', 'Command was not found'],
  ['cmd=CourseTemplatesListingByProgramme', 'Page and RecordCount must be supplied'],
  ['cmd=CourseTemplatesListingByProgramme&Page=1&RecordCount=10&ProgrammeName=x', 'Programme was not found'],
  ['cmd=CourseDetails&ID=nothing', 'ID was not found'],
])('a failure of %s is HTTP 200 with a reason', async (query, reason) => {
  const result = await ask(query);
  expect(result).toMatchObject({ Success: false, Entities: null, FailureReason: expect.stringContaining(reason) });
});

test('live availability is asked for run by run', async () => {
  const [run] = await askAll('CourseListingFutureByProgrammeIDV2ConciseHFW');
  const result = await ask(`cmd=CourseDetails&ID=${run?.['Activity.COURSEOCCURRENCENO']}`);
  expect(result.Entities).toHaveLength(1);
  expect(result.Entities[0]).toMatchObject({
    'Activity.ID': run?.['Activity.COURSEOCCURRENCENO'],
    'Activity.PlacesAvailable': expect.stringMatching(/^\d+$/),
  });
});
