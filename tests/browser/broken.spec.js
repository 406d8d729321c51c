/**
 * Broken data: the page reports the same errors as the command, and everything unaffected still
 * works.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { china, copyOf, rescore } from '../cli/support.mjs';
import {
  addresses,
  announcement,
  choose,
  dataText,
  expect,
  openPage,
  test,
} from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */
/** @typedef {keyof typeof addresses} Name */
/** @typedef {{ code: string, file: string, pointer: string, sentence: string }} Problem */

const published = 'Azerbaijan ranks 66th of 98';
const alert = (/** @type {Page} */ page) => page.getByRole('alert');
const bar = (/** @type {Page} */ page) => page.getByRole('region', { name: 'Your scenario' });
const section = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('region', { name, exact: true });

/**
 * Changes the first occurrence of a text in a data file.
 * @param {Name} name
 * @param {string} from
 * @param {string} to
 */
function slip(name, from, to) {
  const text = dataText(name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return text.replace(from, to);
}

/**
 * Makes the page load other text, and opens it.
 * @param {Page} page
 * @param {Partial<Record<Name, string>>} texts
 * @param {boolean} figures whether only figures are wrong, which are checked when the reader comes
 *   near
 */
async function open(page, texts, figures) {
  for (const [name, body] of Object.entries(texts)) {
    await page.route(addresses[/** @type {Name} */ (name)], (route) =>
      route.fulfill({ body, contentType: 'application/json' }),
    );
  }
  await page.goto('/');
  if (figures) {
    await expect(bar(page)).toBeVisible();
    await expect(alert(page)).toHaveCount(0);
    await section(page, 'Method and source').scrollIntoViewIfNeeded();
  }
  await expect(alert(page)).toBeVisible();
}

/**
 * The errors of the command's check for the same texts.
 * @param {Partial<Record<Name, string>>} texts
 * @returns {Problem[]}
 */
function commandSays(texts) {
  /** @type {(() => void)[]} */
  const after = [];
  const folder = copyOf({ after: (clean) => after.push(clean) }, china);
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    /** @type {Problem[]} */
    const problems = JSON.parse(rescore('check', folder, '--json').stdout).errors;
    return problems.map((problem) => ({
      ...problem,
      file: problem.file.replace(`${folder}/`, ''),
    }));
  } finally {
    after.forEach((clean) => clean());
  }
}

/** The page's messages, as readers see them. @param {Page} page */
const pageSays = (page) =>
  alert(page)
    .getByRole('listitem')
    .evaluateAll((all) => all.map((item) => (item.textContent ?? '').replace(/\s+/g, ' ').trim()));

/** @param {Problem} problem */
const asRead = ({ code, file, pointer, sentence }) =>
  `${file}${pointer ? `, at ${pointer}` : ''}: ${sentence} ${code}`;

/**
 * Opens the page with these texts; it must report the command's errors.
 * @param {Page} page
 * @param {Partial<Record<Name, string>>} texts
 * @param {string[]} codes
 */
async function agrees(page, texts, codes) {
  const figures = codes.every((code) => code.endsWith('-mismatch'));
  const problems = commandSays(texts);
  expect([...new Set(problems.map((p) => p.code))]).toEqual(codes);
  await open(page, texts, figures);
  await expect.poll(() => pageSays(page)).toEqual(problems.map(asRead));
}

/** Everything works. @param {Page} page */
async function works(page) {
  await expect(page.locator('h1')).toHaveText(published);
  await choose(page, ['media-03', 3]);
  await expect(announcement(page)).toHaveText(/^Rank \d+, .*115 of 396/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bar(page)).toContainText('No changes yet');
}

/**
 * Without standings, readers can see the answers with their evidence, but not change them; of the
 * ranks, the one that the page was published with stays.
 * @param {Page} page
 */
