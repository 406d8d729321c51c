/**
 * npm run fuzz: searches for inputs that break a promise of the core, with libFuzzer and address
 * and undefined-behaviour sanitizers. A minute per target by default:
 *
 *   npm run fuzz -- [--seconds N] [NAME...]
 *
 * Starts from the seeds of targets.json and from inputs that earlier runs found, in
 * build/fuzz/found/. Inputs that break something are reported and kept in build/fuzz/crashes/, and
 * the command exits with 1. A run of all targets writes its table into docs/fuzzing.md.
 */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { compile, root, run, say } from '../../tools/steps.mjs';

/** @typedef {{ name: string, dictionary: string, seeds: string[] }} Target */
/**
 * @typedef {{ name: string, inputs: number, coverage: number, corpus: number, slowest: number,
 *   memory: number, crashes: string[] }} Outcome
 */

const here = join(root, 'tests/fuzz');
const build = join(root, 'build/fuzz');
const document = join(root, 'docs/fuzzing.md');
const BEGIN = '<!-- runs: written by npm run fuzz -->';
const END = '<!-- end of the runs -->';
/**
 * The longest input. tests/core/files/fuzz_corpus_test.cpp measures the readers with a megabyte.
 */
const LONGEST = 16384;

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '60' } },
  allowPositionals: true,
});
const seconds = Number(values.seconds);
/** @type {Target[]} */
const all = JSON.parse(readFileSync(join(here, 'targets.json'), 'utf8'));
const chosen = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((name) => !all.some((target) => target.name === name));
if (!(seconds > 0) || unknown.length > 0) {
  say(
    `There is no target ${unknown.join(', ') || `for ${values.seconds} seconds`}; ` +
      `there are ${all.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

run('sh', ['tools/setup.sh', 'fuzz']);
compile('fuzz');
/** @type {Outcome[]} */
const outcomes = [];
for (const target of chosen) {
  outcomes.push(await fuzz(target));
  say(`  ${row(outcomes[outcomes.length - 1]).join('  ')}`);
}
if (positionals.length === 0) write();
const crashes = outcomes.flatMap((outcome) => outcome.crashes);
for (const path of crashes) say(`Broken by ${path}`);
process.exitCode = crashes.length > 0 ? 1 : 0;

/** Runs one target. @param {Target} target @returns {Promise<Outcome>} */
async function fuzz(target) {
  const found = join(build, 'found', target.name);
  const seeds = join(build, 'seeds', target.name);
  const kept = join(build, 'crashes', target.name);
  rmSync(seeds, { recursive: true, force: true });
  for (const folder of [found, seeds, kept]) mkdirSync(folder, { recursive: true });
  for (const path of seedsOf(target)) copyFileSync(path, join(seeds, basename(path)));
  const before = new Set(readdirSync(kept));
  const log = await printed(join(build, 'tests/fuzz', target.name), [
    found,
    seeds,
    `-max_total_time=${seconds}`,
    `-max_len=${LONGEST}`,
    '-timeout=5',
    '-rss_limit_mb=1024',
    '-malloc_limit_mb=256',
    '-use_value_profile=1',
    '-print_final_stats=1',
    `-dict=${join(here, 'dictionaries', `${target.dictionary}.dict`)}`,
    `-artifact_prefix=${kept}/`,
  ]);
  writeFileSync(join(build, `${target.name}.log`), log);
  const last = [...log.matchAll(/ cov: (\d+) ft: \d+ corp: (\d+)\//g)].at(-1);
  const stat = (/** @type {string} */ name) =>
    Number(new RegExp(`^stat::${name}: +(\\d+)`, 'm').exec(log)?.[1] ?? 0);
  return {
    name: target.name,
    inputs: stat('number_of_executed_units'),
    coverage: Number(last?.[1] ?? 0),
    corpus: Number(last?.[2] ?? 0),
    slowest: stat('slowest_unit_time_sec'),
    memory: stat('peak_rss_mb'),
    crashes: readdirSync(kept)
      .filter((name) => !before.has(name))
      .map((name) => join('build/fuzz/crashes', target.name, name)),
  };
}

/** The files that a target starts from. @param {Target} target @returns {string[]} */
function seedsOf({ name, seeds }) {
  return [...seeds, `tests/fuzz/corpus/${name}/*`].flatMap((seed) => {
    const path = join(root, seed);
    if (!basename(path).startsWith('*')) return [path];
    const folder = dirname(path);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter(
        (file) => file.endsWith(basename(path).slice(1)) && statSync(join(folder, file)).isFile(),
      )
      .map((file) => join(folder, file));
  });
}

/**
 * A program's stderr, whatever its exit code.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string>}
 */
function printed(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (part) => (log += part));
    child.on('error', reject).on('close', () => resolve(log));
  });
}

/** @param {Outcome} outcome @returns {string[]} */
function row({ name, inputs, coverage, corpus, slowest, memory, crashes: broken }) {
  return [
    name,
    inputs.toLocaleString('en'),
    `${coverage}`,
    `${corpus}`,
    `${slowest} s`,
    `${memory} MB`,
    `${broken.length}`,
  ];
}

function write() {
  const text = readFileSync(document, 'utf8');
  const [head, tail] = [
    text.slice(0, text.indexOf(BEGIN) + BEGIN.length),
    text.slice(text.indexOf(END)),
  ];
  const lines = [
    `- ${new Date().toISOString().slice(0, 10)}, \`npm run fuzz -- --seconds ${seconds}\`, ` +
      `${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`,
    '',
    '| target | inputs | branches reached | kept inputs | slowest | memory | broken |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...outcomes.map((outcome) => `| ${row(outcome).join(' | ')} |`),
  ];
  writeFileSync(document, `${head}\n\n${lines.join('\n')}\n\n${tail}`);
  say(`\n${lines.join('\n')}\n\nWritten into docs/fuzzing.md.`);
}
