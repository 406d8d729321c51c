/** Which answers a filter shows. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readJson } from '../../../../tests/cli/support.mjs';
import { english } from '../../../../tests/web/languages.mjs';
import { evidenceText } from './evidence-view.js';
import { EVERYTHING, fitting, narrows } from './filter.js';

const index = readJson('data/china-index-2024/index.json');
const sheet = readJson('data/china-index-2024/countries/AZ.json');
const answers = new Map(sheet.answers.map((/** @type {any} */ a) => [a.indicator, a]));

/**
 * @param {Partial<import('./filter.js').Filter>} filter
 * @param {[string, number | null][]} [edits]
 * @param {string} [state]
 */
const ids = (filter, edits = [], state = 'there') =>
  fitting(
    { ...EVERYTHING, ...filter },
    index,
    answers,
    new Map(edits.map(([id, to]) => [id, { to }])),
    state,
  ).map((i) => i.id);

const where = (/** @type {(a: any) => unknown} */ fits) =>
  sheet.answers.filter(fits).map((/** @type {any} */ a) => a.indicator);

describe('a filter', () => {
  test('of nothing leaves nothing out', () => {
    assert.equal(ids({}).length, 99);
    assert.equal(narrows(EVERYTHING), false);
    assert.equal(narrows({ ...EVERYTHING, text: '  ' }), false);
    assert.equal(narrows({ ...EVERYTHING, which: 'skipped' }), true);
  });

  test('takes a domain and a layer', () => {
    assert.deepEqual(ids({ domain: 'media' }).length, 11);
    const wanted = index.indicators.filter(
      (/** @type {any} */ i) => i.domain === 'media' && i.layer === 'exposure',
    );
    assert.deepEqual(
      ids({ domain: 'media', layer: 'exposure' }),
      wanted.map((/** @type {any} */ i) => i.id),
    );
  });

  test('takes words in any order, whatever their accents and case', () => {
    const two = ids({ text: 'MÉDIA  network' });
    assert.ok(two.includes('media-01') && two.length < ids({ text: 'media' }).length);
    assert.deepEqual(ids({ text: 'network media' }), two);
    assert.deepEqual(ids({ text: 'no such words anywhere' }), []);
    assert.deepEqual(ids({ text: 'foreign-policy-08' }), ['foreign-policy-08']);
  });

  test('looks into the evidence', () => {
    const words = sheet.answers
      .find((/** @type {any} */ a) => a.evidence)
      .evidence.split(' ')
      .slice(0, 6)
      .join(' ');
    assert.ok(ids({ text: words }).length > 0);
  });

  test("finds the publisher's words and abbreviations where we write others", () => {
    const linked = ids({ text: 'prc-connected' });
    assert.ok(linked.includes('media-08') && !linked.includes('economy-01'));
    assert.deepEqual(ids({ text: 'UFWD' }), ['society-04', 'domestic-politics-07']);
    assert.deepEqual(ids({ text: 'CSSAs' }), ['academia-08']);
    assert.ok(ids({ text: 'ACFTU' }).includes('society-03'));
    assert.deepEqual(ids({ text: '世界华人协会' }), ['society-02']);
  });

  test('takes what is changed, and a skip as the reader has it', () => {
    /** @type {[string, number | null][]} */
    const edits = [
      ['media-01', null],
      ['economy-03', 2],
    ];
    assert.deepEqual(ids({ which: 'changed' }), []);
    assert.deepEqual(ids({ which: 'changed' }, edits), ['media-01', 'economy-03']);
    const skipped = where((a) => a.answer === null);
    assert.deepEqual(ids({ which: 'skipped' }), skipped);
    assert.deepEqual(
      ids({ which: 'skipped' }, edits),
      ['media-01', ...skipped].filter((id, i, all) => all.indexOf(id) === i),
    );
  });

  test('parts the answers with evidence from those without', () => {
    const [evident, bare] = [ids({ which: 'evidence' }), ids({ which: 'bare' })];
    assert.equal(evident.length + bare.length, 99);
    assert.deepEqual(
      evident,
      where((a) => a.evidence),
    );
    // The same answers are marked as supported on the published page.
    assert.deepEqual(
      evident,
      where((a) => a.tag === 'supporting-evidence'),
    );
  });

  test('calls bare what the card says has no supporting evidence, and nothing else', () => {
    const sentences = Object.values(english.text.answers.no_evidence).map(String);
    const link = { url: 'https://example.org/' };
    /** @type {any[]} */
    const kinds = [
      { evidence: 'A text.', tag: 'supporting-evidence' },
      { evidence: null, links: [{ ...link, part: 'evidence' }], tag: 'not-found' },
      { evidence: null, links: [link] },
      { evidence: null, links: [{ ...link, part: 'note' }], note: 'A note.' },
      { evidence: null, links: [], tag: 'supporting-evidence' },
      { evidence: null, links: [], tag: 'not-available' },
      {},
    ];
    const { indicators } = index;
    const told = kinds.map((answer, i) => ({ ...answer, indicator: indicators[i].id }));
    for (const list of [sheet.answers, told]) {
      const by = new Map(list.map((/** @type {any} */ a) => [a.indicator, a]));
      const asked = { ...index, indicators: indicators.slice(0, list.length) };
      for (const state of ['there', 'later', 'coming', 'failed', 'none']) {
        const found = (/** @type {'evidence' | 'bare'} */ which) =>
          fitting({ ...EVERYTHING, which }, asked, by, new Map(), state).map(({ id }) => id);
        const bare = [...by.values()].filter((answer) =>
          sentences.includes(
            String(
              evidenceText({ text: english.text, evidence: /** @type {any} */ (state) }, answer),
            ),
          ),
        );
        assert.deepEqual(
          found('bare'),
          bare.map((answer) => answer.indicator),
          state,
        );
        const known = state === 'there' ? list.length : 0;
        assert.equal(found('evidence').length + found('bare').length, known, state);
      }
    }
  });
});
