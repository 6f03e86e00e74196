// Malformed records in JSON: JSON:API resources, entities of the CRM, events of The Events Calendar.
import { type CreateMalformedFeed, toPages } from './feeds.ts';
import { createHostileJson, spoilRecord } from './hostile-json.ts';
import { createHostileText, toBytes } from './hostile-text.ts';
import { createRandom, type Random } from './random.ts';
import { toRegister } from './registers.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const PER_PAGE = 100;

const list = (random: Random, count: number, good: (at: number) => unknown, whole: readonly string[] = []) =>
  Array.from({ length: count }, (_, at) => spoilRecord(random, good(at), whole));

export const createJsonApiFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const related = (id: string) => ({ data: [{ type: 'taxonomy_term--x', id }] });
  const records = list(
    random,
    count,
    (at) => ({
      type: 'node--resource',
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      attributes: {
        drupal_internal__nid: at + 1,
        title: `Bridges ${at}`,
        status: true,
        created: '2026-01-05T09:00:00+00:00',
        changed: '2026-01-06T09:00:00+00:00',
        path: { alias: `/resources/${at}` },
        body: { value: '<p>Beams.</p>', processed: '<p>Beams.</p>', summary: '<p>Beams</p>' },
        field_published_year: 2019,
        field_licence_category: 'CC BY 4.0',
        field_link: { uri: `https://host.invalid/${at}` },
      },
      relationships: {
        field_subjects: related('subject'),
        field_age_ranges: related('age'),
        field_resource_types: related(`hostile-${random.below(50)}`),
        field_publisher: related('publisher'),
        field_topics: related('__proto__'),
      },
      links: { self: { href: 'https://host.invalid/self' } },
    }),
    ['id'],
  );
  const term = (id: string, name: string) => `{"type":"taxonomy_term--x","id":"${id}","attributes":{"name":${name}}}`;
  const included = [
    term('subject', '"Physics"'),
    term('age', '"KS3"'),
    term('publisher', '"A body"'),
    term('__proto__', '"Bridges"'),
    ...Array.from({ length: 50 }, (_, at) => term(`hostile-${at}`, createHostileJson(random))),
  ].join();
  const pages = toPages(records, PER_PAGE);
  return {
    partner: 'stem-learning',
    settings: (origin) => ({ STEM_LEARNING_URL: origin }),
    isFeed: (name) => name === 'resources',
    toRoutes: (origin) => ({
      '/jsonapi/node/resource': ({ target }) => {
        const page = Number(new URL(target, origin).searchParams.get('page') ?? 0);
        const next =
          page + 1 < pages.length ? `{"next":{"href":"${origin}/jsonapi/node/resource?page=${page + 1}"}}` : '{}';
        const data = (pages[page] ?? []).join();
        const body = `{"data":[${data}],"included":[${included}],"meta":{"count":${count}},"links":${next}}`;
        return { headers: JSON_TYPE, body: toBytes(body) };
      },
    }),
  };
};