async function readsAnswers(page) {
  await expect(page.locator('h1')).toHaveText(published);
  await expect(section(page, 'Profile')).toContainText('10/44');
  await expect(section(page, 'Where all 98 countries stand')).toHaveCount(0);
  await expect(page.getByText('The answers cannot be changed')).toBeVisible();
  await expect(page.locator('#media-03 input').first()).toBeDisabled();
  await page.locator('#media-03 details.evidence summary').click();
  await expect(page.locator('#media-03').getByText('Answered by')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  await expect(page.locator('h1')).toHaveText('Azerbaijan has 112 of 396 points (28.3%).');
  await expect(section(page, 'About Azerbaijan')).toBeVisible();
}

/** Without a sheet, everything works but the evidence. @param {Page} page */
async function lacksEvidence(page) {
  await works(page);
  await page.locator('#media-03 details.evidence summary').click();
  await expect(page.locator('#media-03 .evidence')).toContainText('This could not be loaded');
}

/** Without the index, the page shows its published sentence. @param {Page} page */
async function keepsSentence(page) {
  await expect(page.locator('h1')).toHaveText(published);
  await expect(page.getByText('Loading')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeEnabled();
}

const az = '"overall": [112, 396, 28.3, 66]';
const cases = {
  'an index cut off in the middle': {
    texts: { 'index.json': dataText('index.json').slice(0, 20_000) },
    codes: ['broken-json'],
    still: keepsSentence,
  },
  'an index without methods and with a strange key': {
    texts: { 'index.json': slip('index.json', '"methods"', '"rules"') },
    codes: ['unknown-key', 'missing-key'],
    still: keepsSentence,
  },
  'standings that are not JSON': {
    texts: { 'standings.json': slip('standings.json', az, '"overall": [112 396, 28.3, 66]') },
    codes: ['broken-json'],
    still: readsAnswers,
  },
  'standings with NaN': {
    texts: { 'standings.json': slip('standings.json', az, '"overall": [112, 396, NaN, 66]') },
    codes: ['not-a-number'],
    still: readsAnswers,
  },
  'standings with a country twice': {
    texts: { 'standings.json': slip('standings.json', '"code": "AZ"', '"code": "AF"') },
    codes: ['duplicate-country'],
    still: readsAnswers,
  },
  'a sheet that is not JSON': {
    texts: { 'countries/AZ.json': `${dataText('countries/AZ.json')}}` },
    codes: ['broken-json'],
    still: lacksEvidence,
  },
  'a score that no option has': {
    texts: { 'countries/AZ.json': slip('countries/AZ.json', '"answer": 0', '"answer": 7') },
    codes: ['no-such-score'],
    still: lacksEvidence,
  },
  'an unknown indicator': {
    texts: { 'countries/AZ.json': slip('countries/AZ.json', '"media-03"', '"media-33"') },
    codes: ['unknown-indicator', 'missing-answer'],
    still: lacksEvidence,
  },
  'totals that do not add up': {
    texts: { 'standings.json': slip('standings.json', az, '"overall": [113, 396, 28.3, 66]') },
    codes: ['totals-mismatch', 'percent-mismatch', 'sheet-mismatch'],
    still: works,
  },
  'counts that do not add up': {
    texts: { 'index.json': slip('index.json', '"chosen": [62, 20', '"chosen": [61, 20') },
    codes: ['counts-mismatch'],
    still: works,
  },
  'a rank that is wrong': {
    texts: { 'standings.json': slip('standings.json', az, '"overall": [112, 396, 28.3, 65]') },
    codes: ['rank-mismatch'],
    still: works,
  },
};

for (const [what, { texts, codes, still }] of Object.entries(cases)) {
  test(what, async ({ page }) => {
    await agrees(page, texts, codes);
    await still(page);
  });
}

test('standings and sheet both broken leave the answers, which the page was built with', async ({
  page,
}) => {
  await agrees(page, { 'standings.json': '[]', 'countries/AZ.json': '{}' }, [
    'wrong-type',
    'missing-key',
  ]);
  await expect(page.locator('h1')).toHaveText(published);
  await expect(section(page, 'Method and source')).toBeVisible();
});

test.describe('files that do not come', () => {
  test.use({ meant: [/Failed to load resource/] });

  for (const [name, still] of /** @type {[Name, (page: Page) => Promise<void>][]} */ ([
    ['index.json', keepsSentence],
    ['standings.json', readsAnswers],
    ['countries/AZ.json', lacksEvidence],
  ])) {
    test(`${name} that is not there (404)`, async ({ page }) => {
      await page.route(addresses[name], (route) =>
        route.fulfill({ status: 404, body: 'Not found' }),
      );
      await page.goto('/');
      await expect(alert(page)).toBeVisible();
      expect(await pageSays(page)).toEqual([
        `${name}: The file is not there or cannot be read. missing-file`,
      ]);
      await still(page);
    });
  }

  test('no network, and then a network again: Try again is enough', async ({ page }) => {
    await page.route(addresses['index.json'], (route) => route.abort('internetdisconnected'));
    await page.goto('/');
    await keepsSentence(page);
    await page.unroute(addresses['index.json']);
    await alert(page).getByRole('button', { name: 'Try again' }).click();
    await expect(bar(page)).toBeVisible();
    await expect(alert(page)).toHaveCount(0);
    await works(page);
  });
});

test('a file of 70 MB is not read to its end', async ({ page }) => {
  const megabyte = Buffer.alloc(2 ** 20, ' ');
  let sent = 0;
  /** @type {(value: boolean) => void} */
  let end = () => {};
  const whole = new Promise((/** @type {(value: boolean) => void} */ resolve) => (end = resolve));
  const server = createServer((_, response) => {
    response.on('close', () => end(response.writableFinished));
    const more = () => {
      while (sent < 70) {
        ++sent;
        if (!response.write(megabyte)) return void response.once('drain', more);
      }
      response.end();
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    more();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  try {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await page.route(addresses['standings.json'], (route) =>
      route.continue({ url: `http://127.0.0.1:${port}/` }),
    );
    await page.goto('/');
    await expect(alert(page)).toBeVisible();
    expect(await pageSays(page)).toEqual([
      'standings.json: The file has more than 16 MB; no more are read. file-too-large',
    ]);
    expect(await whole).toBe(false);
    expect(sent).toBeLessThan(70);
    await readsAnswers(page);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a good page reports nothing', async ({ page }) => {
  await openPage(page);
  await expect(alert(page)).toHaveCount(0);
});
