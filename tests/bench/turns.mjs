/** Runs programs that time cases, one after the other, and gathers what they print. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

import { root } from '../../tools/steps.mjs';

/** Whether a program can be kept to one processor. */
export const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** What was timed, and that everybody came to the same. */
export class Turns {
  /** Nanoseconds by case and subject. @type {Record<string, Record<string, number[]>>} */
  samples = {};
  /** Memory of answers and results, where it was told. @type {Record<string, number>} */
  bytes = {};
  /** @type {Map<string, { who: string, result: number }>} */
  #results = new Map();

  /** @param {string} who @param {string[]} command */
  take(who, command) {
    const [program, ...args] = pinned ? ['taskset', '-c', `${cpus().length - 1}`, ...command] : command;
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: root });
    if (status !== 0) throw new Error(`${who}: ${stderr}`);
    for (const line of stdout.trim().split('\n')) {
      const told = JSON.parse(line);
      const by = (this.samples[told.case] ??= {});
      (by[who] ??= []).push(...told.ns);
      if (told.bytes) this.bytes[told.case] = told.bytes;
      if (told.result === undefined) continue;
      const first = this.#results.get(told.case) ?? { who, result: told.result };
      this.#results.set(told.case, first);
      if (first.result !== told.result) throw new Error(`${told.case}: ${who} and ${first.who} do not agree.`);
    }
  }
}
