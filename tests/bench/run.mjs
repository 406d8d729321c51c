/**
 * npm run bench: builds what it needs, times the core natively and in WebAssembly and what it is held
 * against, and writes the table into docs/performance.md. `-- --json FILE` writes the numbers too.
 * Asserts only that everybody who is timed comes to the same results. Takes some minutes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { buildSite, compile, root, run, say, setUp } from '../../tools/steps.mjs';

// Everybody takes a turn in each round, so that a slow minute of the machine is everybody's.
const ROUNDS = 5;
const SAMPLES = 3;
const BROWSER_RUNS = 5;
const document = join(root, 'docs/performance.md');

setUp('test');
// In a folder of their own: LineUp brings more packages than all the rest.
run('npm', ['install', '--prefix', 'tests/bench', '--no-save', '--loglevel=error'], { quiet: true });
for (const preset of /** @type {const} */ (['native', 'wasm'])) {
  run('cmake', ['--preset', preset, '-DRESCORE_BENCH=ON'], { quiet: true });
  compile(preset, 'rescore_bench');
}
compile('native', 'rescore_cli');
await buildSite();

// What follows needs the packages and the builds.
const { cases } = await import('./cases.mjs');
const { dataFolder, peerInput, raw } = await import('./data.mjs');
const { imports } = await import('./import.mjs');
const { lineup } = await import('./lineup.mjs');
const { createPeer, rankAll } = await import('./peer.js');
const { replaced, summary, table, others } = await import('./table.mjs');

const bench = 'tests/bench/native/rescore_bench';
const subject = join(root, 'tests/bench/subject.mjs');
const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
const data = dataFolder();
/** @type {Record<string, (samples: number) => string[]>} */
const subjects = {
  native: (samples) => [join(root, 'build/native', bench), data.folder, `${samples}`],
  wasm: (samples) => ['node', join(root, 'build/wasm', `${bench}.js`), data.folder, `${samples}`],
  page: (samples) => ['node', subject, 'engine', data.folder, `${samples}`],
  peer: (samples) => ['node', subject, 'peer', data.folder, `${samples}`],
};

/** @type {Record<string, Record<string, number[]>>} nanoseconds by case and subject */
const samples = {};
/** @type {Map<string, { who: string, result: number }>} */
const results = new Map();
/** @type {Record<string, number>} */
const bytes = {};
const loadBefore = loadavg()[0];
try {
  for (let round = 1; round <= ROUNDS; ++round) {
    say(`Round ${round} of ${ROUNDS}`);
    for (const [who, call] of Object.entries(subjects)) takeTurn(who, call(SAMPLES));
  }
  say('LineUp.js in Chromium');
  const ranking = await lineup(percentages(), BROWSER_RUNS);
  say('The import');
  const imported = existsSync(raw) ? await imports(BROWSER_RUNS) : { command: [], page: [], gap: [] };
  write(ranking, imported);
} finally {
  rmSync(data.temporary, { recursive: true });
}

/** @param {string} who @param {string[]} command */
function takeTurn(who, command) {
  const [program, ...args] = pinned ? ['taskset', '-c', `${cpus().length - 1}`, ...command] : command;
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`${who}: ${stderr}`);
  for (const line of stdout.trim().split('\n')) {
    const told = JSON.parse(line);
    const by = (samples[told.case] ??= {});
    (by[who] ??= []).push(...told.ns);
    if (told.bytes) bytes[told.case] = told.bytes;
    if (told.result === undefined) continue;
    const first = results.get(told.case) ?? { who, result: told.result };
    results.set(told.case, first);
    if (first.result !== told.result) throw new Error(`${told.case}: ${who} and ${first.who} do not agree.`);
  }
}

/** The nine percentages of each country. */
function percentages() {
  const peer = createPeer(peerInput(data.folder).input);
  rankAll(peer);
  return Array.from({ length: peer.countries }, (_, c) =>
    Array.from({ length: peer.domains }, (__, d) => {
      const i = (1 + d) * peer.countries + c;
      return (100 * peer.achieved[i]) / Math.max(1, peer.maxima[i]);
    }),
  );
}

/**
 * @param {Awaited<ReturnType<typeof lineup>>} ranking
 * @param {Awaited<ReturnType<typeof imports>>} imported
 */
function write(ranking, imported) {
  const timings = Object.fromEntries(
    Object.entries(samples).map(([id, by]) => [
      id,
      Object.fromEntries(Object.entries(by).map(([who, ns]) => [who, summary(ns)])),
    ]),
  );
  const milliseconds = (/** @type {number[]} */ list) => summary(list.map((ms) => ms * 1e6));
  const browser = [
    { what: 'LineUp.js 4.16 in Chromium: build its table of 98 rows and nine weighted columns', ...milliseconds(ranking.build) },
    { what: 'LineUp.js: one changed weight to the new order in the document, 100 ms of which it waits', ...milliseconds(ranking.weight) },
    ...(imported.command.length > 0
      ? [
          { what: 'import all 98 countries from the publisher’s files, by the command', ...milliseconds(imported.command) },
          { what: 'the same in the page, until everything is checked, kept and shown', ...milliseconds(imported.page) },
          { what: 'longest wait for a frame meanwhile', ...milliseconds(imported.gap) },
        ]
      : []),
  ];
  const version = (/** @type {string} */ program) =>
    (spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0].match(/\d+\.\d+[.\d]*/g) ?? []).at(-1);
  const load = Math.max(loadBefore, loadavg()[0]);
  const environment = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    versions: `Node ${process.versions.node} (V8 ${process.versions.v8}), C++ compiler ${version('c++')}, Emscripten ${version('emcc')}, ${ranking.browser}`,
    data: data.origin,
    load: `${load.toFixed(1)} at its highest${load > cpus().length ? ': others were using the machine, times are longer than need be' : ''}`,
    samples: `${ROUNDS} rounds of ${SAMPLES} samples, each of 25 ms or one run${pinned ? ', on one processor' : ''}`,
  };
  const text = readFileSync(document, 'utf8');
  writeFileSync(document, replaced(text, `${table(cases, timings, bytes, environment)}\n\n${others(browser)}`));
  const at = process.argv.indexOf('--json');
  if (at > 0) writeFileSync(process.argv[at + 1], `${JSON.stringify({ environment, timings, bytes, browser }, null, 2)}\n`);
  say(`\n${table(cases, timings, bytes, environment)}\n\n${others(browser)}\n\nWritten into docs/performance.md.`);
}
