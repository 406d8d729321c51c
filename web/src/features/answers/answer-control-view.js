import { html, nothing, svg } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';

import { isWeighted, methodOf } from '../../engine/method-kinds.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { button } from '../../ui/controls.js';
import { whenNear } from '../../ui/when-near.js';
import { scaleOf } from './amount.js';
import { numberAnswer } from './number-view.js';
import { evidence } from './evidence-view.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Answer, Indicator } from '../../engine/types.d.ts'
 */

/**
 * One indicator: the question and what it leaves out, the answer control, the evidence.
 * @param {Open} store
 * @param {Indicator} indicator
 * @param {{ linked?: boolean, id?: string, brief?: boolean, foot?: unknown, later?: Later }} [more]
 *   whether it has an address of its own; its id on the page; whether what explains the question is
 *   folded; what is beside the evidence; whether all but the title is drawn later
 */
export function answer(store, indicator, more = {}) {
  const { id = indicator.id, brief = false, later = '' } = more;
  const { index, model } = store;
  // The question says more, and is enough.
  const titled = brief && index.format !== 2 && Boolean(indicator.question);
  const rest = () => control(store, indicator, more, titled);
  return html`
    <fieldset
      class=${model.edits.has(indicator.id) ? 'answer changed' : 'answer'}
      id=${id}
      ${later ? nothing : ref(skipOffscreen)}
      ?disabled=${!model.editable}
    >
      <legend class=${titled ? 'unseen' : nothing}>${indicator.title}</legend>
      ${later ? whenNear(rest, (act) => store.texts.around(act), later === 'now') : rest()}
    </fieldset>
  `;
}

/** @typedef {'' | 'near' | 'now'} Later when the reader is near, or after all now */

/**
 * @param {Open} store @param {Indicator} indicator
 * @param {{ linked?: boolean, brief?: boolean, foot?: unknown }} more as for the answer
 * @param {boolean} titled whether the question is its title
 */
function control(store, indicator, { linked = true, brief = false, foot = '' }, titled) {
  const { index, model, data } = store;
  const published = /** @type {Answer} */ (
    data.sheets.get(model.code)?.answers.find((a) => a.indicator === indicator.id)
  );
  const edit = model.edits.get(indicator.id);
  const layer = index.layers.find((l) => l.id === indicator.layer);
  const isNumber = scaleOf(index, indicator)?.number !== undefined;
  const choices = isNumber ? [] : options(store, indicator);
  const folds = index.format !== 2;
  const explained = html`
    ${titled ? html`<p><strong>${indicator.title}</strong></p>` : ''}
    ${indicator.detail ? html`<p class="detail meta">${indicator.detail}</p>` : ''}
    ${layer ? html`<p class="meta layer ${indicator.layer}">${layer.name}</p>` : ''}
  `;
  return html`
    <div class="question">
      ${indicator.question ? html`<p>${indicator.question}</p>` : ''}
      ${brief && folds ? '' : explained}
    </div>
    ${
      isNumber
        ? numberAnswer(store, indicator, published.answer, edit)
        : html`<div
            class=${choices.some(({ score }) => (score ?? 0) >= 100) ? 'options large' : 'options'}
          >
            ${choices.map((option) => choice(store, indicator, option, published.answer, edit, brief))}
          </div>`
    }
    ${edit && !(brief && !isNumber) ? changedLine(store, indicator, published.answer, edit.to) : ''}
    ${foot} ${folds ? evidence(store, indicator, published, linked, brief ? explained : '') : ''}
  `;
}

/** @typedef {{ score: number | null, label: string, count: number }} Choice */

/**
 * The scale's options and, last, the skip.
 * @param {Open} store
 * @param {Indicator} indicator
 * @returns {Choice[]}
 */
function options({ index, text }, indicator) {
  const scale = /** @type {import('../../engine/types.d.ts').Scale} */ (
    index.scales.find((s) => s.id === indicator.scale)
  );
  return [
    ...(scale.options ?? []).map((option, i) => ({ ...option, count: indicator.chosen[i] })),
    { score: null, label: text.answers.skipped, count: indicator.skipped },
  ];
}

