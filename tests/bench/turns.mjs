/** Runs the timing programs one after the other, and collects their output. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

import { root } from '../../tools/steps.mjs';

/** Whether a program can be pinned to one processor. */
export const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** How far the mean ranks of two runs may differ: several standard errors of 1,000 trials. */
const FAR = 4;

/** Collects timings, and checks that all programs got the same results. */
export class Turns {
  /** Nanoseconds by case and subject. @type {Record<string, Record<string, number[]>>} */
  samples = {};
  /** @type {Map<string, { who: string, result: number }>} */
  #results = new Map();
  /** @type {Map<string, { who: string, near: number[] }>} */
  #means = new Map();

  /** @param {string} who @param {string[]} command */
  take(who, command) {
    const [program, ...args] = pinned
      ? ['taskset', '-c', `${cpus().length - 1}`, ...command]
      : command;
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: root });
    if (status !== 0) throw new Error(`${who}: ${stderr}`);
    for (const line of stdout.trim().split('\n')) {
      const told = JSON.parse(line);
      const by = (this.samples[told.case] ??= {});
      (by[who] ??= []).push(...told.ns);
      if (told.near) this.#near(told.case, who, told.near);
      if (told.result === undefined) continue;
      const first = this.#results.get(told.case) ?? { who, result: told.result };
      this.#results.set(told.case, first);
      if (first.result !== told.result)
        throw new Error(`${told.case}: ${who} and ${first.who} do not agree.`);
    }
  }

  /**
   * Mean ranks, computed from different random numbers.
   * @param {string} id
   * @param {string} who
   * @param {number[]} near
   */
  #near(id, who, near) {
    const first = this.#means.get(id) ?? { who, near };
    this.#means.set(id, first);
    const far = near.findIndex((mean, i) => !(Math.abs(mean - first.near[i]) < FAR));
    if (far >= 0 || near.length !== first.near.length)
      throw new Error(`${id}: ${who} and ${first.who} do not agree.`);
  }
}
