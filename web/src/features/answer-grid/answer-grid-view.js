import { html } from 'lit-html';

import { isPlain } from '../../engine/method-kinds.js';
import { answerLabel } from '../../i18n/describe-edit.js';
import { scopeOf } from '../../i18n/scope-names.js';
import { isChanged, scoreCell } from '../../i18n/sentences.js';
import { button } from '../../ui/controls.js';
import { shareOfAnswer } from '../answers/amount.js';
import { answer } from '../answers/answer-control-view.js';
import { ImpactState } from '../impact/impact.js';
import { AnswerGridState, neighbour } from './answer-grid.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Impact, Indicator, Part } from '../../engine/types.d.ts'
 */

/** So many squares stand side by side; longer rows take several lines. */
const WIDEST = 16;

/** Shades of a square, from no points to the most. */
const SHADES = 4;

/**
 * All answers as squares, a row for each domain. A press opens the answer beside its square.
 * @param {Open} store
 */
export function answerGrid(store) {
  const { text, index, model } = store;
  const words = text.answerGrid;
  const state = store.use(AnswerGridState);
  const rows = index.domains.map(({ id }) =>
    index.indicators.filter((indicator) => indicator.domain === id),
  );
  const ids = rows.map((row) => row.map(({ id }) => id)).filter((row) => row.length > 0);
  const at = ids.flat().includes(state.at) ? state.at : ids[0]?.[0];
  const strongest = state.strongest;
  const open = index.indicators.find(({ id }) => id === state.open);
  return html`
    <section class="answer-grid" aria-labelledby="answer-grid-title">
      <h2 id="answer-grid-title">
        ${text.answers.title({ n: index.indicators.length })}
        <span class="meta">${model.editable ? words.about : words.about_readonly}</span>
      </h2>
      <div
        class="answer-squares"
        role="grid"
        aria-labelledby="answer-grid-title"
        .style=${`--columns: ${Math.min(WIDEST, Math.max(...rows.map((row) => row.length)))}`}
        @keydown=${(/** @type {KeyboardEvent} */ e) => walk(store, e, ids)}
      >
        ${index.domains.map((domain, i) => line(store, domain, rows[i], at, strongest))}
      </div>
      ${legend(store, strongest)} ${open ? openedAnswer(store, open) : ''}
    </section>
  `;
}

/**
 * @param {Open} store @param {Part} domain @param {Indicator[]} indicators
 * @param {string} at which square has the tab stop @param {Map<string, Impact> | null} strongest
 */
function line(store, domain, indicators, at, strongest) {
  const { model } = store;
  const place = model.after.findIndex(({ scope }) => scope === scopeOf('domain', domain));
  const [before, after] = [model.before[place], model.after[place]];
  const changed = isChanged(before, after);
  return html`
    <div role="row">
      <span role="rowheader">${domain.name}</span>
      <span class="cells" role="presentation">
        ${indicators.map((indicator) => square(store, indicator, indicator.id === at, strongest))}
      </span>
      <span role="gridcell" class=${changed ? 'score own' : 'score'}
        >${scoreCell(after, store)}</span
      >
    </div>
  `;
}

/**
 * @param {Open} store @param {Indicator} indicator @param {boolean} stop whether Tab stops here
 * @param {Map<string, Impact> | null} strongest
 */
function square(store, indicator, stop, strongest) {
  const { data, model, text, index } = store;
  const state = store.use(AnswerGridState);
  const sheetOf = data.sheets.get(model.code);
  const published = sheetOf?.answers.find((a) => a.indicator === indicator.id)?.answer ?? null;
  const edit = model.edits.get(indicator.id);
  const score = edit ? edit.to : published;
  const share = shareOfAnswer(index, indicator, score);
  const gained = strongest?.get(indicator.id)?.gained ?? 0;
  const shade = strongest ? Math.min(SHADES, Math.abs(gained)) : Math.round(SHADES * share);
  const words = text.answerGrid;
  const label = words.square({
    title: indicator.title,
    answer: answerLabel(store, indicator.id, score),
    changed: edit ? 'yes' : 'no',
  });
  const move =
    strongest && gained !== 0
      ? text.impact.places({ n: Math.abs(gained), way: gained > 0 ? 'higher' : 'lower' })
      : '';
  const kinds = [
    `shade-${shade}`,
    edit ? 'changed' : '',
    score === null ? 'skipped' : '',
    state.open === indicator.id ? 'opened' : '',
  ];
  return html`<span role="gridcell"
    ><button
      type="button"
      class=${kinds.filter(Boolean).join(' ')}
      tabindex=${stop ? 0 : -1}
      title=${move ? `${label} ${move}` : label}
      aria-label=${move ? `${label} ${move}` : label}
      data-indicator=${indicator.id}
      @click=${() => state.press(indicator.id)}
    ></button
  ></span>`;
}

/** What is to be told of the squares. @param {Open} store */
function kinds({ data, model, index }) {
  const { answers = [] } = data.sheets.get(model.code) ?? {};
  const isSkipped = answers.some(({ indicator, answer }) => {
    const edit = model.edits.get(indicator);
    return (edit ? edit.to : answer) === null;
  });
  const yesOrNo = (/** @type {boolean} */ is) => /** @type {'yes' | 'no'} */ (is ? 'yes' : 'no');
  return {
    points: /** @type {'none' | 'some'} */ (isPlain(index) ? 'none' : 'some'),
    skipped: yesOrNo(isSkipped),
    changed: yesOrNo(model.edits.size > 0),
  };
}

/** What the shades tell, and the other thing they can. @param {Open} store @param {unknown} strongest */
function legend(store, strongest) {
  const { text, model, readonly } = store;
  const words = text.answerGrid;
  const shown = kinds(store);
  const state = store.use(AnswerGridState);
  const waits = state.shading === 'places' && !strongest;
  const failed = waits && store.use(ImpactState).failed;
  return html`<p class="meta">
    ${
      failed
        ? text.impact.failed
        : waits
          ? text.impact.waiting
          : state.shading === 'places'
            ? words.by_places
            : words.by_points(shown)
    }
    ${
      model.editable && !readonly
        ? button(
            state.shading === 'places' ? words.show_points(shown) : words.show_places,
            () => state.shadeBy(state.shading === 'places' ? 'points' : 'places'),
            undefined,
            'quiet',
          )
        : ''
    }
  </p>`;
}

/** The answer, over what is below the grid. @param {Open} store @param {Indicator} indicator */
function openedAnswer(store, indicator) {
  const state = store.use(AnswerGridState);
  const words = store.text.answerGrid;
  return html`
    <form
      class="opened-answer"
      role="dialog"
      aria-label=${indicator.title}
      @submit=${(/** @type {Event} */ e) => e.preventDefault()}
      @keydown=${(/** @type {KeyboardEvent} */ e) => {
        if (e.key === 'Escape') state.close();
      }}
    >
      <p class="row">
        ${button(words.close, () => state.close(), undefined, 'quiet')}
        <a href="#${indicator.id}" @click=${() => state.leave()}>${words.list}</a>
      </p>
      ${answer(store, indicator, { linked: false, id: `grid-${indicator.id}` })}
    </form>
  `;
}

/** @param {Open} store @param {KeyboardEvent} event @param {string[][]} rows */
function walk(store, event, rows) {
  const { indicator } = /** @type {HTMLElement} */ (event.target).dataset;
  if (!indicator || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = neighbour(rows, indicator, event.key, store.dir === 'rtl');
  if (to === undefined) return;
  event.preventDefault();
  store.use(AnswerGridState).walkTo(to);
}