export const createCrmFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const templates = list(random, Math.floor(count / 2), (at) => ({
    'Template.COURSETEMPLATENO': `template-${at}`,
    'Template.TemplateTitle': `Bridges ${at}`,
    'Template.ActivityCode': `CP${at}`,
    'Template.Summary': '<p>Beams.</p>',
    'Template.Outcomes': '<ul><li>One</li><li>Two</li></ul>',
    'Template.AdditionalInformation': '<h2>What does it cost?</h2><p>£60</p>',
    'Template.ITKCPDType': '4',
    'Template.DisplayProgramme': 'A programme',
    'Template.HideFromweb': 'False',
    'Template.OnlineCPD': 'True',
    'Template.RemoteDeliveredCPD': 'False',
    'Template.MetaDescription': 'Beams',
    'Template.ChangedDate': '05/01/2026 09:00:00',
    'Template.Status': '157430001',
    'Template.BookingURL': `https://host.invalid/courses/${at}`,
    'Template.Subject': '3',
    'Template.AdditionalSubjects': '3;4',
    'Template.AgeGroups': '2',
    'Template.Duration': '2',
    'Template.DurationUnit': '1',
  }));
  const runs = list(random, count - templates.length, (at) => ({
    'Activity.COURSEOCCURRENCENO': `run-${at}`,
    'Activity.ActivityTitle': `Bridges ${at}`,
    'Activity.InstanceCode': `A${at}`,
    'Activity.StartDate': '05/12/2026 09:00:00',
    'Activity.EndDate': '06/12/2026 16:00:00',
    'Activity.BookingURL': `https://host.invalid/runs/${at}`,
    'Activity.AgeGroups': '2',
    'Activity.OnlineCPD': 'False',
    'Activity.RemoteDeliveredCPD': '',
    'Activity.SubDeliverer': 'A hub',
    'Activity.Region': 'London',
    'ActivityVenueAddress.VenueName': 'A school',
    'ActivityVenueAddress.City': 'York',
    'ActivityVenueAddress.PostCode': 'YO10 5DD',
    'ActivityVenueAddress.Latitude': 53.9,
    'ActivityVenueAddress.Longitude': '-1.05',
    'Template.COURSETEMPLATENO': `template-${random.below(count)}`,
    'Template.Subject': '3',
  }));
  const codes = JSON.stringify([{ Days: 1 }, { 'Key stage 3': 2 }, { Computing: 3 }, { Intensive: 4 }]);
  const commands = new Map([
    ['CourseTemplatesListingByProgramme', toPages(templates, PER_PAGE)],
    ['CourseListingFutureByProgrammeIDV2ConciseHFW', toPages(runs, PER_PAGE)],
  ]);
  return {
    partner: 'stem-learning',
    settings: (origin) => ({ STEM_LEARNING_URL: origin, STEM_LEARNING_PROGRAMMES: 'One' }),
    isFeed: (name) => name === 'courses',
    toRoutes: (origin) => ({
      '/api/Get': ({ target }) => {
        const query = new URL(target, origin).searchParams;
        const pages = commands.get(query.get('cmd') ?? '') ?? [[]];
        const page = Number(query.get('Page'));
        const listed = `"MoreRecords":${page < pages.length},"Entities":[${(pages[page - 1] ?? []).join()}]`;
        const counter = pages.reduce((sum, { length }) => sum + length, 0);
        const result = `{"Success":true,"FailureReason":"","Counter":${counter},${listed},"OptionSetsClean":${JSON.stringify(codes)}}`;
        return { headers: JSON_TYPE, body: toBytes(`{"GetJsonResult":${result}}`) };
      },
    }),
  };
};

export const createTribeFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const records = list(
    random,
    count,
    (at) => ({
      id: at + 1,
      status: 'publish',
      url: `https://host.invalid/events/${at}`,
      website: '',
      title: `Bridges ${at} &#8211; beams`,
      description: '<p>Beams.</p>',
      excerpt: '',
      image: random.oneIn(2) ? false : { url: 'https://host.invalid/a.png' },
      all_day: random.oneIn(2),
      start_date: '2026-12-05 09:00:00',
      end_date: '2026-12-05 16:00:00',
      utc_start_date: '2026-12-05 09:00:00',
      utc_end_date: '2026-12-05 16:00:00',
      timezone: random.pick(['Europe/London', '', 'UTC+0', createHostileText(random)]),
      modified_utc: '2026-01-05 09:00:00',
      cost: '£5',
      hide_from_listings: false,
      categories: [{ name: 'CPD', slug: 'cpd' }],
      tags: [
        { name: 'KS3', slug: 'ks3' },
        { name: 'Physics', slug: 'physics' },
      ],
      venue: { venue: 'A school', address: '1 Road', city: 'York', zip: 'YO10 5DD', geo_lat: 53.9, geo_lng: -1.05 },
      organizer: [{ organizer: 'A person', email: 'person@host.invalid' }],
    }),
    ['id'],
  );
  const pages = toPages(records, 50);
  const path = '/wp-json/tribe/events/v1/events';
  return {
    partner: 'local-hubs',
    settings: (origin) => ({ LOCAL_HUBS_URL: `${origin}/hubs.csv` }),
    isFeed: (name) => name.endsWith('/tribe'),
    toRoutes: (origin) => ({
      '/hubs.csv': toRegister([`tribe:${origin}${path}`]),
      [path]: ({ target }) => {
        const page = Number(new URL(target, origin).searchParams.get('page'));
        const next = page < pages.length ? `"next_rest_url":"${origin}${path}?page=${page + 1}",` : '';
        const body = `{"events":[${(pages[page - 1] ?? []).join()}],${next}"total":${count},"total_pages":${pages.length}}`;
        return { headers: JSON_TYPE, body: toBytes(body) };
      },
    }),
  };
};
