/** What the reader corrects of tables, before an index is made of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SpreadsheetState } from './spreadsheet.js';

/** @import { ExplorerStore } from '../../explorer/store.js' */
/** @import { TableImport } from '#import-module' */

const DATA = { path: 'towns.csv', text: 'Town,Trees\nAvon,3\nBath,5\n' };
const PRINTED = { path: 'published.csv', text: 'uCode,score,rank\nAvon,0,2\nBath,100,1\n' };
const COLUMN = /** @type {const} */ ({ header: 'Trees', as: 'high', part: 'Green', holds: '' });
const column = { ...COLUMN, weight: '1', min: '', max: '9' };

/** A state whose tables are never made an index of. */
function begun() {
  let updates = 0;
  const store = /** @type {ExplorerStore} */ (
    /** @type {unknown} */ ({
      update: () => ++updates,
      text: { import: { stopped: 'Stopped.' }, spreadsheet: { no_data: 'No data.' } },
      editionSources: [],
    })
  );
  const state = new SpreadsheetState(store);
  state.task.run = async () => undefined;
  state.begin([DATA, PRINTED]);
  return { state, updates: () => updates };
}

/** @param {SpreadsheetState} state @param {string} published */
function make(state, published) {
  state.made = /** @type {TableImport} */ (
    /** @type {unknown} */ ({ editions: [{ published }], notes: [] })
  );
}

describe('tables before they are an index', () => {
  test('have roles, each of which one table has', () => {
    const { state } = begun();
    assert.deepEqual(
      state.tables.map(({ role }) => role),
      ['data', 'published'],
    );
    state.setRole(state.tables[1], 'data');
    assert.deepEqual(
      state.tables.map(({ role }) => role),
      ['', 'data'],
    );
    assert.equal(state.table('published'), null);
  });

  test('keep corrections of columns, and forget what is corrected back', () => {
    const { state, updates } = begun();
    const before = updates();
    state.setColumn(column, 'low');
    assert.deepEqual([...state.changes], [['Trees', 'low']]);
    state.setColumn(column, 'high');
    assert.equal(state.changes.size, 0);
    assert.ok(updates() > before);
  });

  test('keep parts, weights and goalposts in the same way', () => {
    const { state } = begun();
    state.setDetail(column, 'weight', '2');
    state.setDetail(column, 'max', '10');
    assert.deepEqual(state.details.get('Trees'), { weight: '2', max: '10' });
    state.setDetail(column, 'max', ' 9 ');
    assert.deepEqual(state.details.get('Trees'), { weight: '2' });
    state.setDetail(column, 'weight', '1');
    assert.equal(state.details.size, 0);
  });

  test('search for the rule after these, where something is printed', () => {
    const { state } = begun();
    make(state, '');
    state.setDetail(column, 'weight', '2');
    assert.equal(state.findsRule, false);
    make(state, '{}');
    state.setDetail(column, 'part', 'Blue');
    assert.equal(state.findsRule, true);
  });

  test('forget corrections with other roles or other tables, and everything when discarded', () => {
    const { state } = begun();
    state.setColumn(column, 'low');
    state.setDetail(column, 'weight', '2');
    state.setRole(state.tables[1], '');
    assert.deepEqual([state.changes.size, state.details.size], [0, 0]);
    state.setDetail(column, 'weight', '2');
    state.findRule();
    state.begin([DATA]);
    assert.deepEqual([state.details.size, state.findsRule, state.columns], [0, false, []]);
    state.discard();
    assert.deepEqual([state.tables, state.made], [[], null]);
  });
});
