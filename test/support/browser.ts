// A real Chromium from the npm package, without a download. Whoever opens it closes it.
import carried from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Gotcha (2026-11): the arguments that come with it run all in one process, which hangs now and then, and ignore CSP. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ args: ['--no-sandbox'], executablePath: await carried.executablePath() });
}
