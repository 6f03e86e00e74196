// The portal as a teacher meets it: in a real browser, on a laptop and on a phone; without scripts, save where it suggests.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { openBrowser } from '../support/browser.ts';
import { FAINT_TEXT, MISPLACED_HEADINGS, NAMELESS_FIELDS, TOO_WIDE } from '../support/page-checks.ts';
import { startWholeStack } from '../support/whole-stack.ts';

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

let stack: Everything;
let browser: Browser;
let page: Page;
/** What the browser complained of, and what it could not load. */
let complaints: string[];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startWholeStack(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

beforeEach(() => open(LAPTOP));

afterEach(async () => {
  expect(complaints).toEqual([]);
  await page.context().close();
});

async function open(viewport: typeof LAPTOP, javaScriptEnabled = false): Promise<void> {
  await page?.context().close();
  const context = await browser.newContext({ javaScriptEnabled, viewport, baseURL: stack.gateway.url });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfailed', (request) => {
    // What a newer question has given up is no complaint.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    complaints.push(`${request.url()} could not be loaded`);
  });
}

const titles = (): Promise<string[]> => page.locator('.card h2').allInnerTexts();
const status = (): Promise<string | null> => page.getByRole('status').textContent();
const search = () => page.getByRole('button', { name: 'Search', exact: true }).click();

