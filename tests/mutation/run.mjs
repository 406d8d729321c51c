/**
 * npm run mutate: makes one small mistake after the other in the sources that score, rank and
 * search for goals, and runs the core's tests on each. Reports every mistake that no test notices,
 * and then exits with 1.
 *
 *   npm run mutate -- [--lanes N] [--sample N] [--equivalent] [FILE | FILE:LINE]...
 *
 * FILE: a source with its room, such as engine/rank.cpp. FILE:LINE: the mutants of one line.
 * --lanes: so many mutants side by side. --sample: every Nth mutant. --equivalent: those of
 * equivalent.json too, to see whether a test notices one by now. Sources that were tried completely
 * are in the table of docs/mutation.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { compile, root, run, say } from '../../tools/steps.mjs';
import { fits, mutantsOf } from './mutants.mjs';
import { Workshop, timesOf, tried } from './workshop.mjs';

/** @typedef {import('./mutants.mjs').Mutant} Mutant */
/** @typedef {{ name: string, suites: string[] }} Subject */
/** @typedef {import('./mutants.mjs').Equivalent} Equivalent */
/**
 * @typedef {{ name: string, mutants: number, failed: number, late: number, broken: number,
 *   equivalent: number, survived: Mutant[], noticed: Mutant[], seconds: number }} Outcome
 */

const here = join(root, 'tests/mutation');
const document = join(root, 'docs/mutation.md');
const BEGIN = '<!-- mutants: written by npm run mutate -->';
const END = '<!-- end of the mutants -->';
/** Tests that take less time run before the others, all together. */
const QUICK = 100;
/** This many of the tests that noticed recent mutants run first. */
const KEEN = 4;

