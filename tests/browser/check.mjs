// One page of every kind in a real browser: accessibility in both colour schemes and at two widths,
// charts that show what the tables beside them say, no sideways scrolling on the narrowest screen, and nothing that a strict policy refuses.
//
// node check.mjs WEBSITE CHROMIUM

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { differences } from './figures.mjs';

const [website, executablePath] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A website must work in any folder of a server, so it is not served from the root.
const FOLDER = '/some/reports/';
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'";
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const PAGES = [
  'index.html',
  'news/index.html',
  'news/london-early-permanence/index.html',
  'reports/under-1s-in-care/index.html',
  'reports/under-1s-in-care/under-1s-line.html',
  'case-studies/thurrock/index.html',
  'projects/permanence-improvement/index.html',
  'events/reading-the-report/index.html',
  'manual/claims/index.html',
  'manual/charts/index.html',
  'manual/gallery/index.html',
  'about/index.html',
  'statistics/index.html',
  'statistics/under-1s-region/index.html',
  'statistics/in-care-by-age-local/index.html',
  'statistics/left-care/index.html',
  'topics/adoption/index.html',
  'recommendations/index.html',
  '404.html',
];
const WIDTHS = [1280, 360];
const NARROWEST = 320;

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  try {
    if (!path.startsWith(FOLDER)) throw new Error('outside the folder');
    const bytes = await readFile(join(website, decodeURIComponent(path.slice(FOLDER.length))));
    response.writeHead(200, {
      'Content-Type': `${TYPES[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
      'Content-Security-Policy': POLICY,
    });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}${FOLDER}`;

const problems = new Set();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** Opens a page and notes whatever is refused or missing. */
async function open(context, path) {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.add(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.add(`${path}: ${error.message}`));
  page.on('requestfailed', (request) => problems.add(`${path}: ${request.url().replace(origin, '')} was not loaded`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.add(`${path}: ${response.url().replace(origin, '')} is missing`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) problems.add(`${path}: asks ${request.url()}`);
  });
  await page.goto(origin + path, { waitUntil: 'load' });
  return page;
}

/** Notes what axe finds on a page as it stands. */
async function checkAccessibility(page, where) {
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    problems.add(`${where}: ${id}, ${help}: ${nodes[0].html.slice(0, 160)} (${nodes.length} times)`);
  }
}

/** Notes a page that scrolls sideways, with the first element that makes it. */
async function checkNarrow(page, where) {
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  const { width, culprit } = await page.evaluate((most) => {
    const clips = (element) => element && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || clips(element.parentElement));
    const sticksOut = (element) => element.getBoundingClientRect().right > most + 1 && !clips(element.parentElement);
    const culprit = [...document.body.querySelectorAll('*')].find(sticksOut);
    return { width: document.documentElement.scrollWidth, culprit: culprit?.outerHTML.slice(0, 160) };
  }, NARROWEST);
  if (width > NARROWEST) problems.add(`${where}: ${width} wide on a screen of ${NARROWEST}: ${culprit}`);
}

for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
  for (const path of PAGES) {
    const page = await open(context, path);
    // What is folded away is read too.
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.evaluate(axe);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await checkAccessibility(page, `${path}, ${colorScheme}, ${width} wide`);
    }
    for (const difference of await differences(page)) problems.add(`${path}: ${difference}`);
    await checkNarrow(page, path);
    await page.close();
  }
  await context.close();
}
await browser.close();
server.close();

for (const problem of problems) console.error(problem);
console.log(`${PAGES.length} pages, ${problems.size} problems`);
process.exitCode = problems.size === 0 ? 0 : 1;
