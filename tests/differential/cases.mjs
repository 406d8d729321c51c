/** Runs generated cases one after the other until one disagrees, and shrinks that one. */
import { openAsked } from '../web/support.mjs';
import { hold } from './hold.mjs';
import { build, madeUp, Random } from './made-up.mjs';
import { holdCommand } from './native.mjs';
import { ask } from './questions.mjs';
import { smallest } from './smaller.mjs';

/**
 * @param {object} asked
 * @param {number} asked.count
 * @param {number} asked.seed of the first case; the next one has the next seed
 * @param {boolean} [asked.native] the command, not WebAssembly
 * @param {(done: number) => void} [asked.onProgress]
 * @returns {Promise<{ seed: number, message: string, made: any, smaller: string } | null>}
 */
export async function cases({ count, seed, native = false, onProgress }) {
  const engine = native ? null : await openAsked();
  const failure = (/** @type {any} */ made) => {
    try {
      const random = new Random(made.seed);
      const built = build(made);
      if (engine) ask(engine, hold(engine, built), random);
      else holdCommand(built, random);
      return '';
    } catch (fault) {
      return /** @type {any} */ (fault).asked
        ? /** @type {Error} */ (fault).message
        : String(/** @type {Error} */ (fault).stack);
    }
  };
  for (let at = 0; at < count; ++at) {
    const made = madeUp(seed + at);
    const message = failure(made);
    if (message !== '') {
      const small = smallest(made, failure);
      return { seed: seed + at, message, made: small, smaller: failure(small) };
    }
    if (at % 100 === 99) onProgress?.(at + 1);
  }
  return null;
}

/**
 * Formats a failure for people.
 * @param {{ seed: number, message: string, made: any, smaller: string }} failure
 */
export function told({ seed, message, made, smaller }) {
  const { index, standings, sheets, script, own } = build(made);
  const parts = { index, standings, sheets, script, own };
  return [
    `Seed ${seed}: ${message}`,
    `The same, made smaller: ${smaller}`,
    ...Object.entries(parts).map(([name, part]) => `${name}: ${JSON.stringify(part)}`),
  ].join('\n');
}
