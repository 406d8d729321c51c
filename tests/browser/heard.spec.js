/** What docs/accessibility.md says a screen reader hears is what Chromium’s accessibility tree has. */
import { heardLines } from './support/heard.js';
import { announcement, expect, openPage, test } from './support/page.js';

const heard = heardLines();

test('the core story is heard as the document says', async ({ page }) => {
  await openPage(page);
  const tree = async (/** @type {string} */ place) =>
    (await page.locator(place).first().ariaSnapshot())
      .replace(/\s+/g, ' ')
      .replaceAll('\u202f', ' ');
  const plain = (/** @type {string} */ text) => text.replace(/\s+/g, ' ');
  const headline = heard('opens the page').replace('heading level 1: ', '');
  expect(await tree('header.sentence')).toContain(`heading "${headline}" [level=1]`);
  for (const line of ['goes on to the first button', 'goes on to the suggestion'])
    expect(await tree('header.sentence')).toContain(
      `button "${heard(line).replace(', button', '')}"`,
    );
  const status = async (/** @type {string} */ line) =>
    expect
      .poll(async () => plain((await announcement(page).textContent()) ?? ''))
      .toBe(heard(line).replace('status: ', ''));
  await page.getByRole('button', { name: 'Try it' }).press('Enter');
  await status('presses it');
  expect(await tree('header.sentence')).toContain(heard('reads below the heading'));
  await page.getByRole('button', { name: 'Undo it' }).press('Enter');
  await status('presses the same button again');

  const [name, said] = heard('goes to the dots').split(', slider, ');
  const strip = page.getByRole('slider', { name });
  expect(plain((await strip.getAttribute('aria-valuetext')) ?? '')).toBe(said);
  const group = heard('goes to a question').replace('group: ', '');
  expect(await tree('#media-03')).toContain(`group "${group}"`);
  const answer = heard('goes to its answer').replace(', radio button, checked', '');
  expect(await tree('#media-03')).toContain(`radio "${answer}" [checked]`);
  const opens = heard('opens "Share and save"').replace(', dialog', '');
  await page.getByRole('button', { name: opens }).press('Enter');
  await expect(page.getByRole('dialog', { name: opens })).toBeVisible();
});

test('no heading, radio, button or link is without a name', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Open all' }).click();
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const named = nodes.filter(
    ({ ignored, role }) =>
      !ignored && ['heading', 'radio', 'button', 'link', 'slider', 'group'].includes(role?.value),
  );
  expect(named.length).toBeGreaterThan(150);
  const without = named.filter(({ name, role }) => !name?.value && role?.value !== 'group');
  expect(without.map(({ role }) => role?.value)).toEqual([]);
});
