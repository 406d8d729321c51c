/**
 * npm run data: imports the publisher's raw data into imported/, where the page finds it.
 *
 *   npm run data -- [--edition china-index-2024-98] [--from FOLDER_OR_ARCHIVE_OR_URL]
 *
 * Without --from it downloads the pinned files of the publisher's repository (raw-files.json) and
 * checks each by its SHA-256. It does not download a file twice. --from takes a folder, an archive
 * (.zip, .tar, .tar.gz) or another address with the same files instead. The core does the import;
 * if it fails, nothing is written.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { isEncrypted } from '../web/src/features/import/encrypted.js';
import { compile, root, say, setUp } from './steps.mjs';

/** @typedef {{ commit: string, folder: string, files: [string, number, string][] }} Pinned */

/** Parallel downloads. */
const PARALLEL = 8;
/** What an archive may unpack to, in bytes; the publisher's data have 20 MB. */
const MAX_UNPACKED = 2 ** 28;
/** Timeout for a file, in milliseconds. */
const PATIENCE = 120_000;

const { values } = parseArgs({
  options: {
    edition: { type: 'string', default: 'china-index-2024-98' },
    from: { type: 'string' },
    out: { type: 'string', default: join(root, 'imported') },
  },
});
const edition = /** @type {string} */ (values.edition);
const out = /** @type {string} */ (values.out);
/** @type {{ address: string, editions: Record<string, Pinned> }} */
const raw = JSON.parse(readFileSync(join(root, 'data/raw-files.json'), 'utf8'));
const pinned = raw.editions[edition];
if (!pinned)
  stop(`There is no edition "${edition}"; there are ${Object.keys(raw.editions).join(', ')}.`);

setUp('command');
compile('native', 'rescore_cli');
const source = await find(values.from);
const target = join(out, edition);
mkdirSync(out, { recursive: true });
const imported = spawnSync(
  join(root, 'build/native/rescore'),
  ['import', source, '--edition', edition, '--out', target],
  { stdio: 'inherit' },
);
if (imported.status !== 0) stop('Nothing was imported.');
say(`The answers of ${edition} are in ${target}; npm start shows them.`);

/**
 * The folder with the raw files.
 * @param {string | undefined} from
 */
async function find(from) {
  if (from === undefined) return download(`${raw.address}/${pinned.commit}/${pinned.folder}`);
  if (/^https?:\/\//.test(from)) return download(from.replace(/\/$/, ''));
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), from);
  if (!existsSync(path)) stop(`${from} is not there.`);
  return statSync(path).isDirectory() || /\.(csv|json)$/i.test(path) ? path : unpack(path);
}

/**
 * Refuses an archive that unpacks to more than the publisher's data could be, before it is
 * unpacked: a few megabytes can become gigabytes.
 * @param {string} archive
 */
function unpack(archive) {
  // Else the unpacking program would ask for a password.
  if (isZip(archive) && isEncrypted(readFileSync(archive)))
    stop(`${archive} is encrypted. Unpack it first.`);
  const bytes = unpackedSize(archive);
  if (!(bytes <= MAX_UNPACKED))
    stop(
      `${archive} unpacks to ${Math.ceil(bytes / 2 ** 20)} MB; ` +
        `at most ${MAX_UNPACKED / 2 ** 20} MB are unpacked.`,
    );
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [command, args] = isZip(archive)
    ? ['unzip', ['-q', archive, '-d', folder]]
    : ['tar', ['-xf', archive, '-C', folder]];
  // A size in an archive can be wrong: no single file gets larger than all may be.
  const bounded = ['-c', `ulimit -f ${MAX_UNPACKED / 512}; exec "$@"`, 'sh', command, ...args];
  unpacking(archive, 'sh', bounded);
  return folder;
}

/** Some systems write names in capitals. @param {string} archive */
function isZip(archive) {
  return /\.zip$/i.test(archive);
}

/** The size of its files that an archive states, in bytes. @param {string} archive */
function unpackedSize(archive) {
  const zip = isZip(archive);
  // Both print a line for each file; the size is before the date.
  const list = zip
    ? unpacking(archive, 'unzip', ['-lqq', archive])
    : unpacking(archive, 'tar', ['--numeric-owner', '-tvf', archive]);
  const size = zip ? /^ *(\d+) / : /^\S+ +\S+ +(\d+) /;
  const sizes = list.split('\n').map((line) => Number(size.exec(line)?.[1] ?? 0));
  return sizes.reduce((sum, one) => sum + one, 0);
}

/**
 * What an unpacking program prints; stops when it fails.
 * @param {string} archive @param {string} command @param {string[]} args
 */
function unpacking(archive, command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (result.status !== 0)
    stop(`${archive} cannot be unpacked: ${result.error?.message ?? result.stderr.trim()}`);
  return result.stdout;
}

/**
 * Downloads missing files into the cache beside the results.
 * @param {string} address
 */
async function download(address) {
  const cache = join(out, '.raw', edition);
  const wanted = pinned.files.filter(([path, , sum]) => checksum(join(cache, path)) !== sum);
  const bytes = wanted.reduce((sum, [, size]) => sum + size, 0);
  let done = 0;
  const queue = [...wanted];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [path, size, sum] = next;
      const file = join(cache, path);
      const bytesOfFile = await fetchBytes(`${address}/${path}`, size);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.part`, bytesOfFile);
      if (checksum(`${file}.part`) !== sum) {
        rmSync(`${file}.part`);
        stop(`${address}/${path} is not the file that is expected: its SHA-256 differs.`);
      }
      renameSync(`${file}.part`, file);
      done += size;
      progress(done / bytes);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  if (wanted.length > 0 && process.stderr.isTTY) process.stderr.write('\n');
  return cache;
}

/** @param {string} address @param {number} size in bytes; a longer response is rejected */
async function fetchBytes(address, size) {
  const unreachable = () =>
    stop(`${new URL(address).host} cannot be reached; with the files at hand use --from FOLDER.`);
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch(
    unreachable,
  );
  if (!response.ok || !response.body) stop(`${address} answers ${response.status}.`);
  const chunks = [];
  let length = 0;
  try {
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > size) break;
      chunks.push(chunk);
    }
  } catch {
    unreachable();
  }
  return Buffer.concat(chunks);
}

/** @param {string} file */
function checksum(file) {
  if (!existsSync(file)) return '';
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** @param {number} share 0 to 1 */
function progress(share) {
  if (!process.stderr.isTTY) return;
  const width = 40;
  const full = Math.round(share * width);
  process.stderr.write(
    `\r[${'#'.repeat(full)}${' '.repeat(width - full)}] ${Math.round(share * 100)} %`,
  );
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
