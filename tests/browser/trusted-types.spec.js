/** The element in pages whose policy demands Trusted Types. */
import { sentences, strict, test } from './support/host.js';
import { expect } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */

const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const CARD = '<rescore-index indicators="media-03"><p>Fallback.</p></rescore-index>';
const FULL = '<rescore-index view="full"><p>Fallback.</p></rescore-index>';

test.use({ meant: [/<rescore-index>|Trusted|Content Security Policy/i] });

/**
 * The strict policy, and these directives. The script is in the page itself: the page's own loaders
 * would need a policy of the page's own.
 * @param {string} more
 */
const demanding = (more) => (/** @type {string} */ origin) =>
  `${strict(origin, origin).replace("'strict-dynamic'", '')}; ${more}`;
const SCRIPT = '<script type="module" src="ORIGIN/rescore-index.js"></script>';
const DEMANDED = "require-trusted-types-for 'script'";

/** A page's own policies, made before ours as its scripts do. @param {Page} page @param {string[]} names */
const withPolicies = (page, ...names) =>
  page.addInitScript((made) => {
    for (const name of made)
      /** @type {any} */ (window).trustedTypes.createPolicy(name, {
        createHTML: () => null,
        createScriptURL: () => null,
      });
  }, names);

/** What the element says on the console. @param {Page} page */
function heard(page) {
  const lines = /** @type {string[]} */ ([]);
  page.on('console', (message) => {
    if (message.text().includes('<rescore-index>')) lines.push(message.text());
  });
  return lines;
}

for (const [name, more, own] of /** @type {[string, string, string[]][]} */ ([
  ['whatever their names', '', []],
  ['of our name', '; trusted-types rescore', []],
  [
    'of names that the page has taken',
    '; trusted-types lit-html default rescore',
    ['lit-html', 'default'],
  ],
]))
  test(`a card counts and an explorer answers under policies ${name}`, async ({ page, host }) => {
    const lines = heard(page);
    await withPolicies(page, ...own);
    await host.open(page, {
      body: CARD + FULL + SCRIPT,
      script: '',
      policy: demanding(DEMANDED + more),
    });
    for (const which of [0, 1])
      await expect(page.locator('rescore-index').nth(which).locator('.headline')).toHaveText(
        PUBLISHED,
      );
    const explorer = page.locator('rescore-index[view]');
    await page.locator('rescore-index:not([view]) #media-03 .choice').nth(3).click();
    await expect(page.locator('rescore-index:not([view]) .yours').first()).toContainText(
      'rank 65th',
    );
    await explorer
      .getByRole('region', { name: 'What would change the rank?' })
      .scrollIntoViewIfNeeded();
    await expect(explorer.locator('.movers .higher li')).toHaveCount(5, { timeout: 20_000 });
    expect(lines).toEqual([]);
  });

for (const [name, more, own] of /** @type {[string, string, string[]][]} */ ([
  ['no policy at all', "; trusted-types 'none'", []],
  ['other policies only', '; trusted-types lit-html', ['lit-html']],
  ['its default only, which lets nothing through', '; trusted-types default', ['default']],
]))
  test(`where the page allows ${name}, the fallback stays and one line says what to add`, async ({
    page,
    host,
  }) => {
    const lines = heard(page);
    await withPolicies(page, ...own);
    await host.open(page, { body: CARD + SCRIPT, script: '', policy: demanding(DEMANDED + more) });
    await expect
      .poll(() => lines)
      .toEqual([
        '<rescore-index> shows what is in it instead. ' +
          'The page demands Trusted Types: add “rescore” to trusted-types in its policy.',
      ]);
    await expect(page.getByText('Fallback.')).toBeVisible();
    await expect(page.locator('rescore-index .frame')).toHaveCount(0);
  });

test('names that the page allows are not needed where it demands nothing', async ({
  page,
  host,
}) => {
  await host.open(page, {
    body: CARD + SCRIPT,
    script: '',
    policy: demanding('trusted-types other'),
  });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
});
