import { plain } from '../../i18n/fold.js';
import { evidenceOf } from './evidence-of.js';

/**
 * Which of the answers are shown. No DOM here.
 * @import { Answer, Index, Indicator } from '../../engine/types.d.ts'
 */

/**
 * What an answer can have: '' is all of them.
 * @typedef {'' | 'changed' | 'skipped' | 'evidence' | 'bare'} Which
 */

/**
 * @typedef {object} Filter all of it must fit; what is empty fits all
 * @property {string} text every word of it in title, question, detail, evidence, note or number, or in
 *   the publisher's own word for one of ours
 * @property {string} domain id
 * @property {string} layer id
 * @property {Which} which
 */

/** @type {Readonly<Filter>} */
export const EVERYTHING = { text: '', domain: '', layer: '', which: '' };

/** Whether anything is left out. @param {Filter} filter */
export function narrows({ text, domain, layer, which }) {
  return text.trim() !== '' || domain !== '' || layer !== '' || which !== '';
}

/**
 * The indicators whose answers fit, in the index's order.
 * @param {Filter} filter
 * @param {Index} index
 * @param {Map<string, Answer>} answers of the country, by indicator
 * @param {Pick<Map<string, { to: number | null }>, 'get'>} edits by indicator
 * @param {string} state of the answers' texts: 'there' once they are loaded
 * @returns {Indicator[]}
 */
export function fitting(filter, index, answers, edits, state) {
  const { glossary = [] } = index;
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return index.indicators.filter((indicator) => {
    const answer = answers.get(indicator.id);
    if (filter.domain && indicator.domain !== filter.domain) return false;
    if (filter.layer && indicator.layer !== filter.layer) return false;
    if (!HAS[filter.which](answer, edits.get(indicator.id), state)) return false;
    if (words.length === 0) return true;
    const { title, question, detail, id, number } = indicator;
    const { evidence, note, remark } = answer ?? {};
    const asked = `${title} ${question}`;
    const originals = glossary.map(({ term, original }) => (asked.includes(term) ? original : ''));
    const said = plain([asked, detail, id, number, evidence, note, remark, ...originals].join(' '));
    return words.every((word) => said.includes(word));
  });
}

/**
 * @callback Asked
 * @param {Answer | undefined} answer
 * @param {{ to: number | null } | undefined} edit
 * @param {string} state of its texts
 * @returns {boolean}
 */

/** What each choice asks of an answer, its change and the state of its texts. @type {Record<Which, Asked>} */
const HAS = {
  '': () => true,
  changed: (_, edit) => edit !== undefined,
  skipped: (answer, edit) => (edit ? edit.to : answer?.answer) === null,
  evidence: (answer, _, state) => ['text', 'links'].includes(evidenceOf(state, answer)),
  bare: (answer, _, state) => evidenceOf(state, answer) === 'nothing',
};