/**
 * A radio with the bar of how many countries chose it, so that the control is the histogram.
 * @param {Open} store @param {Indicator} indicator @param {Choice} option
 * @param {number | null} published @param {{ to: number | null } | undefined} edit
 * @param {boolean} brief whether the change's effect is told with it
 */
function choice(store, indicator, option, published, edit, brief) {
  const { text, index } = store;
  const unchanged = index.source?.unchecked ? text.answers.in_file : text.answers.published;
  const isPublished = option.score === published;
  const isOwn = edit !== undefined && option.score === edit.to;
  const kind = isOwn ? 'own' : isPublished ? 'published' : '';
  const effect = effectOf(store, indicator, published, option.score);
  const choose = (/** @type {Event} */ event) => {
    const radio = /** @type {HTMLElement} */ (event.currentTarget);
    store.set(indicator.id, option.score, radio.matches(':focus-visible'));
  };
  return html`
    <label class="choice ${kind}">
      <input
        type="radio"
        name=${indicator.id}
        .checked=${live(edit ? isOwn : isPublished)}
        @change=${choose}
      />
      <span class="points meta" aria-hidden="true"
        >${option.score === null ? '–' : store.format.number(option.score)}</span
      >
      <span class="label">
        ${option.label} ${isPublished ? html`<span class="tag meta">${unchanged}</span>` : ''}
        ${isOwn ? html`<span class="tag own">${text.answers.yours}${brief ? ` ${effect}` : ''}</span>` : ''}
      </span>
      <svg class="histogram" width="100%" height="10" aria-hidden="true">
        ${svg`<rect width="${(100 * option.count) / index.countries}%" height="10" />`}
      </svg>
      <span class="count meta" aria-hidden="true">${store.format.number(option.count)}</span>
      <span class="unseen"
        >, ${text.answers.countries({ n: option.count, of: index.countries })}</span
      >
    </label>
  `;
}

/**
 * What a change does to the points: "+3"; empty where it is no number of points.
 * @param {Open} store
 * @param {Indicator} indicator
 * @param {number | null} from
 * @param {number | null} to
 */
function effectOf({ text, format, index, model }, indicator, from, to) {
  const method = methodOf(index, model.method);
  // What counts more, less or as a part of a mean is no number of points.
  if (method.aggregate === 'mean' || isWeighted(method)) return '';
  const leaves = method.overall.denominator === 'answered'; // a skip leaves the maximum
  const most = index.scales.find((s) => s.id === indicator.scale)?.options?.at(-1)?.score ?? 0;
  const points = (to ?? 0) - (from ?? 0);
  const maximum = !leaves ? 0 : (to === null ? -most : 0) + (from === null ? most : 0);
  return text.answers.effect({
    points: format.signed(points),
    maximum: Math.abs(maximum),
    direction: maximum > 0 ? 'higher' : maximum < 0 ? 'lower' : 'same',
  });
}

/**
 * What the change does to the points, and the way back.
 * @param {Open} store
 * @param {Indicator} indicator
 * @param {number | null} from
 * @param {number | null} to
 */
function changedLine(store, indicator, from, to) {
  const { text, model } = store;
  const effect = effectOf(store, indicator, from, to);
  return html`
    <p class="effect row">
      ${effect ? html`<strong class="own">${effect}</strong>` : ''}
      ${
        model.editable
          ? button(
              text.answers.reset,
              (event) => takeBack(store, indicator, event),
              text.answers.reset_label({ title: indicator.title }),
            )
          : ''
      }
    </p>
  `;
}

/**
 * The pressed button goes with the change, so the focus moves to the answer.
 * @param {Open} store @param {Indicator} indicator @param {Event} event
 */
async function takeBack(store, indicator, { currentTarget }) {
  const field = /** @type {HTMLElement} */ (currentTarget).closest('fieldset');
  store.reset(indicator.id);
  await store.updateComplete;
  /** @type {HTMLElement | null | undefined} */ (
    field?.querySelector('input:checked, input[type="number"]')
  )?.focus();
}
