/** Lighthouse’s four categories on a simulated phone. */
import lighthouse from 'lighthouse';

const FIGURES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
];

/**
 * @param {string} url
 * @param {number} port of a Chromium’s debugging interface
 * @param {number} runs the middle one of which counts
 * @returns {Promise<{ scores: Record<string, number>, missed: string[], figures: string, pace:
 *   number }>} scores from 0 to 100,
 *   what was found wanting, what the performance is made of, and Lighthouse's own benchmark of the
 * machine
 */
export async function scores(url, port, runs) {
  const results = [];
  for (let run = 0; run < runs; ++run) {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
    if (!result) throw new Error('Lighthouse gave no result.');
    results.push(result.lhr);
  }
  const score = (/** @type {any} */ lhr, /** @type {string} */ id) =>
    Math.round(100 * (lhr.categories[id].score ?? 0));
  results.sort((a, b) => score(a, 'performance') - score(b, 'performance'));
  const middle = results[results.length >> 1];
  const ids = Object.keys(middle.categories);
  const missed = ids
    .filter((id) => id !== 'performance')
    .flatMap((id) => middle.categories[id].auditRefs)
    .map((ref) => middle.audits[ref.id])
    .filter(
      (audit) =>
        audit.score !== null && audit.score < 1 && audit.scoreDisplayMode !== 'informative',
    )
    .map((audit) => audit.title);
  const figures = FIGURES.map(
    (id) => `${middle.audits[id].title} ${middle.audits[id].displayValue}`,
  ).join(', ');
  return {
    scores: Object.fromEntries(ids.map((id) => [middle.categories[id].title, score(middle, id)])),
    missed,
    figures,
    pace: Math.round(middle.environment.benchmarkIndex),
  };
}
