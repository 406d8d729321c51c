import { html } from 'lit-html';

import { editionName } from '../../i18n/edition-name.js';
import { folded } from '../../ui/folded.js';
import { crossings, signed, sixths } from './rank-change-sentences.js';

/**
 * The parts of a move: a drawing of the way from one rank to the other, each part a step that opens
 * into names.
 * @import { AnswerChange, ChangePart, Index } from '../../engine/types.d.ts'
 * @import { Open } from '../../explorer/store.js'
 * @import { Pair } from '../../data/states.js'
 * @import { Compared } from './compare-states.js'
 */

/** So many answers of a part are shown before the rest is folded. */
const ANSWERS = 6;

/** Of the drawing's width, in percent: what is kept free at each end for a mark. */
const MARGIN = 4;

/** @param {Open} store @param {Pair} pair @param {Compared} compared */
export function parts(store, pair, compared) {
  const { text } = store;
  const { change } = compared;
  if (change.from_rank === null || change.to_rank === null) return '';
  const ends = { from: change.from_rank, to: change.to_rank };
  // Where the way stands before and after each step, as ranks that need not be whole.
  let at = ends.from;
  const steps = change.parts.map((part) => {
    const start = at;
    at -= sixths(part.places) / 6;
    return { part, start, end: at };
  });
  const all = [ends.from, ...steps.map(({ end }) => end)];
  const [top, bottom] = [Math.min(...all), Math.max(...all)];
  // Towards rank 1 is to the right, as on the strip.
  const x = (/** @type {number} */ rank) =>
    MARGIN + ((bottom - rank) / (bottom - top || 1)) * (100 - 2 * MARGIN);
  return html`
    <div class="way" role="group" aria-label=${text.rankChange.drawing(ends)}>
      ${end(store, editionName(pair.from, text), ends.from, x(ends.from))}
      ${steps.map((step) => line(store, compared, step, x))}
      ${end(store, editionName(pair.to, text), ends.to, x(ends.to), true)}
    </div>
    <p class="aside">${text.rankChange.exact}</p>
  `;
}

/**
 * A state with the country's rank in it.
 * @param {Open} store @param {string} name @param {number} rank @param {number} x in percent
 * @param {boolean} [last]
 */
const end = ({ text }, name, rank, x, last = false) => html`
  <p class="state">
    <span>${name}</span>
    <span class="track" aria-hidden="true"
      >${last ? html`<i class="link" .style=${`left: ${x}%`}></i>` : ''}<i
        class="dot"
        .style=${`left: ${x}%`}
      ></i
    ></span>
    <span class="figure">${text.ordinal({ n: rank })}</span>
  </p>
`;

/**
 * @param {Open} store @param {Compared} compared
 * @param {{ part: ChangePart, start: number, end: number }} step
 * @param {(rank: number) => number} x
 */
function line(store, compared, { part, start, end }, x) {
  const { text, format } = store;
  const [left, right] = [x(start), x(end)].sort((a, b) => a - b);
  const head = html`
    <span>${text.rankChange.cause[part.cause]}</span>
    <span class="track" aria-hidden="true">
      <i class="link" .style=${`left: ${x(start)}%`}></i>
      <i class="stretch" .style=${`left: ${left}%; width: ${right - left}%`}></i>
    </span>
    <span class="figure">${signed(part.places, format)}</span>
  `;
  const behind = names(store, compared, part);
  if (behind.length === 0) return html`<p class="cause">${head}</p>`;
  return html`<details class="cause">
    <summary>${head}</summary>
    <div class="behind">${behind}</div>
  </details>`;
}

/**
 * What is behind a part: countries, the country's own answers, the rule.
 * @param {Open} store @param {Compared} compared @param {ChangePart} part
 * @returns {unknown[]}
 */
function names(store, compared, part) {
  const said = store.text.rankChange;
  const lines = crossings(part, store).map((sentence) => html`<p>${sentence}</p>`);
  if (part.cause === 'newcomers') return lines;
  if (part.cause === 'rule') {
    const rules = part.detail.map((change) => html`<p>${ruleOf(store, change)}</p>`);
    return [...lines, ...rules];
  }
  const { cause, detail } = part;
  if (!detail?.length)
    return [
      ...lines,
      detail && lines.length > 0 && cause === 'answers' ? html`<p>${said.others_answers}</p>` : '',
    ].filter(Boolean);
  return [
    ...lines,
    html`<p>${said[cause]({ n: detail.length })}</p>`,
    folded(detail, ANSWERS, (some) => answers(store, compared, some), store.text),
  ];
}

/** @param {Open} store @param {Compared} compared @param {AnswerChange[]} changes */
function answers({ text }, compared, changes) {
  const said = text.rankChange;
  return html`<ul class="bare">
    ${changes.map(({ from_indicator, to_indicator, from, to }) => {
      const was = from_indicator && answerIn(compared.from, from_indicator, from, text);
      const is = to_indicator && answerIn(compared.to, to_indicator, to, text);
      const title = is ? is.title : was && was.title;
      return html`<li>
        <strong>${title}</strong>
        <span class="meta"
          >${
            was && is
              ? said.from_to({ from: was.label, to: is.label })
              : is
                ? said.new_question({ to: is.label })
                : was && said.old_question({ from: was.label })
          }</span
        >
      </li>`;
    })}
  </ul>`;
}

/**
 * The title of a question and the label of an answer to it.
 * @param {Index} index @param {string} id @param {number | null} score @param {Open['text']} text
 */
function answerIn({ indicators, scales }, id, score, text) {
  const indicator = indicators.find((each) => each.id === id);
  const options = scales.find((scale) => scale.id === indicator?.scale)?.options;
  return {
    title: indicator?.title ?? id,
    label: options?.find((option) => option.score === score)?.label ?? text.answers.skipped,
  };
}

/**
 * @param {Open} store
 * @param {{ setting: string, from: string, to: string }} change
 */
function ruleOf({ text }, { setting, from, to }) {
  const said = text.rankChange;
  if (setting === 'rounding' && /^\d$/.test(to)) return said.rounding({ to: Number(to) });
  if (setting === 'halves') return said.halves({ to });
  if (setting === 'key') return said.key({ to });
  return said.setting({ setting, from, to });
}
