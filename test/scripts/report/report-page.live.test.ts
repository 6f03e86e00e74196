// The report as a partner opens it: a file from a disk, in a browser, on a desk and on a phone.
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { type CommandRun, runCommand } from '../../support/run-command.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';
import { HOSTILE, writeScriptedData } from './scripted-data.ts';

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let browser: Browser;
let written: CommandRun;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  await writeScriptedData(folder.path);
  written = await runCommand('scripts/report.ts', ['--partner', 'stem-learning', '--out', `${folder.path}/out`], {
    DATA_DIR: folder.path,
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await folder?.remove();
});

interface Opened {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Everything that the page asked for besides itself. */
  readonly requests: readonly string[];
}

async function open(width: number): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  const requests: string[] = [];
  const address = pathToFileURL(`${folder.path}/out/stem-learning.html`).href;
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => request.url() !== address && requests.push(request.url()));
  await page.goto(address);
  return { page, errors, requests };
}

test('the command writes a page and its data, and says where', () => {
  expect(written).toEqual({
    code: 0,
    output: `${folder.path}/out/stem-learning.html\n${folder.path}/out/stem-learning.json\n`,
    errors: '',
  });
});

test('the page stands alone, says what to mend first, and shows it in charts', async () => {
  const { page, errors, requests } = await open(1_200);
  expect(await page.title()).toBe('STEM Learning on Signpost');
  expect(await page.locator('h2').allTextContents()).toEqual([
    'What to mend first',
    'The last runs',
    'Records left out',
    'What your items say',
    'Words that we do not know',
    'Dead links 1',
    'Duplicates',
  ]);
  expect(await page.locator('.advice li').count()).toBe(5);
  expect(await page.locator('svg.chart circle').count()).toBe(14);
  expect(await page.locator('svg.chart circle.broken').count()).toBe(1);
  expect(await page.locator('svg.spark').count()).toBeGreaterThan(5);
  expect(await page.getByText('Year 5, Year 6').count()).toBe(1);
  expect({ errors, requests }).toEqual({ errors: [], requests: [] });
  await page.close();
});

test('text out of a feed stays text', async () => {
  const { page, errors } = await open(1_200);
  for (const summary of await page.locator('summary').all()) await summary.click();
  expect(await page.getByText(HOSTILE).first().isVisible()).toBe(true);
  expect(await page.locator('img, script').count()).toBe(0);
  expect(await page.title()).toBe('STEM Learning on Signpost');
  expect(errors).toEqual([]);
  await page.close();
});

test('a phone shows it without scrolling sideways', async () => {
  const { page } = await open(360);
  for (const summary of await page.locator('summary').all()) await summary.click();
  const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
  expect(widths).toEqual([360, 360]);
  await page.close();
});
