/**
 * npm run build:twice: builds everything we ship (modules, site, single file, npm package) in two
 * clean copies of this tree, and compares the bytes of every file. The copies differ in folder name
 * and depth, language, time zone and umask. Writes the result into docs/hosting.md; exits with 1 if
 * a file differs. Takes some minutes, because each copy compiles everything.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { root, say, setUp } from './steps.mjs';

const document = join(root, 'docs/hosting.md');
const BEGIN = '<!-- result: written by npm run build:twice -->';
const END = '<!-- end of the result -->';

/** The shipped files, by their place in a copy. */
const MADE = ['dist', 'build/element', 'build/types', 'packed'];
const MODULE = /^rescore[\w-]*\.(mjs|wasm)$/;

/** The two copies. They differ in everything that can differ between machines. */
const COPIES = [
  { place: 'first', umask: 0o022, env: { TZ: 'UTC', LC_ALL: 'C' } },
  {
    place: 'a longer/way down/to the second',
    umask: 0o077,
    env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' },
  },
];

setUp('build');
const work = mkdtempSync(join(tmpdir(), 'rescore-twice-'));
const began = Date.now();
try {
  const [first, second] = COPIES.map((copy) => filesOf(made(copy)));
  const differing = [...new Set([...first.keys(), ...second.keys()])]
    .filter((file) => first.get(file) !== second.get(file))
    .sort();
  for (const file of differing) {
    const hashes = [first, second].map((files) => files.get(file)?.slice(0, 16) ?? 'not there');
    say(`Differs: ${file} (${hashes.join(', ')})`);
  }
  write(first, differing);
  say(
    differing.length > 0
      ? `\n${differing.length} of ${first.size} files differ.`
      : `\nAll ${first.size} files are the same, byte by byte.`,
  );
  process.exitCode = differing.length > 0 ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * Copies the files that git tracks, and builds everything there.
 * @param {(typeof COPIES)[number]} copy
 * @returns {string} its folder
 */
function made({ place, umask, env }) {
  const folder = join(work, place);
  say(`In ${folder}`);
  const before = process.umask(umask);
  const listed = command(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    root,
    {},
  ).split('\0');
  for (const file of [
    ...listed.filter((name) => name && existsSync(join(root, name))),
    'node_modules',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    });
  }
  mkdirSync(join(folder, 'packed'));
  // The build uses nothing from outside: no compiler cache, no downloaded data.
  const own = { ...env, CCACHE_DISABLE: '1', RESCORE_IMPORTED: join(folder, 'imported') };
  command('node', ['tools/build.mjs'], folder, own);
  command('node', ['tools/build.mjs', '--single'], folder, own);
  command('npm', ['pack', '--silent', '--pack-destination', 'packed'], folder, own);
  process.umask(before);
  return folder;
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} env
 */
function command(name, args, cwd, env) {
  const { status, stdout, stderr } = spawnSync(name, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0)
    throw new Error(`${name} ${args.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Every shipped file, with its hash.
 * @param {string} folder
 * @returns {Map<string, string>}
 */
function filesOf(folder) {
  /** @type {Map<string, string>} */
  const files = new Map();
  const add = (/** @type {string} */ path) =>
    files.set(
      relative(folder, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    );
  const walk = (/** @type {string} */ path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      entry.isDirectory() ? walk(join(path, entry.name)) : add(join(path, entry.name));
    }
  };
  for (const name of MADE) walk(join(folder, name));
  for (const name of readdirSync(join(folder, 'build/wasm')).filter((one) => MODULE.test(one)))
    add(join(folder, 'build/wasm', name));
  return files;
}

/** @param {Map<string, string>} files @param {string[]} differing */
function write(files, differing) {
  const text = readFileSync(document, 'utf8');
  const [head, tail] = [
    text.slice(0, text.indexOf(BEGIN) + BEGIN.length),
    text.slice(text.indexOf(END)),
  ];
  const all = createHash('sha256');
  for (const name of [...files.keys()].sort()) all.update(`${files.get(name)}  ${name}\n`);
  const emscripten =
    /\d+\.\d+\.\d+/.exec(command('emcc', ['--version'], root, {}))?.[0] ?? 'unknown';
  const vite = JSON.parse(
    readFileSync(join(root, 'node_modules/vite/package.json'), 'utf8'),
  ).version;
  const minutes = Math.max(1, Math.round((Date.now() - began) / 60_000));
  const lines = [
    `- ${new Date().toISOString().slice(0, 10)}, Emscripten ${emscripten}, ` +
      `Node ${process.versions.node}, Vite ${vite}, ${minutes} minutes for both`,
    ...(differing.length > 0
      ? differing.map((file) => `- **Differs:** \`${file}\``)
      : [
          `- All ${files.size} files are the same, byte by byte; ` +
            `SHA-256 of their list (\`sha256sum\`): \`${all.digest('hex').slice(0, 16)}…\``,
        ]),
  ];
  writeFileSync(document, `${head}\n\n${lines.join('\n')}\n\n${tail}`);
}
