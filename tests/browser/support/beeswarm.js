/** Where the beeswarm's dots are: on the axis of shares, and in the window. */

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

/** The share, in percent, at which a part of the drawing lies. @param {Locator} part @param {string} [end] */
export const shareOf = (part, end = 'cx') =>
  part.first().evaluate((element, attribute) => {
    const number = (/** @type {Element | undefined} */ from, /** @type {string} */ name) =>
      Number(from?.getAttribute(name));
    const lines = [...(element.closest('svg')?.querySelectorAll('line.step') ?? [])];
    const figures = [...(element.closest('svg')?.querySelectorAll('text.step') ?? [])];
    const [start, last] = [number(lines[0], 'x1'), number(lines.at(-1), 'x1')];
    const top = Number.parseFloat(figures.at(-1)?.textContent ?? '');
    return ((number(element, attribute) - start) / (last - start)) * top;
  }, end);

/**
 * The middle of a country's dot in the window, as published.
 * @param {Page} page
 * @param {any[]} rows the published ranking
 * @param {string} name of a country that shares its percentage with no other
 */
export async function dotOf(page, rows, name) {
  const { percent } = rows.find((row) => row.name === name);
  const lower = rows.filter((row) => row.percent < percent).length;
  if (rows.filter((row) => row.percent === percent).length > 1) throw new Error(`${name} is tied`);
  await page.locator('.beeswarm .plot').scrollIntoViewIfNeeded();
  return page.locator('.beeswarm .dots').evaluate((path, at) => {
    const [, x, y] = [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+) ([\d.]+)h0/g)][at];
    const svg = /** @type {SVGSVGElement} */ (path.closest('svg'));
    const box = svg.getBoundingClientRect();
    const { y: top, width } = svg.viewBox.baseVal;
    const scale = box.width / width;
    return { x: box.x + Number(x) * scale, y: box.y + (Number(y) - top) * scale };
  }, lower);
}
