import { plain } from '../../i18n/fold.js';

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
 * @property {string} text every word of it in title, question, evidence, note or number
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
 * @returns {Indicator[]}
 */
export function fitting(filter, index, answers, edits) {
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return index.indicators.filter((indicator) => {
    const answer = answers.get(indicator.id);
    if (filter.domain && indicator.domain !== filter.domain) return false;
    if (filter.layer && indicator.layer !== filter.layer) return false;
    if (!has(filter.which, answer, edits.get(indicator.id))) return false;
    if (words.length === 0) return true;
    const said = plain(
      [
        indicator.title,
        indicator.question,
        indicator.id,
        indicator.number,
        answer?.evidence,
        answer?.note,
      ]
        .filter(Boolean)
        .join(' '),
    );
    return words.every((word) => said.includes(word));
  });
}

/**
 * @param {Which} which
 * @param {Answer | undefined} answer
 * @param {{ to: number | null } | undefined} edit
 */
function has(which, answer, edit) {
  const evident = Boolean(answer?.evidence || answer?.links?.length);
  switch (which) {
    case 'changed':
      return edit !== undefined;
    case 'skipped':
      return (edit ? edit.to : answer?.answer) === null;
    case 'evidence':
      return evident;
    case 'bare':
      return !evident;
    default:
      return true;
  }
}
