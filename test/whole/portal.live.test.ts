// The portal as a teacher meets it: in a real browser, without scripts, on a laptop and on a phone.
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

async function open(viewport: typeof LAPTOP): Promise<void> {
  await page?.context().close();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport, baseURL: stack.gateway.url });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} could not be loaded`));
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
    await page.getByLabel('Near (postcode)').fill('NR31');
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
    await page.getByRole('link', { name: 'take them all away' }).click();
    expect(page.url()).toBe(`${stack.gateway.url}/?q=xqzvwk`);
  });

  test('near a place that is none says what would do', async () => {
    const answer = await page.goto('/?q=torch&near=ZZ99&kind=RESOURCE');
    expect(answer?.status()).toBe(400);
    expect(await page.getByRole('alert').textContent()).toBe(
      'We do not know that postcode. Its first half is enough, for example NR31.',
    );
    expect(await page.getByLabel('Near (postcode)').inputValue()).toBe('ZZ99');
    // The browser notes the status of every page that is not fine.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);

    await page.getByLabel('Near (postcode)').fill('NR31');
    await search();
    expect((await titles())[0]).toBe('Build an LED torch (IET STEM fair activity)');
    expect(await page.getByLabel('Resources').isChecked()).toBe(true);
  });
});

describe('every page', () => {
  const PAGES = ['/', '/?q=computing+cpd&near=NR31&kind=COURSE&sort=SOONEST', '/?q=xqzvwk', '/?near=ZZ99'];

  afterEach(() => {
    complaints = complaints.filter((complaint) => !complaint.includes('400'));
  });

  test.for(PAGES)('%s fits a phone, its results not below its filters', async (path) => {
    await page.context().close();
    await open(PHONE);
    await page.goto(path);
    expect(await page.evaluate(TOO_WIDE)).toEqual([]);
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
    await page.context().close();
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

  test('is told to run no scripts and to load nothing from elsewhere', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).origin));
    const answer = await page.goto('/?q=torch');
    const headers = answer?.headers() ?? {};
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("object-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(new Set(requests)).toEqual(new Set([stack.gateway.url]));
    expect(await page.locator('script, [style], style').count()).toBe(0);
  });

  test('shows the words of the address as words, never as markup', async () => {
    await page.goto(`/?q=${encodeURIComponent('<img src=x onerror=alert(1)>"')}`);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByLabel('What are you looking for?').inputValue()).toBe('<img src=x onerror=alert(1)>"');
  });
});
