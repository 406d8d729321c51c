/** Reading every country's answers for the questions that need them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RescoreError } from '../engine/open-engine.js';
import { AllCountriesClient } from './all-countries-client.js';
import { hasAllCountries } from '../data/catalog.js';

const sheet = (/** @type {string} */ country, /** @type {number | null} */ answer) =>
  JSON.stringify({
    edition: 'tea',
    country,
    takeaways: ['Long.'],
    answers: [{ indicator: 'a-01', answer, evidence: 'Longer.' }],
  });

/**
 * An app with three countries, and what the worker is given.
 * @param {{ code: string, file: string, pointer: string, sentence: string }[]} contradictions what
 *   the worker finds
 */
function stage(contradictions = []) {
  /** @type {any[]} */
  const given = [];
  const reads = /** @type {string[]} */ ([]);
  const source = (/** @type {string} */ code, /** @type {string} */ text) => ({
    name: code,
    read: async () => {
      reads.push(code);
      return text;
    },
  });
  const sheets = new Map(
    [
      ['XA', sheet('XA', 0)],
      ['XB', sheet('XB', null)],
      ['XC', sheet('XC', 4)],
    ].map(([code, text]) => [code, source(code, text)]),
  );
  const app = {
    engine: { maxFileBytes: 1000, edits: () => [] },
    editionSource: { sheets, pasted: new Set() },
    data: {
      standings: { countries: [{ code: 'XA' }, { code: 'XB' }, { code: 'XC' }] },
      sheets: new Map(),
      texts: { index: 'i', standings: 's', sheets: new Map() },
    },
  };
  const client = {
    load: (/** @type {any} */ texts) => given.push(texts),
    ask: async (/** @type {string} */ question) =>
      question === 'check' ? { problems: contradictions } : question,
    close: () => {},
  };
  return {
    app,
    sheets,
    given,
    reads,
    allCountries: new AllCountriesClient(/** @type {any} */ (app), /** @type {any} */ (client)),
  };
}
const { signal } = new AbortController();

test('every file is read once, and only the answers in it are handed on', async () => {
  const { allCountries, given, reads } = stage();
  /** @type {number[]} */
  const shares = [];
  assert.equal(
    await allCountries.ask('pivots', [], { signal, onRead: (share) => shares.push(share) }),
    'pivots',
  );
  await allCountries.ask('bounds', [], { signal });
  assert.deepEqual(reads.sort(), ['XA', 'XB', 'XC']);
  assert.equal(shares.at(-1), 1);
  assert.equal(given.length, 1);
  assert.deepEqual(JSON.parse(given[0].sheets.XB), {
    edition: 'tea',
    country: 'XB',
    answers: [{ indicator: 'a-01', answer: null }],
  });
  assert.deepEqual([...((await allCountries.answers({ signal })).get('XC') ?? [])], [['a-01', 4]]);
});

test('a page that was pasted goes before, and another source is read anew', async () => {
  const { app, allCountries, given } = stage();
  app.data.texts.sheets.set('XA', sheet('XA', 3));
  await allCountries.answers({ signal });
  assert.deepEqual(JSON.parse(given[0].sheets.XA).answers, [{ indicator: 'a-01', answer: 3 }]);
  app.editionSource = { ...app.editionSource };
  await allCountries.answers({ signal });
  assert.equal(given.length, 2);
});

test('an edition that is opened while files are read is the one that is asked about', async () => {
  const { app, sheets, allCountries, given } = stage();
  /** @type {(text: string) => void} */
  let arrive = () => {};
  const late = new Promise((resolve) => (arrive = resolve));
  sheets.set('XB', { name: 'XB', read: () => /** @type {Promise<string>} */ (late) });
  const asked = allCountries.ask('pivots', [], { signal });
  app.editionSource = { ...app.editionSource, sheets: new Map(sheets) };
  app.editionSource.sheets.set('XB', { name: 'XB', read: async () => sheet('XB', 1) });
  app.data = { ...app.data, texts: { ...app.data.texts, index: 'another' } };
  await allCountries.ask('bounds', [], { signal });
  arrive(sheet('XB', null));
  assert.equal(await asked, 'pivots');
  assert.deepEqual(
    given.map(({ index }) => index),
    ['another'],
  );
  assert.deepEqual(JSON.parse(given[0].sheets.XB).answers, [{ indicator: 'a-01', answer: 1 }]);
});

test('a file that cannot be read is named, and the next question tries again', async () => {
  const { allCountries, sheets, given } = stage();
  const good = sheets.get('XB');
  sheets.set('XB', { name: 'XB', read: async () => '{"answers": 1}' });
  await assert.rejects(
    allCountries.answers({ signal }),
    (fault) => fault instanceof RescoreError && fault.problems[0].file === 'countries/XB.json',
  );
  assert.equal(given.length, 0);
  sheets.set('XB', /** @type {any} */ (good));
  await allCountries.answers({ signal });
  assert.equal(given.length, 1);
});

test('a question that is called off while files are read is not asked', async () => {
  const { allCountries } = stage();
  const abort = new AbortController();
  const asked = allCountries.ask('pivots', [], { signal: abort.signal });
  abort.abort();
  await assert.rejects(asked, { name: 'AbortError' });
});

test('all answers are there when each ranked country has them somewhere', () => {
  const { app, sheets } = stage();
  const whole = () => hasAllCountries(/** @type {any} */ (app));
  assert.equal(whole(), true);
  sheets.delete('XB');
  assert.equal(whole(), false);
  app.data.sheets.set('XB', {});
  assert.equal(whole(), true);
  app.data.standings.countries = [];
  assert.equal(whole(), false);
});

test('kept answers that contradict the published figures are refused', async () => {
  const fault = { code: 'sheet-mismatch', file: 'countries/XB.json', pointer: '', sentence: 'No.' };
  const { sheets, allCountries } = stage([{ ...fault, code: 'rank-mismatch' }, fault]);
  // The site's own are checked where they are built.
  await allCountries.answers({ signal });
  const kept = stage([{ ...fault, code: 'rank-mismatch' }, fault]);
  for (const [code, source] of sheets)
    kept.sheets.set(code, /** @type {any} */ ({ ...source, kept: true }));
  await assert.rejects(kept.allCountries.answers({ signal }), (error) => {
    assert.ok(error instanceof RescoreError);
    assert.deepEqual(error.problems, [fault]);
    return true;
  });
});