const { values, positionals } = parseArgs({
  options: {
    lanes: { type: 'string', default: '1' },
    sample: { type: 'string', default: '1' },
    equivalent: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const lanes = Number(values.lanes);
const sample = Number(values.sample);
/** @type {Subject[]} */
const all = JSON.parse(readFileSync(join(here, 'sources.json'), 'utf8'));
/** @type {Equivalent[]} */
const equivalents = JSON.parse(readFileSync(join(here, 'equivalent.json'), 'utf8'));
const asked = positionals.map((text) => ({
  name: text.split(':')[0],
  line: Number(text.split(':')[1] ?? 0),
}));
const chosen = all.filter(
  ({ name }) => asked.length === 0 || asked.some((one) => one.name === name),
);
const unknown = asked.filter(
  ({ name, line }) => !(line >= 0) || !all.some((subject) => subject.name === name),
);
if (!(lanes >= 1) || !(sample >= 1) || unknown.length > 0) {
  say(
    `Wanted: --lanes and --sample of 1 or more, and sources among ${all.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

run('sh', ['tools/setup.sh', 'command']);
compile('native');
/** @type {Outcome[]} */
const outcomes = [];
/** @type {string[]} */
const unmatched = [];
for (const subject of chosen) {
  outcomes.push(await mutate(subject));
  say(`  ${row(outcomes[outcomes.length - 1]).join('  ')}`);
}
for (const { name, survived, noticed } of outcomes) {
  for (const { line, text, becomes } of survived)
    say(`\nSurvived: core/src/${name}:${line}\n  ${text}\n  ${becomes}`);
  for (const { line, becomes } of noticed)
    say(`\nNot equivalent: a test notices core/src/${name}:${line}\n  ${becomes}`);
}
for (const entry of unmatched)
  say(`\nNo mutant fits this entry of equivalent.json any more: ${entry}`);
if (sample === 1) write();
const survived = outcomes.reduce((sum, outcome) => sum + outcome.survived.length, 0);
process.exitCode =
  survived + unmatched.length > 0 || outcomes.some(({ noticed }) => noticed.length > 0) ? 1 : 0;

/** Tries every mutant of a source. @param {Subject} subject @returns {Promise<Outcome>} */
async function mutate({ name, suites }) {
  const begin = Date.now();
  const workshop = new Workshop(name);
  const times = await timesOf(await workshop.program(workshop.source, 0), suites);
  const every = mutantsOf(workshop.source);
  const excused = excusedOf(name, every);
  const lines = asked.filter((one) => one.name === name && one.line > 0).map(({ line }) => line);
  const mutants = every.filter(
    ({ line }, at) => at % sample === 0 && (lines.length === 0 || lines.includes(line)),
  );
  /** @type {Outcome} */
  const outcome = {
    name,
    mutants: mutants.length,
    failed: 0,
    late: 0,
    broken: 0,
    equivalent: 0,
    survived: [],
    noticed: [],
    seconds: 0,
  };
  /** @type {string[]} */
  let keen = [];
  const waiting = [...mutants];
  /** @param {number} lane */
  const work = async (lane) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const known = excused.has(mutant);
      if (known) ++outcome.equivalent;
      if (known && !values.equivalent) continue;
      const text =
        workshop.source.slice(0, mutant.begin) + mutant.to + workshop.source.slice(mutant.end);
      const program = await workshop.program(text, lane);
      const { ended, test } = program
        ? await noticed(program, times, keen)
        : { ended: 'broken', test: '' };
      if (ended === 'failed')
        keen = [test, ...keen.filter((other) => other !== test)].slice(0, KEEN);
      if (known) {
        if (ended !== 'passed') outcome.noticed.push(mutant);
      } else if (ended === 'passed') {
        outcome.survived.push(mutant);
      } else {
        ++outcome[/** @type {'failed' | 'late' | 'broken'} */ (ended)];
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  outcome.survived.sort((one, other) => one.begin - other.begin);
  outcome.seconds = (Date.now() - begin) / 1000;
  return outcome;
}

/**
 * Runs the tests on a mutant: first those that noticed recent mutants, then the fast ones, then the
 * others.
 * @param {string} program @param {Map<string, number>} times @param {string[]} keen
 * @returns {Promise<import('./workshop.mjs').Ended>}
 */
async function noticed(program, times, keen) {
  const names = [...times.keys()];
  const rest = names.filter((name) => !keen.includes(name));
  const quick = (/** @type {string} */ name) => (times.get(name) ?? 0) < QUICK;
  for (const tests of [
    keen.filter((name) => times.has(name)),
    rest.filter(quick),
    rest.filter((name) => !quick(name)),
  ]) {
    if (tests.length === 0) continue;
    const usual = tests.reduce((sum, name) => sum + (times.get(name) ?? 0), 0);
    const found = await tried(program, tests, 2000 + 4 * lanes * usual);
    if (found.ended !== 'passed') return found;
  }
  return { ended: 'passed', test: '' };
}

/**
 * The mutants that change nothing, according to equivalent.json.
 * @param {string} name @param {Mutant[]} mutants @returns {Set<Mutant>}
 */
function excusedOf(name, mutants) {
  /** @type {Set<Mutant>} */
  const excused = new Set();
  for (const entry of equivalents.filter(({ file }) => file === name)) {
    for (const to of entry.becomes) {
      const found = mutants.filter(fits(entry, to));
      for (const mutant of found) excused.add(mutant);
      if (found.length === 0) unmatched.push(`${name}: ${entry.line}  becomes  ${to}`);
    }
  }
  return excused;
}

/** @param {Outcome} outcome @returns {string[]} */
function row({ name, mutants, failed, late, broken, equivalent, survived: left, seconds }) {
  return [
    name,
    ...[mutants, failed, late, broken, equivalent, left.length].map(String),
    `${Math.round(seconds)} s`,
  ];
}

/**
 * Writes the results into the table of docs/mutation.md; sources that were not tried keep their
 * rows.
 */
function write() {
  const text = readFileSync(document, 'utf8');
  const [head, between, tail] = [
    text.slice(0, text.indexOf(BEGIN) + BEGIN.length),
    text.slice(text.indexOf(BEGIN), text.indexOf(END)),
    text.slice(text.indexOf(END)),
  ];
  const known = between.matchAll(/^\| ([\w/]+\.cpp) \|.*$/gm);
  const rows = new Map([...known].map(([line, name]) => [name, line]));
  const today = new Date().toISOString().slice(0, 10);
  const whole = outcomes.filter(
    ({ name }) => !asked.some((one) => one.name === name && one.line > 0),
  );
  for (const outcome of whole) rows.set(outcome.name, `| ${row(outcome).join(' | ')} | ${today} |`);
  const lines = all.flatMap(({ name }) => rows.get(name) ?? []);
  const sum = (/** @type {number} */ column) =>
    lines.reduce((total, line) => total + parseInt(line.split(' | ')[column], 10), 0);
  const table = [
    `Last on ${cpus().length} × ${cpus()[0].model}, ` +
      `${lanes === 1 ? 'one mutant' : `${lanes} mutants`} at a time, ` +
      `load ${loadavg()[0].toFixed(1)}.`,
    '',
    '| source | mutants | a test fails | never ends | does not compile ' +
      '| equivalent | survived | time | date |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...lines,
    `| all | ${[1, 2, 3, 4, 5, 6].map(sum).join(' | ')} | ${Math.round(sum(7) / 60)} min | |`,
    '',
    'Equivalent, by equivalent.json:',
    '',
    ...equivalents.map(
      ({ file, line, becomes, why }) =>
        `- ${file}, \`${line}\`${becomes.length > 1 ? ` (${becomes.length} changes)` : ''}: ${why}`,
    ),
  ];
  writeFileSync(document, `${head}\n\n${table.join('\n')}\n\n${tail}`);
}
