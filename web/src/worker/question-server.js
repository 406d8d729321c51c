import createModule from '#question-module';

import { makeModule } from '../engine/make-module.js';
import { Questions } from '../engine/questions.js';
import { refuse } from '../engine/errors.js';
import { serve } from './server.js';

/**
 * Answers what-if questions away from the page's thread (question-worker.js). It keeps the data,
 * and gets the scenario's changes with each question.
 * @import { Port, Question, Steering, Texts } from './server.js'
 */

/** Questions in slices, with their partial results at most this often, in milliseconds. */
const SLICED = ['robustness', 'sensitivity', 'weights'];
const PARTIAL_EVERY = 250;

/** @param {Port} port @param {string} [address] of the module, where it does not know it itself */
export function answering(port, address = '') {
  const opened = makeModule(createModule, address).then((module) => new Questions(module));
  opened.catch(() => {}); // told in answer to the questions
  serve(port, async (order, steering) => {
    const engine = await opened;
    return 'load' in order ? load(engine, order.load) : answer(engine, order, steering);
  });
}

/** @param {Questions} engine @param {Question} question @param {Steering} steering */
function answer(engine, question, { signal, onProgress: tell }) {
  engine.reset();
  for (const { country, indicator, to } of question.edits) engine.set(country, indicator, to);
  const ask = /** @type {Record<string, (...args: any[]) => unknown>} */ (
    /** @type {unknown} */ (engine)
  );
  if (!SLICED.includes(question.ask)) return ask[question.ask](...question.with);
  let last = performance.now();
  const onProgress = (/** @type {number} */ share, /** @type {() => unknown} */ result) => {
    const due = share < 1 && performance.now() - last > PARTIAL_EVERY;
    if (due) last = performance.now();
    tell(share, due ? result() : null);
  };
  return ask[question.ask](question.with[0], { signal, onProgress });
}

/**
 * Loads all texts. Throws RescoreError with the faults that the command would find.
 * @param {Questions} engine @param {Texts} texts
 */
export function load(engine, { index, standings, sheets }) {
  const problems = engine.loadEdition('index.json', index);
  refuse(problems);
  // As the command does: the faults of all further files, not only of the first.
  if (standings) problems.push(...engine.loadStandings('standings.json', standings));
  for (const [code, text] of Object.entries(sheets))
    problems.push(...engine.loadSheet(`countries/${code}.json`, text));
  refuse(problems);
  return null;
}
