/** Text in files is only text: the page shows it as written, and does not run it. */
import { addresses, choose, dataText, expect, openPage, test } from './support/page.js';

const markup =
  '<img src=x onerror="document.title=1"><script>document.title = 2</script>&lt;b&gt; ${1+1} <b>bold</b>';

test('markup in a sheet and an index is shown literally', async ({ page }) => {
  const sheet = JSON.parse(dataText('countries/AZ.json'));
  const [answer] = sheet.answers;
  Object.assign(answer, { evidence: markup, note: markup, remark: markup, answered_by: markup });
  sheet.takeaways = [markup];
  sheet.timeline[0].text = markup;
  sheet.undated[0].text = markup;
  Object.assign(sheet.sources[0], { name: '<b>bold</b>', author: markup, title: markup });
  const index = JSON.parse(dataText('index.json'));
  const short = '<b>bold</b>&amp;<img src=x>';
  index.title = short;
  index.domains[0].name = short;
  index.domains[0].about = markup;
  index.layers[0].name = short;
  index.indicators[0].title = short;
  index.indicators[0].question = markup;
  index.indicators[0].detail = markup;
  index.glossary = [{ term: '<b>bold</b>', about: markup }];
  index.scales[0].options[1].label = short;
  const standings = JSON.parse(dataText('standings.json'));
  const azerbaijan = standings.countries.find((/** @type {any} */ c) => c.code === 'AZ');
  azerbaijan.name = short;
  for (const [name, data] of Object.entries({
    'countries/AZ.json': sheet,
    'index.json': index,
    'standings.json': standings,
  })) {
    await page.route(addresses[/** @type {keyof typeof addresses} */ (name)], (route) =>
      route.fulfill({ json: data }),
    );
  }

  await openPage(page);
  await expect(page.locator('.sentence')).toContainText(`${short}, by Doublethink Lab`);
  const title = await page.title();
  await choose(page, ['media-01', 1]);
  await page.locator('#media-01 details.evidence summary').click();
  await page.getByText('Timeline').click();
  const first = page.locator('#media-01');
  await expect(first.locator('legend')).toHaveText(short);
  await expect(first.locator('.question')).toContainText(markup);
  await expect(first.locator('.detail')).toHaveText(markup);
  await expect(first.locator('.evidence > p').first()).toContainText(markup);
  await expect(first.locator('.remark')).toContainText(markup);
  await expect(page.locator('.glossary dd')).toHaveText(markup);
  await expect(page.locator('#source-country-page')).toContainText(markup);
  await expect(first.locator('.choice').nth(1)).toContainText(short);
  await expect(page.locator('h1')).toHaveText(`${short} ranks 66th of 98`);
  await expect(page.locator('.readout')).toContainText(short);
  await expect(page.locator('.timeline li').first()).toContainText(markup);
  await expect(page.locator('main img, main script, main b')).toHaveCount(0);
  expect(await page.title()).toBe(title);
});

test('links go to http and https addresses only, and tell nobody where from', async ({ page }) => {
  const sheet = JSON.parse(dataText('countries/AZ.json'));
  sheet.answers[0].links = [
    { url: 'http://example.org/plain', part: 'evidence' },
    { url: 'https://example.org/%E2%80%AE/a?b=%3Cc%3E#d', part: 'evidence' },
    { url: 'https://example.org/%ff/not-utf-8', part: 'evidence' },
  ];
  await page.route(addresses['countries/AZ.json'], (route) => route.fulfill({ json: sheet }));
  await openPage(page);
  await page.locator('#media-01 details.evidence summary').click();
  await expect(page.locator('#media-01 .evidence ol a')).toHaveCount(3);
  const links = await page.locator('a').evaluateAll((all) =>
    all
      .map((a) => /** @type {HTMLAnchorElement} */ (a))
      .map((a) => ({
        protocol: a.protocol,
        target: a.target,
        rel: a.rel,
        href: a.getAttribute('href'),
      })),
  );
  expect(links.length).toBeGreaterThan(100);
  for (const { protocol, target, rel, href } of links) {
    if (href?.startsWith('#')) continue; // a place in this page
    expect(['http:', 'https:']).toContain(protocol);
    expect(rel.split(' ')).toContain('noopener');
    expect(rel.split(' ')).toContain('noreferrer');
    if (target === '_blank') expect(rel.split(' ')).toContain('nofollow');
  }
});

test('an address that is a script is refused with its sheet', async ({ page }) => {
  for (const url of [
    'javascript:document.title=3',
    'data:text/html,<script>1</script>',
    '//example.org/',
    'https:',
  ]) {
    const sheet = JSON.parse(dataText('countries/AZ.json'));
    sheet.answers[0].links = [{ url, part: 'evidence' }];
    await page.route(addresses['countries/AZ.json'], (route) => route.fulfill({ json: sheet }));
    await page.goto('/');
    const problem = page.getByRole('alert').getByRole('listitem');
    await expect(problem).toContainText('countries/AZ.json, at /answers/0/links/0/url');
    await expect(problem).toContainText('bad-link');
    await expect(page.locator('a[href^="javascript"], a[href^="data"]')).toHaveCount(0);
    await page.unroute(addresses['countries/AZ.json']);
  }
});
