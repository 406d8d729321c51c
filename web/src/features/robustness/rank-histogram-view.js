import { html, svg } from 'lit-html';

import { rangeValues } from '../../i18n/rank-range.js';
import { isOpen } from '../../ui/fields.js';
import { rankHistogram } from './rank-histogram.js';
import { RobustnessState } from './robustness.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Robustness } from '../../engine/types.d.ts'
 * @import { Bar } from './rank-histogram.js'
 */

/** In pixels: the room above the bars, the bars, and the figures and marks below them. */
const TOP = 34;
const BARS = 110;
const HEIGHT = TOP + BARS + 40;

/** So many bars have room for their shares on a wide screen; with more, none is printed. */
const WITH_SHARES = 16;

/**
 * In how many trials the country has each rank: bars, and the same as a table.
 * @param {Open} store @param {Robustness['countries'][0]} own
 */
export function histogram(store, { summary, acceptability }) {
  const { text, model } = store;
  if (!summary) return '';
  const words = text.robustness.histogram;
  const changed = model.changed;
  const bars = rankHistogram(acceptability, {
    range: summary,
    published: model.before[0]?.rank ?? null,
    yours: changed ? (model.after[0]?.rank ?? null) : null,
  });
  const values = { name: model.name, median: summary.median, ...rangeValues(summary) };
  const state = store.use(RobustnessState);
  return html`<figure class="rank-histogram">
    <svg width="100%" height=${HEIGHT} role="img" aria-label=${words.alt(values)}>
      ${drawn(store, bars)}
    </svg>
    <figcaption class="meta">${words.caption}</figcaption>
    <details @toggle=${(/** @type {Event} */ e) => state.unfold(isOpen(e))}>
      <summary>${words.table}</summary>
      ${state.table ? table(store, bars) : ''}
    </details>
  </figure>`;
}

/** @param {Open} store @param {Bar[]} bars */
function drawn(store, bars) {
  const { text, index } = store;
  const words = text.robustness.histogram;
  const width = 100 / bars.length;
  const x = (/** @type {number} */ i, by = 0) => `${(i + by) * width}%`;
  const most = Math.max(...bars.map(({ share }) => share), 0.01);
  const base = TOP + BARS;
  const within = bars.flatMap((bar, i) => (bar.within ? [i] : []));
  const unchanged = index.source?.unchecked ? text.answers.in_file : text.answers.published;
  const few = bars.length <= WITH_SHARES;
  return svg`
    <rect class="band" x=${x(within[0])} width="${within.length * width}%" y="0" height=${base} />
    ${bars.map((bar, i) => {
      const height = (bar.share / most) * BARS;
      const top = base - height;
      const kind = bar.yours ? 'yours' : bar.published ? 'published' : bar.within ? 'within' : '';
      return svg`
        <rect class="column ${kind}" x=${x(i, 0.1)} width="${width * 0.8}%" y=${top} height=${height} />
        ${
          few && bar.share >= 0.005
            ? svg`<text class="share" x=${x(i, 0.5)} y=${top - 5}>${percent(store, bar, 0)}</text>`
            : ''
        }
        <text class=${i % 2 ? 'rank odd' : 'rank'} x=${x(i, 0.5)} y=${base + 16}
          >${store.format.number(bar.from)}</text>
        ${bar.yours ? marked('yours', text.answers.yours, i, bars.length, 12) : ''}
        ${bar.published ? marked('published', unchanged, i, bars.length, base + 33) : ''}`;
    })}
    <line x1="0" x2="100%" y1=${base} y2=${base} />
    <text class="end" x="0" y=${base + 33}>${bars[0].published ? '' : words.higher}</text>
    <text class="end last" x="100%" y=${base + 33}
      >${bars[bars.length - 1].published ? '' : words.lower}</text>`;
}

/**
 * A word at a bar, which does not leave the drawing.
 * @param {string} kind @param {string} word @param {number} i @param {number} n @param {number} y
 */
function marked(kind, word, i, n, y) {
  const [at, anchor] =
    i < n * 0.15 ? [i, 'start'] : i >= n * 0.85 ? [i + 1, 'end'] : [i + 0.5, 'middle'];
  return svg`<text class="mark ${kind}" x="${(100 * at) / n}%" y=${y} text-anchor=${anchor}
    >${word}</text>`;
}

/** @param {Open} store @param {Bar} bar @param {number} decimals */
const percent = ({ format }, { share }, decimals) =>
  format.percent({ percent: 100 * share, decimals });

/** @param {Open} store @param {Bar[]} bars */
function table(store, bars) {
  const { text } = store;
  const words = text.robustness.histogram;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.rank}</th>
        <th scope="col">${words.share}</th>
      </tr>
    </thead>
    <tbody>
      ${bars.map((bar) => {
        const said = [
          bar.published && text.answers.published,
          bar.yours && text.answers.yours,
        ].filter(Boolean);
        return html`<tr>
          <th scope="row">
            ${text.rankRange.ranks(rangeValues({ high: bar.from, low: bar.to }))}
            <span class="meta">${said.join(', ')}</span>
          </th>
          <td class="figure">${percent(store, bar, 1)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
