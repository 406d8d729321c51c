import { html } from 'lit-html';

import { answerLabel } from '../../i18n/describe-edit.js';
import { folded } from '../../ui/folded.js';
import { titlesOf } from '../../i18n/indicator-titles.js';
import { hundredths, points } from './pair-sentences.js';

/**
 * The gap between two scores as a table with a bar for each part, and answer by answer.
 * @import { Open } from '../../explorer/store.js'
 * @import { Pair } from '../../engine/types.d.ts'
 * @import { Names } from './pair-sentences.js'
 */

/** Longer lists of answers are folded after so many. */
const ANSWERS = 10;

/** @param {Open} store @param {Pair} pair @param {Names} names */
export function gapTable(store, { parts, gap, denominator }, names) {
  const { text, format } = store;
  const said = text.pair;
  const shown = hundredths(
    parts.map((part) => part.gap),
    denominator,
  );
  const [total] = hundredths([gap], denominator);
  if (parts.length === 0) return html`<p>${said.total} ${points(total, format)}</p>`;
  const most = Math.max(1, ...parts.map((part) => Math.abs(part.gap)));
  return html`
    <h4>${said.by_domain}</h4>
    <p class="aside">${said.about(names)}</p>
    <table class="gaps">
      <thead>
        <tr>
          <th scope="col">${said.domain}</th>
          <td class="sides" aria-hidden="true"><span>${names.b}</span><span>${names.a}</span></td>
          <th scope="col">${said.gap}</th>
        </tr>
      </thead>
      <tbody>
        ${parts.map(
          ({ scope, gap: own }, i) =>
            html`<tr>
              <th scope="row">${names.parts.get(scope) ?? scope}</th>
              <td class="track" aria-hidden="true">
                <i
                  class=${own < 0 ? 'left' : ''}
                  .style=${`inline-size: ${(Math.abs(own) / most) * 50}%`}
                ></i>
              </td>
              <td class="figure">${points(shown[i], format)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${said.total}</th>
          <td aria-hidden="true"></td>
          <td class="figure">${points(total, format)}</td>
        </tr>
      </tfoot>
    </table>
  `;
}

/**
 * What each answer adds to the gap, the most first; nothing where answers are not loaded.
 * @param {Open} store @param {Pair} pair @param {Names} names
 */
export function answerGaps(store, { answers, gap, denominator }, names) {
  if (!answers) return '';
  const { text } = store;
  const said = text.pair;
  const making = answers.filter((answer) => answer.gap !== 0);
  const shown = hundredths(
    making.map((answer) => answer.gap),
    denominator,
  );
  const lines = making
    .map((answer, i) => ({ ...answer, shown: shown[i] }))
    .sort((x, y) => Math.abs(y.gap) - Math.abs(x.gap));
  const [total] = hundredths([gap], denominator);
  return html`<details>
    <summary>${said.by_answer({ n: making.length })}</summary>
    <p class="aside">${said.by_answer_about}</p>
    ${folded(lines, ANSWERS, (some) => answerTable(store, some, names), text)}
    <p class="sum">${said.total} <strong class="figure">${points(total, store.format)}</strong></p>
  </details>`;
}

/**
 * @param {Open} store
 * @param {{ indicator: string, a: number | null, b: number | null, shown: number }[]} lines
 * @param {Names} names
 */
function answerTable(store, lines, names) {
  const { text, format, index } = store;
  const said = text.pair;
  const titles = titlesOf(index, text);
  return html`
    <div class="wide">
      <table>
        <thead>
          <tr>
            ${[said.question, names.a, names.b, said.gap].map(
              (head) => html`<th scope="col">${head}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ({ indicator, a, b, shown }) =>
              html`<tr>
                <th scope="row">${titles.get(indicator) ?? indicator}</th>
                <td>${answerLabel(store, indicator, a)}</td>
                <td>${answerLabel(store, indicator, b)}</td>
                <td class="figure">${points(shown, format)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}
