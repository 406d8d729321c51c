/**
 * Builds the core's test program with one source replaced by a mutant, and runs it. Headers and the
 * objects of the other sources, which all mutants share, are compiled once.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';

const native = join(root, 'build/native');
const folder = join(root, 'build/mutation');

/**
 * Without optimisation, which compiles fastest. Out-of-range indices and overflow end the program,
 * so that such mistakes are found reliably.
 */
const FLAGS = '-O0 -w -D_GLIBCXX_ASSERTIONS';
/** An endless loop must not use up the machine's memory. */
const KILOBYTES = 4_000_000;

/**
 * @typedef {{ ended: 'passed' | 'failed' | 'late', test: string }} Ended  test: the one that
 *   failed, if one did
 */

/** The unchanged core: makes a test program for one source after the other. */
export class Workshop {
  /** @param {string} name of the source, with its room, such as engine/rank.cpp */
  constructor(name) {
    this.folder = join(folder, name);
    mkdirSync(this.folder, { recursive: true });
    /** @type {{ file: string, command: string }[]} */
    const commands = JSON.parse(readFileSync(join(native, 'compile_commands.json'), 'utf8'));
    const path = join(root, 'core/src', name);
    this.source = readFileSync(path, 'utf8');
    const found = commands.find(({ file }) => file === path);
    if (!found) throw new Error(`build/native does not compile ${name}.`);
    /** Without a compiler launcher, output files, warnings and optimisation. */
    this.compiler = found.command
      .replace(/^\S*ccache\s+/, '')
      .replace(/ -o .*$/, '')
      .replace(/ -(?:W[\w-]+|O\w)(?= )/g, '')
      .concat(` ${FLAGS} -I${quoted(join(root, 'core/src'))}`);
    const link = spawnSync('ninja', ['-t', 'commands', '-s', 'tests/core/core_tests'], {
      cwd: native,
      encoding: 'utf8',
    }).stdout;
    this.linker =
      link
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^: && | && :$/g, '') ?? '';
    this.quick = succeeds('c++ -fuse-ld=lld -Wl,--version') ? '-fuse-ld=lld' : '';
    this.includes();
  }

  /** The headers of the source, read once for all mutants. */
  includes() {
    const header = join(this.folder, 'includes.h');
    const lines = this.source.split('\n').filter((line) => line.startsWith('#include'));
    writeFileSync(header, `${lines.join('\n')}\n`);
    const made = succeeds(
      `${this.compiler} -x c++-header -o ${quoted(`${header}.gch`)} -c ${quoted(header)}`,
      native,
    );
    this.compiler += made ? ` -include ${quoted(header)}` : '';
  }

  /**
   * @param {string} text of the source @param {number} lane where it is done, beside others
   * @returns {Promise<string>} the test program; nothing when the text does not compile
   */
  async program(text, lane) {
    const place = (/** @type {string} */ end) => join(this.folder, `lane-${lane}${end}`);
    writeFileSync(place('.cpp'), text);
    const compile = `${this.compiler} -fmax-errors=1 -o ${quoted(place('.o'))} -c ${quoted(place('.cpp'))}`;
    if (!(await shell(compile))) return '';
    // Comes before the archive, so that the archive's own object for this source is not linked.
    const link = this.linker
      .replace(/ (?=\S+\.o )/, ` ${quoted(place('.o'))} `)
      .replace(' -o tests/core/core_tests ', ` -o ${quoted(place(''))} ${this.quick} `);
    if (!(await shell(link))) throw new Error(`Could not link a mutant of ${this.folder}.`);
    return place('');
  }
}

/**
 * Runs some tests until one fails.
 * @param {string} program @param {string[]} tests names or patterns @param {number} limit in
 *   milliseconds
 * @param {string[]} [more] arguments
 * @returns {Promise<Ended>}
 */
export function tried(program, tests, limit, more = []) {
  return new Promise((resolve, reject) => {
    const args = [
      '-c',
      `ulimit -v ${KILOBYTES} -c 0; exec "$0" "$@"`,
      program,
      '--gtest_fail_fast',
      '--gtest_color=no',
      `--gtest_filter=${tests.join(':')}`,
      ...more,
    ];
    // Without the publisher's data, so that every machine runs the same tests.
    const env = { ...process.env, RESCORE_RAW: '/nowhere', RESCORE_SEEDS: '/nowhere' };
    const child = spawn('sh', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limit);
    child.stdout.setEncoding('utf8').on('data', (part) => (said = (said + part).slice(-20_000)));
    child.on('error', reject).on('close', (code) => {
      clearTimeout(timer);
      const failed = said.match(/^\[ {2}FAILED {2}\] ([\w.]+)/m)?.[1];
      const begun = [...said.matchAll(/^\[ RUN {6}\] ([\w.]+)/gm)].at(-1)?.[1];
      resolve({
        ended: late ? 'late' : code === 0 ? 'passed' : 'failed',
        test: failed ?? begun ?? '',
      });
    });
  });
}

/**
 * How long each test of some suites takes.
 * @param {string} program @param {string[]} suites @returns {Promise<Map<string, number>>}
 *   milliseconds by name
 */
export async function timesOf(program, suites) {
  const path = `${program}.json`;
  const { ended, test } = await tried(
    program,
    suites.map((suite) => `${suite}.*`),
    600_000,
    [`--gtest_output=json:${path}`],
  );
  if (ended !== 'passed') throw new Error(`${test} fails without a mutation.`);
  /** @type {{ testsuites: { name: string, testsuite: { name: string, time: string }[] }[] }} */
  const told = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(
    told.testsuites.flatMap(({ name, testsuite }) =>
      testsuite.map((test) => [`${name}.${test.name}`, parseFloat(test.time) * 1000]),
    ),
  );
}

/** @param {string} text @returns {string} as one word of a shell */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** @param {string} command @param {string} [cwd] @returns {boolean} */
function succeeds(command, cwd) {
  return spawnSync('sh', ['-c', command], { cwd, stdio: 'ignore' }).status === 0;
}

/** @param {string} command @returns {Promise<boolean>} whether it succeeded */
function shell(command) {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `exec ${command}`], { cwd: native, stdio: 'ignore' });
    child.on('error', reject).on('close', (code) => resolve(code === 0));
  });
}
