/**
 * npm run bench: builds what it needs, times calls that users make (natively, in the page's
 * modules, and in the programs to compare with), and writes the tables into docs/performance.md and
 * the chart into docs/images/growth.svg. `-- --json FILE` also writes the numbers; `-- --base REV`
 * compares with an earlier revision instead. Asserts only that all timed programs get the same
 * results. Takes some minutes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { buildSite } from '../../tools/site/build.mjs';
import { compile, root, run, say, setUp } from '../../tools/steps.mjs';

// Every program takes a turn in each round, so that a slow minute of the machine affects all.
const ROUNDS = 5;
const SAMPLES = 3;
const BROWSER_RUNS = 5;
const document = join(root, 'docs/performance.md');

setUp('test');
// In a separate folder, because LineUp brings more packages than all the rest.
run('npm', ['install', '--prefix', 'tests/bench', '--no-save', '--loglevel=error'], {
  quiet: true,
});
run('cmake', ['--preset', 'native', '-DRESCORE_BENCH=ON'], { quiet: true });
compile('native', 'rescore_bench', 'rescore_cli');
await buildSite();

// These imports need the packages and the builds.
const { against } = await import('./base.mjs');
const { cases } = await import('./cases.mjs');
const { inChromium } = await import('./chromium.mjs');
const { dataFolders, peerInput, raw } = await import('./data.mjs');
const { CHART, chart, grown } = await import('./growth-table.mjs');
const { drops, imports } = await import('./import.mjs');
const { lineup } = await import('./lineup.mjs');
const { createPeer, rankAll } = await import('./peer.js');
const { replaced, summary, table, others } = await import('./table.mjs');
const { Turns, pinned } = await import('./turns.mjs');

const native = join(root, 'build/native/tests/bench/native/rescore_bench');
const subject = join(root, 'tests/bench/subject.mjs');
const { data, origin, hdi } = dataFolders();
/** @type {Record<string, (samples: number) => string[]>} */
const subjects = {
  native: (samples) => [native, data, `${samples}`],
  page: (samples) => ['node', subject, 'page', data, `${samples}`],
  questions: (samples) => ['node', subject, 'questions', data, `${samples}`],
  peer: (samples) => ['node', subject, 'peer', data, `${samples}`],
};

const turns = new Turns();
const base = process.argv.indexOf('--base');
try {
  if (base > 0) against(process.argv[base + 1] ?? '', native, data);
  else await everything();
} finally {
  rmSync(data, { recursive: true });
}

async function everything() {
  for (let round = 1; round <= ROUNDS; ++round) {
    say(`Round ${round} of ${ROUNDS}`);
    for (const [who, call] of Object.entries(subjects)) turns.take(who, call(SAMPLES));
  }
  // One program runs at a time; what is above 1 is the load of others.
  const otherLoad = Math.max(0, loadavg()[0] - 1);
  say('In Chromium');
  const inBrowser = await inChromium(join(data, 'china'), ROUNDS * SAMPLES);
  say('LineUp.js in Chromium');
  const ranking = await lineup(percentages(), BROWSER_RUNS);
  say('Whole commands');
  const whole = wholeCommand();
  const imported = existsSync(raw)
    ? await imports(BROWSER_RUNS)
    : { command: [], page: [], gap: [] };
  const dropped = await drops(BROWSER_RUNS);
  write(inBrowser, ranking, imported, whole, dropped, otherLoad);
}

/** Milliseconds of `rescore rank` of a large index, from the start of the command to its end. */
function wholeCommand() {
  return Array.from({ length: BROWSER_RUNS }, () => {
    const begin = performance.now();
    const { status, stderr } = spawnSync(
      join(root, 'build/native/rescore'),
      ['rank', join(data, 'made/676x2000')],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return performance.now() - begin;
  });
}

/** The nine percentages of each country. */
function percentages() {
  const peer = createPeer(peerInput(join(data, 'china')).input);
  rankAll(peer);
  return Array.from({ length: peer.countries }, (_, c) =>
    Array.from({ length: peer.domains }, (__, d) => {
      const i = (1 + d) * peer.countries + c;
      return (100 * peer.achieved[i]) / Math.max(1, peer.maxima[i]);
    }),
  );
}

/**
 * @param {Awaited<ReturnType<typeof inChromium>>} inBrowser
 * @param {Awaited<ReturnType<typeof lineup>>} ranking
 * @param {Awaited<ReturnType<typeof imports>>} imported
 * @param {number[]} dropped
 * @param {number[]} whole
 * @param {number} otherLoad programs beside the timed one that were running, on average
 */
function write(inBrowser, ranking, imported, whole, dropped, otherLoad) {
  const timings = Object.fromEntries(
    Object.entries(turns.samples).map(([id, by]) => [
      id,
      Object.fromEntries(Object.entries(by).map(([who, ns]) => [who, summary(ns)])),
    ]),
  );
  const milliseconds = (/** @type {number[]} */ list) => summary(list.map((ms) => ms * 1e6));
  const browser = [
    ...inBrowser.map(({ what, ns }) => ({ what: `in Chromium: ${what}`, ...summary(ns) })),
    {
      what: 'LineUp.js 4.16 in Chromium: build its table of 98 rows and nine weighted columns',
      ...milliseconds(ranking.build),
    },
    {
      what: 'LineUp.js: one changed weight to the new order in the document, 100 ms of which it waits',
      ...milliseconds(ranking.weight),
    },
    {
      what: '(g) `rescore rank` of 676 units by 2,000 indicators, the whole command; to reach: 1 s',
      ...milliseconds(whole),
    },
    {
      what: '(g) the same in the page, in our own JSON, from drop to first answer; to reach: 3 s',
      ...milliseconds(dropped),
    },
    ...(imported.command.length > 0
      ? [
          {
            what: 'import all 98 countries from the publisher’s files, by the command',
            ...milliseconds(imported.command),
          },
          {
            what: 'the same in the page, until everything is checked, kept and shown',
            ...milliseconds(imported.page),
          },
          { what: 'longest wait for a frame meanwhile', ...milliseconds(imported.gap) },
        ]
      : []),
  ];
  const version = (/** @type {string} */ program) =>
    (
      spawnSync(program, ['--version'], { encoding: 'utf8' })
        .stdout.split('\n')[0]
        .match(/\d+\.\d+[.\d]*/g) ?? []
    ).at(-1);
  const environment = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    versions:
      `Node ${process.versions.node} (V8 ${process.versions.v8}), ` +
      `C++ compiler ${version('c++')}, Emscripten ${version('emcc')}, ${ranking.browser}`,
    data: origin,
    ...(hdi ? {} : { left: 'out the Human Development Index: its tables are not there' }),
    load: `${otherLoad.toFixed(1)} other programs, on average`,
    samples:
      `${ROUNDS} rounds of ${SAMPLES} samples, ` +
      `each of 25 ms or one run${pinned ? ', on one processor' : ''}`,
  };
  const lines = [
    Object.entries(environment)
      .map(([what, value]) => `- ${what}: ${value}`)
      .join('\n'),
    table(cases, timings),
    '## How it grows',
    ...grown(timings),
    '## In a browser, and whole commands',
    others(browser),
  ].join('\n\n');
  writeFileSync(document, replaced(readFileSync(document, 'utf8'), lines));
  writeFileSync(join(root, CHART), chart(timings));
  const at = process.argv.indexOf('--json');
  if (at > 0)
    writeFileSync(
      process.argv[at + 1],
      `${JSON.stringify({ environment, timings, browser }, null, 2)}\n`,
    );
  say(`\n${lines}\n\nWritten into docs/performance.md and ${CHART}.`);
}
