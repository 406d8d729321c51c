/**
 * A reader's own index with methods that weigh, drop or average: the page asks for the data that
 * they need, and describes them in words.
 */
import { done, panel } from './support/own-files.js';
import { EDITIONS, announcement, choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const rule = { denominator: 'answered', rounding: [1], key: 'rounded', ties: 'competition' };
const plain = {
  id: 'publisher',
  name: 'Points',
  about: 'Ranked by rounded points.',
  overall: rule,
  domain: rule,
  layer: rule,
};
const dropping = {
  ...plain,
  id: 'no-milk',
  name: 'Without milk',
  about: 'Milk is left out.',
  dropped: ['tea-02'],
};
const averaging = {
  ...plain,
  id: 'average',
  name: 'Average',
  about: 'A mean of domains.',
  aggregate: 'mean',
  domain_weights: { tea: 3 },
};

/**
 * The files of a small index with these methods.
 * @param {object[]} methods
 * @param {string[]} countries whose answers are there
 */
function filesOf(methods, countries) {
  const scales = [
    {
      id: 'yes-no',
      name: 'Yes or no',
      options: [
        { score: 0, label: 'No' },
        { score: 4, label: 'Yes' },
      ],
    },
  ];
  const asked = { domain: 'tea', layer: 'habit', scale: 'yes-no' };
  const index = {
    edition: 'tea-index-2030',
    title: 'Tea Index 2030',
    countries: 2,
    scales,
    methods,
    domains: [{ id: 'tea', name: 'Tea', about: 'What is drunk.' }],
    layers: [{ id: 'habit', name: 'Habit', about: 'What people do.' }],
    indicators: [
      {
        id: 'tea-01',
        number: 1,
        ...asked,
        title: 'Tea at four',
        question: 'Is tea drunk at four?',
        chosen: [1, 1],
        skipped: 0,
      },
      {
        id: 'tea-02',
        number: 2,
        ...asked,
        title: 'Milk first',
        question: 'Is milk poured first?',
        chosen: [1, 0],
        skipped: 1,
      },
    ],
  };
  const scopes = (/** @type {number[]} */ row) => ({
    overall: row,
    'domain:tea': row,
    'layer:habit': row,
  });
  const standings = {
    edition: 'tea-index-2030',
    columns: ['achieved', 'maximum', 'percent', 'rank'],
    countries: [
      { code: 'MT', name: 'Malta', region: 'Europe', scopes: scopes([4, 4, 100, 1]) },
      { code: 'IS', name: 'Iceland', region: 'Europe', scopes: scopes([0, 8, 0, 2]) },
    ],
  };
  const answers = { MT: [4, null], IS: [0, 0] };
  const sheets = countries.map((country) => [
    `${country}.json`,
    {
      edition: 'tea-index-2030',
      country,
      answers: answers[/** @type {'MT'} */ (country)].map((answer, i) => ({
        indicator: `tea-0${i + 1}`,
        answer,
      })),
    },
  ]);
  return [['index.json', index], ['standings.json', standings], ...sheets].map(([name, json]) => ({
    name: String(name),
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  }));
}

/** @param {Page} page @param {ReturnType<typeof filesOf>} files */
const drop = (page, files) => panel(page).locator('input[type=file]').setInputFiles(files);
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const method = (/** @type {Page} */ page) => page.locator('section.method');

for (const [which, methods] of /** @type {const} */ ([
  ['the first', [dropping]],
  ['another', [plain, dropping]],
])) {
  test(`a method that drops an indicator, ${which}, ranks by everyone's answers, which are loaded`, async ({
    page,
  }) => {
    await openPage(page);
    await drop(page, filesOf([...methods], ['MT', 'IS']));
    await expect(done(page)).toContainText('Tea Index 2030 is loaded');
    await expect(page.locator('h1')).toContainText('ranks 1st of 2');
    await method(page).scrollIntoViewIfNeeded();
    await expect(method(page)).toContainText('Reproduces');
    await method(page).getByRole('radio', { name: 'Without milk' }).check();
    await expect(method(page)).toContainText('Not all count alike');
    await page.locator('#tea-01 .choice').first().click(); // No
    await expect(yours(page)).toContainText('0 of 4');
    // An answer has no points if answers count differently.
    await expect(page.locator('#tea-01 .effect .own')).toHaveCount(0);
    await page.locator('#tea-01 .effect').getByRole('button').click();
    await expect(yours(page)).toHaveCount(0);
    await page.reload();
    await page
      .getByRole('combobox', { name: 'Edition' })
      .selectOption('Tea Index 2030, from your file');
    await expect(page.locator('h1')).toContainText('ranks 1st of 2');
  });
}

test('a method that finds not all answers it ranks by is refused, and nothing is kept', async ({
  page,
}) => {
  await openPage(page);
  await drop(page, filesOf([plain, dropping], ['MT']));
  await expect(panel(page).locator('> [role="status"]')).toContainText(
    'needs the answers of every country',
  );
  await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th of 98');
  await choose(page, ['media-03', 3]);
  await expect(yours(page)).toContainText('115 of 396');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Edition' }).locator('option')).toHaveCount(
    EDITIONS,
  );
});

test('a mean is called one', async ({ page }) => {
  await openPage(page);
  await drop(page, filesOf([averaging], ['MT', 'IS']));
  await expect(done(page)).toContainText('Tea Index 2030 is loaded');
  await expect(method(page)).toContainText('the percentage is the mean of the domains’ shares');
  await expect(method(page)).not.toContainText('points are 100');
  await expect(page.locator('h1')).toHaveText('Malta ranks 1st of 2');
  await page.locator('#tea-01 .choice').first().click(); // No
  await expect(yours(page)).toHaveText(
    /With 1 answer changed, it would rank 1st, as published\. It would have a score of 0\.0%\./,
  );
  await expect(announcement(page)).toHaveText(/^Rank 1, as published\. 0\.0%\./);
  await expect(page.locator('.profile .of-overall .score')).toHaveText(['', '']);
});
