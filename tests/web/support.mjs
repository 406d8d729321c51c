/** Shared by the JavaScript tests: the core as WebAssembly, with data. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { open } from '../../web/src/engine/open-engine.js';
import { openQuestions } from '../../web/src/engine/questions.js';
import { china, root } from '../cli/support.mjs';

/** A core without data, as the page has it. */
export const openCore = () =>
  open({ wasmBinary: readFileSync(join(root, 'build/wasm/rescore.wasm')) });

/** A core without data that also answers the questions, as the page's worker has it. */
export const openAsked = () =>
  openQuestions({ wasmBinary: readFileSync(join(root, 'build/wasm/rescore-questions.wasm')) });

/** @param {string} folder @param {string} name */
export const textOf = (folder, name) => readFileSync(join(folder, name), 'utf8');

/**
 * Loads a data folder like the command: the index, the standings, every sheet.
 * @param {import('../../web/src/engine/open-engine.js').Engine} engine
 * @param {string} folder
 * @returns {import('../../web/src/engine/types.d.ts').Problem[]}
 */
export function loadFolder(engine, folder) {
  const problems = engine.loadEdition('index.json', textOf(folder, 'index.json'));
  if (problems.length > 0) return problems;
  problems.push(...engine.loadStandings('standings.json', textOf(folder, 'standings.json')));
  for (const name of readdirSync(join(folder, 'countries')).sort()) {
    problems.push(...engine.loadSheet(`countries/${name}`, textOf(folder, `countries/${name}`)));
  }
  return problems;
}

/** A core with the China Index 2024. */
export const chinaCore = async () => withChina(await openCore());

/** The same with the questions. */
export const chinaAsked = async () => withChina(await openAsked());

/**
 * @template {import('../../web/src/engine/open-engine.js').Engine} E
 * @param {E} engine
 */
function withChina(engine) {
  const problems = loadFolder(engine, china);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return engine;
}
