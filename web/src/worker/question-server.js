import { openQuestions } from '../engine/questions.js';
import { RescoreError } from '../engine/errors.js';
import { serve } from './server.js';

/**
 * Answers what-if questions away from the page's thread (question-worker.js). It keeps the data,
 * and gets the scenario's changes with each question.
 * @import { Questions } from '../engine/questions.js'
 * @import { Port, Question, Steering, Texts } from './server.js'
 */

/** Questions in slices, with their partial results at most this often, in milliseconds. */
const SLICED = ['robustness', 'sensitivity'];
const PARTIAL_EVERY = 250;
const PLAIN = ['ranking', 'impact', 'pivots', 'goal', 'explain', 'bounds', 'compare', 'check'];

/** @param {Port} port */
export function answering(port) {
  const opened = openQuestions();
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
  if (PLAIN.includes(question.ask)) return ask[question.ask](...question.with);
  if (!SLICED.includes(question.ask)) throw new Error(`There is no question "${question.ask}".`);
  let last = performance.now();
  const onProgress = (/** @type {number} */ share, /** @type {() => unknown} */ result) => {
    const due = share < 1 && performance.now() - last > PARTIAL_EVERY;
    if (due) last = performance.now();
    tell(share, due ? result() : null);
  };
  return ask[question.ask](question.with[0], { signal, onProgress });
}

/** @param {Questions} engine @param {Texts} texts */
function load(engine, { index, standings, sheets }) {
  const problems = engine.loadEdition('index.json', index);
  if (problems.length === 0 && standings)
    problems.push(...engine.loadStandings('standings.json', standings));
  for (const [code, text] of problems.length === 0 ? Object.entries(sheets) : [])
    problems.push(...engine.loadSheet(`countries/${code}.json`, text));
  if (problems.length > 0) throw new RescoreError(problems);
  return null;
}
