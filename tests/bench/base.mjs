/**
 * npm run bench -- --base REV: compares the core in the working tree with an earlier revision,
 * built from git. Both take turns in one run; only cases that both have are compared.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root, run, say } from '../../tools/steps.mjs';
import { summary } from './table.mjs';
import { Turns } from './turns.mjs';

const ROUNDS = 5;
const SAMPLES = 5;
const folder = join(root, 'build/base');
/** A difference within the spread of the samples does not count. */
const within = (
  /** @type {import('./table.mjs').Timing} */ a,
  /** @type {import('./table.mjs').Timing} */ b,
) => a.lowest <= b.highest && b.lowest <= a.highest;

/** Builds rescore_bench of a revision. @param {string} revision @returns {string} the program */
function builtFrom(revision) {
  const { status, stdout } = spawnSync(
    'git',
    ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) {
    say(`--base ${revision}: git knows no such revision.`);
    process.exit(2);
  }
  const commit = stdout.trim();
  const source = join(folder, commit.slice(0, 12));
  const program = join(source, 'build/native/tests/bench/native/rescore_bench');
  if (existsSync(program)) return program;
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  run('git', ['archive', '--output', `${source}.tar`, commit]);
  run('tar', ['-xf', `${source}.tar`, '-C', source]);
  rmSync(`${source}.tar`);
  say(`Building ${revision} (${commit.slice(0, 12)})`);
  run(
    'cmake',
    ['--preset', 'native', '-S', source, '-B', join(source, 'build/native'), '-DRESCORE_BENCH=ON'],
    { quiet: true },
  );
  run('cmake', ['--build', join(source, 'build/native'), '--target', 'rescore_bench'], {
    quiet: true,
  });
  return program;
}

/** @param {string} revision @param {string} own the working tree's program @param {string} data */
export function against(revision, own, data) {
  const base = builtFrom(revision);
  const turns = new Turns();
  for (let round = 1; round <= ROUNDS; ++round) {
    say(`Round ${round} of ${ROUNDS}`);
    turns.take('base', [base, data, `${SAMPLES}`]);
    turns.take('now', [own, data, `${SAMPLES}`]);
  }
  const rows = Object.entries(turns.samples)
    .filter(([, by]) => by.base && by.now)
    .map(([name, by]) => {
      const [before, now] = [summary(by.base), summary(by.now)];
      const ratio = before.median / now.median;
      const word = within(before, now) ? 'within the spread' : ratio > 1 ? 'faster' : '**slower**';
      const medians = `${micro(before.median)} | ${micro(now.median)}`;
      return `| ${name} | ${medians} | ${ratio.toFixed(2)} × | ${word} |`;
    });
  const lines = [
    `Natively, ${revision} against the working tree, medians of ${ROUNDS * SAMPLES} samples in µs`,
    '',
    '| case | before | now | before ÷ now | |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows,
  ];
  const file = join(folder, 'comparison.md');
  writeFileSync(file, `${lines.join('\n')}\n`);
  say(`\n${lines.join('\n')}\n\nWritten into build/base/comparison.md.`);
}

/** @param {number} ns */
const micro = (ns) => (ns / 1000).toFixed(2);
