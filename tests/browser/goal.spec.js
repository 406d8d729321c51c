/** The fewest changes to reach a rank: found, limited, previewed before they are applied. */
import { nothingFound } from './support/axe.js';
import { shareOf } from './support/beeswarm.js';
import { openSection, reach, result, section, yours } from './support/impact-section.js';
import { expect, test } from './support/page.js';

test('a rank is reached with the fewest changes, proven, and undone in one step', async ({
  page,
}) => {
  await openSection(page);
  await reach(page, 50);
  await expect(result(page)).toHaveText(
    'Azerbaijan needs at least 8 changed answers to reach 50th or higher. It would then rank 47th.',
  );
  await expect(section(page)).toContainText(
    'Why not fewer? 7 changes can add at most 28 points, and it needs 29.',
  );
  await expect(section(page)).toContainText('one of 168 billion combinations');
  await expect(
    section(page).getByRole('list', { name: 'Changes' }).getByRole('listitem'),
  ).toHaveCount(8);
  await expect(section(page).getByRole('status')).toHaveText('Found: 8 answers to change.');
  await nothingFound(section(page));
  await section(page).getByRole('button', { name: 'Apply all 8 changes' }).click();
  await expect(yours(page)).toHaveText(/With 8 answers changed, .* rank 47th, 19 places higher/);
  await expect(result(page)).toHaveText(
    'Azerbaijan would rank 47th: rank 50 or higher needs no change.',
  );
  await expect(section(page).locator('.goal .result')).toBeFocused();
  await page.locator('.bar').getByRole('button', { name: 'Undo' }).click();
  await expect(yours(page)).toHaveCount(0);
  await expect(result(page)).toContainText('needs at least 8 changed answers');
});

test('a rank further down is reached downwards, and the steps beside the number work', async ({
  page,
}) => {
  await openSection(page);
  const rank = section(page).getByLabel('To reach rank');
  await rank.fill('79');
  await section(page).getByRole('button', { name: 'One rank lower' }).click();
  await expect(rank).toHaveValue('80');
  await rank.press('Enter');
  await expect(result(page)).toHaveText(
    'Azerbaijan needs at least 7 changed answers to reach 80th or lower. It would then rank 80th.',
  );
  await expect(section(page)).toContainText(
    'Why not fewer? 6 changes can take away at most 24 points, and it needs 27',
  );
  await rank.fill('1');
  await section(page).getByRole('button', { name: 'One rank higher' }).click();
  await expect(rank).toHaveValue('1');
  await rank.press('Enter');
  await expect(result(page)).toContainText(
    'needs at least 44 changed answers to reach 1st or higher',
  );
  await section(page).getByText('36 more').click();
  await expect(section(page).locator('.changes li')).toHaveCount(44);
});

test('what is out of reach is said, with what comes closest', async ({ page }) => {
  await openSection(page);
  await reach(page, 20, 'Military');
  await expect(result(page)).toHaveText(
    new RegExp(
      '^Rank 20 or higher is out of reach in Military alone: ' +
        'all answers together could win at most \\d+ points, and \\d+ are needed\\.$',
    ),
  );
  await expect(section(page)).toContainText(
    /What comes closest is rank \d+, with \d+ answers changed\./,
  );
  await nothingFound(section(page));
  await section(page)
    .getByRole('button', { name: /Apply all/ })
    .click();
  await expect(yours(page)).toHaveText(/higher/);
});

