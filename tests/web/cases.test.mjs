import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { RescoreError } from '../../web/src/engine/open-engine.js';
import { argumentsOf, brokenFolder, cases, nameOf } from '../cli/cases.mjs';
import { rescore, small } from '../cli/support.mjs';
import { loadFolder, openAsked, openCore, textOf } from './support.mjs';

/** @typedef {import('../../web/src/engine/types.d.ts').Problem} Problem */

/**
 * The command's errors, with file names relative to the folder.
 * @param {string[]} args
 * @param {string} folder
 * @returns {Problem[]}
 */
function told(args, folder) {
  return JSON.parse(rescore(...args, '--json').stdout).errors.map((/** @type {Problem} */ p) => ({
    ...p,
    file: p.file.replace(`${folder}/`, ''),
  }));
}

describe('a broken file has the same problems in WebAssembly as in the command', () => {
  // A missing file never reaches the core: the page and the command report it themselves.
  for (const c of cases.filter((c) => c.file && !c.remove)) {
    test(nameOf(c), async (t) => {
      const folder = brokenFolder(t, c);
      const command = told(['check', folder], folder);
      const page = await openCore();
      const worker = await openAsked();
      t.after(() => [page, worker].forEach((engine) => engine.close()));
      const unread = loadFolder(page, folder);
      assert.deepEqual(loadFolder(worker, folder), unread);
      // These faults are found only by recomputing the figures.
      if (unread.length > 0) assert.deepEqual(unread, command);
      else assert.deepEqual(worker.check().problems, command);
      assert.ok(command.length > 0);
    });
  }
});

describe('a request that cannot be met is refused in the same words', () => {
  for (const c of cases.filter((c) => c.request)) {
    // JavaScript passes country, indicator and score; only text can have a wrong form.
    if (c.code === 'bad-edit') continue;
    // Tested only in the core.
    if (c.request?.goal) continue;
    test(nameOf(c), async (t) => {
      const engine = await openCore();
      t.after(() => engine.close());
      const expected = [
        { code: c.code, file: c.request?.load ?? '', pointer: c.pointer, sentence: c.sentence },
      ];
      if (c.request?.load) {
        assert.deepEqual(
          engine.loadStandings(c.request.load, textOf(small, c.request.load)),
          expected,
        );
        return;
      }
      assert.deepEqual(loadFolder(engine, small), []);
      assert.throws(
        () => ask(engine, c),
        (fault) => {
          assert.ok(fault instanceof RescoreError);
          assert.deepEqual(fault.problems, expected);
          const command = told(/** @type {string[]} */ (argumentsOf(c)), small);
          assert.deepEqual(
            fault.problems,
            command.map((p) => ({ ...p, file: '' })),
          );
          return true;
        },
      );
    });
  }
});

/**
 * Makes a case's request to an engine.
 * @param {import('../../web/src/engine/open-engine.js').Engine} engine
 * @param {import('../cli/cases.mjs').Case} c
 */
function ask(engine, { request = {} }) {
  const { set, country = '', score, ranking, method = '' } = request;
  if (score) return engine.score(score, method);
  if (ranking) return engine.ranking(ranking, method);
  const [, own = country, indicator, to] = /** @type {string[]} */ (
    /^(?:(..)\.)?(.+)=(.+)$/.exec(set ?? '')
  );
  return engine.set(own, indicator, to === 'skip' ? null : Number(to));
}
