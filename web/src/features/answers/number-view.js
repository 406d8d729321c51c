import { html, svg } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { RescoreError } from '../../engine/errors.js';
import { option } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';
import { rangeOf, scaleOf, stepped } from './amount.js';

/**
 * The answer to a question that asks for a number: a field, a slider under the numbers of all, and the
 * choice to leave it out. Arrow keys go in steps, Page Up and Page Down in ten.
 * @import { Open } from '../../explorer/store.js'
 * @import { Indicator } from '../../engine/types.d.ts'
 */

/** @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * @param {Open} store @param {Indicator} indicator
 * @param {number | null} published @param {{ to: number | null } | undefined} edit
 */
export function numberAnswer(store, indicator, published, edit) {
  const { text, format, index } = store;
  const words = text.answers;
  const scale = scaleOf(index, indicator);
  const { low, high, step } = rangeOf(scale, indicator);
  const now = edit ? edit.to : published;
  const unit = scale?.number?.unit ?? '';
  const set = (/** @type {number | null} */ to, joined = true) => {
    if (to !== now) store.set(indicator.id, to, joined);
  };
  const field = (/** @type {Event} */ event) => typed(event, set);
  const key = (/** @type {KeyboardEvent} */ event) => {
    const steps = KEYS[event.key];
    if (!steps || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    set(stepped(now ?? low, steps, step));
  };
  const label = unit ? words.number_in({ unit }) : words.number_of;
  const unchanged = index.source?.unchecked ? words.in_file : words.published;
  const skip = (/** @type {boolean} */ on) =>
    set(on ? null : (published ?? middle(indicator)), false);
  return html`
    <div class="amount">
      <label class="field">
        ${label}
        <input
          type="number"
          step="any"
          inputmode="decimal"
          autocomplete="off"
          .value=${live(now === null ? '' : format.plain(now))}
          @change=${field}
          @keydown=${key}
        />
      </label>
      <div class=${edit ? 'amount-line moved' : 'amount-line'}>
        <svg width="100%" height="26" aria-hidden="true">
          ${(indicator.numbers ?? []).map((n) => mark('other', n, low, high, 8, 18))}
          ${published === null ? '' : mark('published', published, low, high, 2, 24)}
          ${edit && edit.to !== null ? mark('own', edit.to, low, high, 2, 24) : ''}
        </svg>
        <input
          type="range"
          aria-label=${words.slider({ title: indicator.title })}
          min=${low}
          max=${high}
          step=${step / 10}
          aria-valuetext=${now === null ? words.skipped : format.amount(now, unit)}
          .value=${live(String(now ?? low))}
          @input=${(/** @type {Event} */ e) => set(stepped(Number(valueOf(e)), 0, step / 10))}
          @keydown=${key}
        />
        <p class="amount-ends meta" aria-hidden="true">
          <span>${format.amount(low, '')}</span> <span>${format.amount(high, '')}</span>
        </p>
      </div>
      <p class="amount-said">
        ${published === null ? words.skipped : format.amount(published, unit)}
        <span class="tag meta">${unchanged}</span>
        ${
          edit
            ? html`<strong class="own"
                  >${edit.to === null ? words.skipped : format.amount(edit.to, unit)}</strong
                >
                <span class="tag own">${words.yours}</span>`
            : ''
        }
      </p>
      ${option('checkbox', words.skip_number, now === null, skip)}
    </div>
  `;
}

/** The number in the middle of all, for one that is missing. @param {Indicator} indicator */
const middle = ({ numbers = [] }) => numbers[numbers.length >> 1] ?? 0;

/**
 * What is typed, if the core takes it; otherwise the field says why not.
 * @param {Event} event @param {(to: number, joined: boolean) => void} set
 */
function typed(event, set) {
  const field = /** @type {HTMLInputElement} */ (event.currentTarget);
  field.setCustomValidity('');
  // An empty field may be the beginning of a number; leaving it out has its own box.
  if (field.value === '' || !Number.isFinite(field.valueAsNumber)) return;
  try {
    set(field.valueAsNumber, false);
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    field.setCustomValidity(fault.problems[0].sentence);
    field.reportValidity();
  }
}

/**
 * @param {string} kind @param {number} n @param {number} low @param {number} high
 * @param {number} top @param {number} bottom
 */
function mark(kind, n, low, high, top, bottom) {
  const x = `${high > low ? Math.min(100, Math.max(0, (100 * (n - low)) / (high - low))) : 50}%`;
  return svg`<line class=${kind} x1=${x} x2=${x} y1=${top} y2=${bottom} />`;
}
