import { html, svg } from 'lit-html';

import { radar as geometry } from './radar.js';
import { ProfileState } from './profile.js';

/** @import { Open } from '../../explorer/store.js' */

const RADIUS = 120;
const RINGS = [25, 50, 75, 100];

/**
 * The domains' shares as a radar: published, the reader's, and the median of all countries.
 * @param {Open} store
 * @param {boolean} changed
 */
export function radar(store, changed) {
  const { text, format, index, model } = store;
  const { medians } = store.use(ProfileState);
  const rows = index.domains.map((part) => {
    const at = model.before.findIndex((row) => row.scope === `domain:${part.id}`);
    return {
      name: part.name,
      before: model.before[at],
      after: model.after[at],
      median: medians.get(`domain:${part.id}`) ?? 0,
    };
  });
  const chart = geometry(rows.length, RADIUS);
  const said = rows.map((row) =>
    text.profile.radar_axis({
      name: row.name,
      percent: format.percent(row.before),
      own: format.percent(row.after),
      changed: changed ? 'yes' : 'no',
    }),
  );
  return html`
    <figure class="radar">
      <svg
        viewBox="-205 -150 410 300"
        dir="ltr"
        role="img"
        aria-label=${text.profile.radar_label({ axes: text.list(said) })}
      >
        ${RINGS.map((percent) => svg`<path class="ring" d=${chart.path(rows.map(() => percent))} />`)}
        ${rows.map((_, i) => {
          const end = chart.at(i, 100);
          return svg`<line class="ring" x2=${end.x.toFixed(1)} y2=${end.y.toFixed(1)} />`;
        })}
        <path class="median" d=${chart.path(rows.map((row) => row.median))} />
        <path class="published" d=${chart.path(rows.map((row) => row.before.percent ?? 0))} />
        ${changed ? svg`<path class="own" d=${chart.path(rows.map((row) => row.after.percent ?? 0))} />` : ''}
        ${rows.map(({ name }, i) => {
          const { x, y } = chart.at(i, 108);
          // One word a line, as there is little room beside the chart.
          const lines = Math.abs(y) < RADIUS * 0.8 ? name.split(' ') : [name];
          const top =
            y - (y < -20 ? 15 * (lines.length - 1) : y > 20 ? -10 : 7.5 * (lines.length - 1) - 4);
          return svg`<text y=${top.toFixed(1)} text-anchor=${chart.anchor(i)}>
            ${lines.map((line, n) => svg`<tspan x=${x.toFixed(1)} dy=${n === 0 ? 0 : 15}>${line}</tspan>`)}
          </text>`;
        })}
        <text class="step" x="4" y=${-RADIUS / 2 - 3}>
          ${format.percent({ percent: 50, decimals: 0 })}
        </text>
      </svg>
    </figure>
  `;
}