test('an answer or a domain is kept as it is, found without, and freed again, by keyboard', async ({
  page,
}) => {
  await openSection(page);
  await reach(page, 50);
  const changes = section(page).getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect(changes).toHaveCount(8);
  const title = (await changes.first().locator('strong').textContent()) ?? '';
  await section(page)
    .getByRole('button', { name: `Don’t change this one: ${title}` })
    .focus();
  await page.keyboard.press('Enter');
  await expect(changes.locator('strong', { hasText: title })).toHaveCount(0);
  await expect(changes).toHaveCount(8);
  await expect(section(page)).toContainText('The answers you fixed were not changed.');
  await expect(section(page).getByRole('status')).toHaveText('Found: 8 answers to change.');
  expect(await page.evaluate(() => document.activeElement?.closest('.goal') !== null)).toBe(true);

  const limits = section(page).locator('.limits summary');
  await expect(limits).toHaveText('Answers to leave alone: 1 answer');
  await limits.focus();
  await page.keyboard.press('Enter');
  for (const domain of [
    'Media',
    'Academia',
    'Economy',
    'Society',
    'Military',
    'Law Enforcement',
    'Domestic Politics',
    'Foreign Policy',
  ]) {
    await section(page).getByRole('checkbox', { name: domain }).press('Space');
  }
  // A single domain is not enough, and the page finds that without another request.
  await expect(result(page)).toContainText(
    'Rank 50 or higher is out of reach: all answers together could win at most',
  );
  await expect(limits).toHaveText('Answers to leave alone: 8 domains and 1 answer');
  await nothingFound(section(page));
  await section(page)
    .getByRole('button', { name: `Allow changes: ${title}` })
    .press('Enter');
  await expect(limits).toBeFocused();
  await expect(limits).toHaveText('Answers to leave alone: 8 domains');
  for (const domain of ['Media', 'Economy'])
    await section(page).getByRole('checkbox', { name: domain }).press('Space');
  await expect(result(page)).toContainText(
    'needs at least 8 changed answers to reach 50th or higher',
  );
});

test('answers may be skipped where the reader allows it', async ({ page }) => {
  await openSection(page);
  await reach(page, 68);
  await expect(result(page)).toHaveText(
    'Azerbaijan needs at least 1 changed answer to reach 68th or lower. It would then rank 69th.',
  );
  await section(page).locator('.limits summary').click();
  await section(page)
    .getByRole('checkbox', { name: 'An answer may also become “skipped”' })
    .check();
  await expect(section(page).locator('.limits summary')).toHaveText(
    'Answers to leave alone: skips allowed',
  );
  await expect(result(page)).toContainText(
    'needs at least 1 changed answer to reach 68th or lower',
  );
});

test('once there is an answer, the steps find again by themselves', async ({ page }) => {
  await openSection(page);
  const up = section(page).getByRole('button', { name: 'One rank higher' });
  await section(page).getByLabel('To reach rank').fill('50');
  await up.click();
  await page.waitForTimeout(400);
  await expect(result(page)).toHaveCount(0); // nothing is found before it is asked for
  await section(page).getByRole('button', { name: 'Find the fewest' }).click();
  await expect(result(page)).toContainText(
    'needs at least 8 changed answers to reach 49th or higher',
  );
  for (let i = 0; i < 9; ++i) await up.click();
  await expect(result(page)).toContainText('to reach 40th or higher');
  await section(page).getByLabel('change answers in').selectOption('Technology');
  await expect(result(page)).toContainText('Rank 40 or higher is out of reach in Technology alone');
  await section(page).getByLabel('To reach rank').fill('150');
  await expect(result(page)).toHaveText('A rank is a number from 1 to 98.');
});

test('what the changes come to is seen before they are applied, and dashed in the beeswarm', async ({
  page,
}) => {
  await openSection(page);
  const dashed = page.locator('.beeswarm circle.proposed');
  await expect(dashed).toHaveCount(0);
  await reach(page, 50);
  const preview = section(page).locator('.goal .outcome');
  await expect(preview).toContainText(
    'It would then have 144 of 396 points (36.4%) and rank 47th: 19 places higher than now.',
  );
  await expect(preview).toContainText(
    'It would move above Uruguay, Timor-Leste, Bolivia, Slovakia, Mexico, Spain and 13 more.',
  );
  await expect(page.locator('.beeswarm text.proposed')).toHaveText('Preview 47th');
  expect(await shareOf(dashed)).toBeCloseTo(36.4, 1);
  // A preview is not a change: the sentence and the bar do not show it.
  await expect(yours(page)).toHaveCount(0);
  await section(page).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dashed).toHaveCount(0);
  await expect(result(page)).toHaveCount(0);
  await expect(section(page).getByRole('button', { name: 'Find the fewest' })).toBeFocused();
  await reach(page, 50);
  await expect(dashed).toHaveCount(1);
  await section(page).getByRole('button', { name: 'Apply all 8 changes' }).click();
  await expect(dashed).toHaveCount(0);
  await expect(yours(page)).toHaveText(/rank 47th.*144 of 396 points \(36\.4%\)/s);
});