describe('a search', () => {
  test('typed and sent shows cards that lead to their partners', async () => {
    await page.goto('/');
    await page.getByLabel('What are you looking for?').fill('led torch');
    await search();
    expect(page.url()).toBe(`${stack.gateway.url}/?q=led+torch&near=&within=`);
    expect((await titles())[0]).toBe('Build an LED torch (IET STEM fair activity)');
    const links = page.locator('.card h2 a');
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
      expect(href).toMatch(/^https?:\/\//);
      expect(href).not.toContain('127.0.0.1');
    }
    expect(await page.title()).toBe('led torch - Signpost');
    expect(await page.getByLabel('What are you looking for?').inputValue()).toBe('led torch');
  });

  test('is sent by the Enter key too', async () => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await page.getByLabel('What are you looking for?').press('c');
    await page.getByLabel('What are you looking for?').fill('CP253');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=CP253/);
    expect(await titles()).toEqual(['Physical computing kit - KS3 micro:bit - short course']);
  });

  test('is narrowed by ticked filters, which are shown, counted truly and taken away by a press', async () => {
    await page.goto('/?q=computing');
    const all = await status();
    await page.getByLabel('CPD courses').check();
    await page.getByLabel('KS2').check();
    const counted = /\((\d+)\)/.exec((await page.locator('label', { hasText: 'KS2' }).textContent()) ?? '')?.[1];
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(await status()).not.toBe(all);
    expect(Number.parseInt((await status()) ?? '', 10)).toBeLessThanOrEqual(Number(counted));
    expect(new Set(await page.locator('.card .kind').allInnerTexts())).toEqual(new Set(['CPD course']));
    expect(await page.getByLabel('KS2').isChecked()).toBe(true);

    const chosen = page.getByRole('list', { name: 'Filters chosen' });
    expect(await chosen.getByRole('link').allInnerTexts()).toEqual([
      expect.stringContaining('CPD courses'),
      expect.stringContaining('KS2'),
      'Clear all filters',
    ]);
    await chosen.getByRole('link', { name: 'KS2' }).click();
    expect(await page.getByLabel('KS2').isChecked()).toBe(false);
    expect(await page.getByLabel('CPD courses').isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Clear all filters' }).click();
    expect(await status()).toBe(all);
    expect(await page.getByRole('list', { name: 'Filters chosen' }).count()).toBe(0);
  });

  test('near a place tells distances, and is put in order by them by a press that lasts', async () => {
    await page.goto('/');
    await page.getByLabel('What are you looking for?').fill('computing hub');
    await page.getByLabel('Postcode or town').fill('NR31');
    await search();
    await page.getByRole('link', { name: 'Nearest' }).click();
    const places = await page.locator('.where').allInnerTexts();
    expect(places[0]).toContain('32 miles away');
    const miles = places.map((place) => Number(/(\d+) miles? away/.exec(place)?.[1]));
    expect(miles).toEqual(miles.toSorted((one, other) => one - other));
    await page.getByLabel('Within').selectOption('40 miles');
    await search();
    expect(await titles()).toEqual(['Norfolk Computing Hub']);
    expect(page.url()).toContain('sort=DISTANCE');
  });

  test('goes to the next page and back to the same one', async () => {
    await page.goto('/?q=computing');
    const first = await titles();
    expect(first).toHaveLength(20);
    await page.getByRole('link', { name: 'Next page' }).click();
    const second = await titles();
    expect(second).toHaveLength(20);
    expect(second).not.toEqual(first);
    await page.getByRole('link', { name: 'Previous page' }).click();
    expect(await titles()).toEqual(first);
    expect(await page.getByRole('link', { name: 'Previous page' }).count()).toBe(0);
  });

  test('that finds nothing says so and offers a way out', async () => {
    await page.goto('/?q=xqzvwk&ks=KS3');
    expect(await status()).toBe('Nothing found for xqzvwk.');
    expect(await page.locator('.card').count()).toBe(0);
    await page.getByRole('link', { name: 'Take all filters away' }).click();
    expect(page.url()).toBe(`${stack.gateway.url}/?q=xqzvwk`);
  });

  test('near a place that is none says what would do, and shows the rest', async () => {
    const answer = await page.goto('/?q=torch&near=ZZ99&kind=RESOURCE');
    expect(answer?.status()).toBe(200);
    expect(await page.getByRole('alert').textContent()).toBe(
      'We do not know the postcode “ZZ99”. Its first half is enough, for example NR31.',
    );
    expect(await page.getByLabel('Postcode or town').inputValue()).toBe('ZZ99');
    expect((await titles())[0]).toBe('Build an LED torch (IET STEM fair activity)');

    await page.getByLabel('Postcode or town').fill('Stokk');
    await search();
    await page.getByRole('alert').getByRole('link', { name: 'Stoke-on-Trent' }).click();
    expect(await page.getByLabel('Postcode or town').inputValue()).toBe('Stoke-on-Trent');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect((await titles())[0]).toBe('Build an LED torch (IET STEM fair activity)');
    expect(await page.getByLabel('Resources').isChecked()).toBe(true);
  });

  test('shows what it read in the words, and takes them as they stand at a press', async () => {
    await page.goto('/');
    await page.getByLabel('What are you looking for?').fill('year 5 forces');
    await search();
    const read = page.getByRole('list', { name: 'Read in your search' });
    expect((await titles())[0]).toBe('Year 5: Forces');
    expect(await read.textContent()).toContain('Year 5 (ages 9 to 10)');
    const found = await status();
    await read.getByRole('link', { name: 'Year 5 (ages 9 to 10)' }).click();
    expect(page.url()).toBe(`${stack.gateway.url}/?q=year+5+forces&literal=year+5`);
    expect(await status()).not.toBe(found);
    expect(await read.textContent()).toContain('“year 5” as words');
    await read.getByRole('link', { name: 'Read it again (“year 5”)' }).click();
    expect(await status()).toBe(found);
  });

  test('by the name of a place tells distances from it', async () => {
    await page.goto('/?q=computing+hub&near=Stoke&within=20');
    expect(await page.locator('.where').first().textContent()).toMatch(/\d+ miles? away/);
    await page.getByLabel('Postcode or town').fill('Lowestoft');
    await search();
    expect(page.url()).toContain('near=Lowestoft');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('filtered down to nothing leads on by a press that drops one filter', async () => {
    await page.goto('/?q=forces&ks=KS1&kind=COURSE');
    expect(await status()).toBe('Nothing found for forces.');
    const link = page.getByRole('link', { name: /^Any kind \(\d+\)$/ });
    const promised = /\d+/.exec((await link.textContent()) ?? '')?.[0];
    await link.click();
    expect(page.url()).toBe(`${stack.gateway.url}/?q=forces&ks=KS1`);
    expect(Number.parseInt((await status()) ?? '', 10)).toBe(Number(promised));
  });

  test('with a misspelt word finds what was meant', async () => {
    await page.goto('/?q=kirchof');
    expect((await titles())[0]).toBe("Kirchhoff's laws (teaching notes 8)");
  });
});

describe('the page of an item', () => {
  test('is a press away from its card, and leads on to others', async () => {
    await page.goto('/?q=year+5+forces&near=NR31');
    await page.getByRole('link', { name: 'What next? After Year 5: Forces' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Year 5: Forces');
    const next = page.getByRole('region', { name: 'What next?' });
    expect(await next.getByRole('heading', { level: 3 }).allInnerTexts()).toContain('The next stage');
    expect((await next.locator('.reason').allInnerTexts()).every((reason) => reason.length > 5)).toBe(true);
    const link = next.getByRole('listitem').first().getByRole('link');
    const title = await link.textContent();
    await link.click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    expect(await page.getByLabel('Postcode or town').inputValue()).toBe('NR31');
  });

  test('that nobody knows helps to find something else', async () => {
    const answer = await page.goto('/item?id=stem-learning:nothing');
    expect(answer?.status()).toBe(404);
    expect(await page.getByRole('link', { name: 'Browse everything' }).count()).toBe(1);
    await page.getByLabel('What are you looking for?').fill('torch');
    await search();
    expect((await titles()).length).toBeGreaterThan(0);
    // The browser notes the status of every page that is not fine.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('404')]);
  });
});

describe('the page of a topic', () => {
  test('has resources, a course and the hub to ask, and changes by stage and place', async () => {
    await page.goto('/?q=circuits');
    await page
      .getByRole('navigation', { name: 'All for one topic' })
      .getByRole('link', { name: 'Electricity', exact: true })
      .click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Electricity');
    expect(await page.locator('.card').count()).toBeGreaterThan(2);
    await page.getByLabel('Postcode or town').fill('Norwich');
    await page.getByRole('button', { name: 'Show what is near' }).click();
    expect(await page.locator('.steps').textContent()).toMatch(/miles? away/);
    await page.getByRole('navigation', { name: 'Key stage' }).getByRole('link', { name: 'KS3' }).click();
    expect(page.url()).toBe(`${stack.gateway.url}/topic?name=Electricity&stage=KS3&near=Norwich`);
    await page.getByRole('link', { name: 'Search everything for Electricity' }).click();
    expect(page.url()).toBe(`${stack.gateway.url}/?q=Electricity&near=Norwich&ks=KS3`);
  });
});

describe('the search box, with scripts', () => {
  const box = () => page.getByRole('combobox', { name: 'What are you looking for?' });
  const options = () => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');

  beforeEach(() => open(LAPTOP, true));

  test('suggests while one types, chosen by the keyboard alone', async () => {
    await page.goto('/?near=Norwich');
    await box().pressSequentially('electri');
    await options().filter({ hasText: 'Electricity' }).first().waitFor();
    expect(await box().getAttribute('aria-expanded')).toBe('true');
    expect(await box().getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowUp');
    expect(await options().last().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await box().getAttribute('aria-activedescendant')).toBeNull();
    const topic = (await options().allInnerTexts()).findIndex((text) => /^Electricity\s+Topic$/.test(text));
    for (let pressed = 0; pressed <= topic; pressed += 1) await page.keyboard.press('ArrowDown');
    const active = (await box().getAttribute('aria-activedescendant')) ?? '';
    expect(await page.locator(`[id="${active}"]`).textContent()).toMatch(/^Electricity/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/topic?name=Electricity&near=Norwich');
  });

  test('closes its suggestions by Escape and keeps what was typed, which Enter then searches for', async () => {
    await page.goto('/');
    await box().pressSequentially('torch');
    await options().first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box().inputValue()).toBe('torch');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=torch/);
  });

  test('chooses a suggestion by the mouse', async () => {
    await page.goto('/');
    await box().pressSequentially('led torch');
    const option = options().filter({ hasText: 'Build an LED torch' });
    await option.click();
    await page.waitForURL('**/item?id=iet-faraday*');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Build an LED torch (IET STEM fair activity)',
    );
  });
});

describe('every page', () => {
  const RESULTS = [
    '/',
    '/?q=computing+cpd&near=NR31&kind=COURSE&sort=SOONEST',
    '/?q=xqzvwk',
    '/?q=free+cpd+year+5&literal=year+5&near=Leeds&within=20',
  ];
  const PAGES = [
    ...RESULTS,
    '/?near=ZZ99',
    '/item?id=stem-learning:12696&near=Stokk',
    '/item?id=nobody:1',
    '/topic?name=Electricity&stage=KS3&near=NR31',
  ];

  afterEach(() => {
    complaints = complaints.filter((complaint) => !complaint.includes('404'));
  });

  test.for(PAGES)('%s fits a phone', async (path) => {
    await open(PHONE);
    await page.goto(path);
    expect(await page.evaluate(TOO_WIDE)).toEqual([]);
  });

  test.for(RESULTS)('%s has its results not below its filters on a phone', async (path) => {
    await open(PHONE);
    await page.goto(path);
    const top = (await page.locator('#results').boundingBox())?.y;
    expect(top).toBeLessThan(PHONE.height / 2 + 50);
  });

  test.for(PAGES)('%s has one first heading, a label for every input, and a language', async (path) => {
    await page.goto(path);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.evaluate(NAMELESS_FIELDS)).toEqual([]);
    expect(await page.evaluate(MISPLACED_HEADINGS)).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect(await page.title()).toMatch(/Signpost/);
  });

  test.for(PAGES)('%s can be read: dark enough on what lies behind', async (path) => {
    await page.goto(path);
    expect(await page.evaluate(FAINT_TEXT)).toEqual([]);
  });

  test('is skipped to its results by the first key, which shows the way', async () => {
    await page.goto('/?q=torch');
    const skip = page.getByRole('link', { name: 'Skip to results' });
    expect((await skip.boundingBox())?.x).toBeLessThan(0);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip:focus').count()).toBe(1);
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('#results :focus').count()).toBe(1);
  });

  test('reaches the filters by the keyboard on a phone, closed at first', async () => {
    await open(PHONE);
    await page.goto('/?q=torch');
    const filter = page.getByLabel('Resources');
    expect(await filter.isVisible()).toBe(false);
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await filter.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('input[type=checkbox]').first().isChecked()).toBe(true);
  });

  test('is told to run no scripts but our own, and to load nothing from elsewhere', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).origin));
    const answer = await page.goto('/?q=torch');
    const headers = answer?.headers() ?? {};
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("object-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(new Set(requests)).toEqual(new Set([stack.gateway.url]));
    expect(await page.locator('[style], style').count()).toBe(0);
    expect(await page.locator('script').evaluateAll((all) => all.map((script) => script.outerHTML))).toEqual([
      '<script src="/assets/suggestions.js" defer=""></script>',
    ]);
  });

  test('shows the words of the address as words, never as markup', async () => {
    await page.goto(`/?q=${encodeURIComponent('<img src=x onerror=alert(1)>"')}`);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByLabel('What are you looking for?').inputValue()).toBe('<img src=x onerror=alert(1)>"');
  });
});
