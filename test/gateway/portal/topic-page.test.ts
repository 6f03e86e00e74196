// The page of a topic: its parts, and what it says where one is missing.
import { type CheerioAPI, load } from 'cheerio';
import { expect, it } from 'vitest';
import { renderTopicPage, type TopicPageParts } from '../../../gateway/portal/topic-page.ts';
import { parseTopicRequest } from '../../../gateway/portal/topic-request.ts';
import { HOSTILE, hit, hostileHit, hub, label } from './sample-answers.ts';

const NOTHING = { topic: 'Electricity', resources: [], course: null, event: null, hub: null };

const open = (queryString: object, parts: Partial<TopicPageParts> = {}): CheerioAPI =>
  load(
    renderTopicPage({
      request: parseTopicRequest(queryString),
      bundle: NOTHING,
      placeProblem: null,
      label,
      ...parts,
    }),
  );

it('has resources, the next course, the next event and the hub to ask', () => {
  const why = { ...hit, reason: 'About Electricity' };
  const page = open(
    { name: 'electricity', stage: 'KS3', near: 'Leeds' },
    { bundle: { ...NOTHING, resources: [why, why, why], course: why, event: why, hub } },
  );
  expect(page('h1').text()).toBe('Electricity');
  expect(page('.card').length).toBe(5);
  expect(page('.card .reason').first().text()).toBe('About Electricity');
  expect(page('.steps a').attr('href')).toBe('/item?id=local-hubs%3Ah&near=Leeds');
  expect(page('nav [aria-current]').text()).toBe('KS3');
  expect(page('nav a').last().attr('href')).toBe('/topic?name=electricity&stage=KS5&near=Leeds');
  expect(page('.all-results a').attr('href')).toBe('/?q=Electricity&near=Leeds&ks=KS3');
});

it('asks for a place where none is given', () => {
  expect(open({ name: 'electricity' })('main').text()).toContain('Give a postcode or town above');
  expect(open({ name: 'electricity', near: 'Leeds' })('main').text()).toContain('No hub for it is known near there');
});

it('keeps the topic when the place is not known', () => {
  const page = open(
    { name: 'electricity', stage: 'KS3', near: 'Stokk' },
    { placeProblem: { words: 'Not known.', names: ['Stoke-on-Trent'] } },
  );
  expect(page('#near-problem a').attr('href')).toBe('/topic?name=electricity&stage=KS3&near=Stoke-on-Trent');
  expect(page('main').text()).toContain('Give a postcode or town above');
});

it('lets no markup through, in any field', () => {
  const page = open(
    { name: HOSTILE, near: HOSTILE },
    {
      bundle: {
        topic: HOSTILE,
        resources: [hostileHit],
        course: hostileHit,
        event: hostileHit,
        hub: { card: { id: HOSTILE, name: HOSTILE }, distanceMiles: 1, hub: null },
      },
      placeProblem: { words: HOSTILE, names: [HOSTILE] },
    },
  );
  expect(page('script').length + page('img').length).toBe(1);
  expect(page('h1').text()).toBe(HOSTILE);
});
