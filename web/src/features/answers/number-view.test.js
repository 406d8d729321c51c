/** What keys, the slider and the field of a number set. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { RescoreError } from '../../engine/errors.js';
import { numberAnswer } from './number-view.js';

/** @import { Open } from '../../explorer/store.js' */
/** @import { Indicator } from '../../engine/types.d.ts' */

const INDICATOR = /** @type {Indicator} */ (
  /** @type {unknown} */ ({ id: 'mys', title: 'Years', scale: 'years', numbers: [2, 5, 5.5, 12] })
);

/** @typedef {(event: unknown) => void} Listener */

/**
 * The listeners of the view, in the order in which they stand there, and what they set.
 * @param {number | null} published @param {{ to: number | null }} [edit]
 * @param {() => void} [refuse]
 */
function shown(published, edit, refuse = () => {}) {
  /** @type {[string, number | null, boolean | undefined][]} */
  const set = [];
  const store = /** @type {Open} */ (
    /** @type {unknown} */ ({
      text: {
        answers: {
          number_in: () => '',
          slider: () => '',
          skip_number: '',
          published: '',
          skipped: 'none',
          yours: '',
        },
      },
      format: { plain: String, amount: String },
      index: {
        scales: [{ id: 'years', number: { unit: 'years', lower: 0, upper: 15 } }],
        source: {},
      },
      set: (/** @type {[string, number | null, boolean?]} */ ...asked) => {
        refuse();
        set.push(/** @type {[string, number | null, boolean | undefined]} */ (asked));
      },
    })
  );
  const { values } = /** @type {{ values: unknown[] }} */ (
    /** @type {unknown} */ (numberAnswer(store, INDICATOR, published, edit))
  );
  const [field, key, slider] = /** @type {Listener[]} */ (
    values.filter((value) => typeof value === 'function')
  );
  return { field, key, slider, set };
}

/** @param {string} key @param {object} [more] */
const press = (key, more = {}) => ({ key, preventDefault: () => {}, ...more });

/** @param {string} value */
const typed = (value) => {
  const told = { said: '', shown: false };
  const currentTarget = {
    value,
    valueAsNumber: value === '' ? NaN : Number(value),
    setCustomValidity: (/** @type {string} */ said) => (told.said = said),
    reportValidity: () => (told.shown = true),
  };
  return { event: { currentTarget }, told };
};

describe('a number', () => {
  /** @type {[key: string, from: number | null, to: number][]} */
  const rows = [
    ['ArrowUp', 5.417, 5.5],
    ['ArrowDown', 5.417, 5.4],
    ['PageUp', 5.4, 6.4],
    ['PageDown', 5.4, 4.4],
    ['ArrowUp', null, 0.1],
  ];
  for (const [key, from, to] of rows)
    test(`goes from ${from} to ${to} by ${key}, as one step with the next press`, () => {
      const { key: listen, set } = shown(from);
      listen(press(key));
      assert.deepEqual(set, [['mys', to, true]]);
    });

  test('goes on from what is changed, and leaves other keys alone', () => {
    const { key, set } = shown(5, { to: 8 });
    key(press('a'));
    key(press('ArrowUp', { ctrlKey: true }));
    assert.deepEqual(set, []);
    key(press('ArrowUp'));
    assert.deepEqual(set, [['mys', 8.1, true]]);
  });

  test('is what is typed, as a step of its own; nothing typed is nothing', () => {
    const { field, set } = shown(5);
    field(typed('').event);
    field(typed('5').event);
    assert.deepEqual(set, []);
    field(typed('8.25').event);
    assert.deepEqual(set, [['mys', 8.25, false]]);
  });

  test('that the core refuses is told at the field', () => {
    const problem = { code: 'x', file: '', pointer: '', sentence: 'Too large.' };
    const { field } = shown(5, undefined, () => {
      throw new RescoreError([problem]);
    });
    const { event, told } = typed('1e300');
    field(event);
    assert.deepEqual(told, { said: 'Too large.', shown: true });
  });

  test('follows the slider', () => {
    const { slider, set } = shown(5);
    slider({ currentTarget: { value: '7.25' } });
    assert.deepEqual(set, [['mys', 7.25, true]]);
  });
});
