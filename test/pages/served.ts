import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ServedFor } from '../../src/server/guard/open-gate.js';
import { serve, type Serving } from '../../src/server/serve.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const noBrowser = !existsSync(CHROMIUM) && process.env['CI'] !== 'true';
export const whyNoBrowser = `${CHROMIUM} is missing: the page was not opened`;

/** A workspace served on a port of its own, as `assay serve` does it. */
export async function served(
  dir: string,
  now: () => Date = () => new Date(),
  of: ServedFor = { user: 'lena' },
): Promise<Serving> {
  return serve({ dir, version: '0.1.0', of, now, env: process.env, port: 0, largestFile: 50_000_000 });
}

export type Visit = {
  readonly page: Page;
  /** What the page complained of: errors of scripts, what its policy forbade. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for elsewhere. */
  readonly elsewhere: readonly string[];
  readonly close: () => Promise<void>;
};

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** Rules of axe that look at colours and places: what is sound by all others stays so in the other theme and at another width. */
export const OF_THEME_AND_WIDTH = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
];

export type View = { readonly width?: number; readonly scheme?: 'light' | 'dark' };

/** A browser of its own that was let in. */
export async function visit(
  browser: Browser,
  serving: Serving,
  { width = 1280, scheme = 'light' }: View = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const [complaints, elsewhere]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(serving.origin) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await page.goto(serving.address);
  return { page, complaints, elsewhere, close: () => context.close() };
}

/** What axe finds wrong with what is shown, a line each; by the rules that are named, or by all. */
async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page's policy runs no script but its own; the tool is brought in past it.
  await page.evaluate(axe.source);
  const options = rules === undefined ? {} : { runOnly: rules };
  const violations = await page.evaluate<{ readonly id: string; readonly nodes: { readonly target: string[] }[] }[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** A screen as everybody may see it: nothing that axe finds, no complaint, no request elsewhere, nothing wider than the window. */
export async function expectSound({ page, complaints, elsewhere }: Visit, rules?: readonly string[]): Promise<void> {
  expect(await faultsOf(page, rules)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(tooWide).toBeLessThanOrEqual(0);
}
