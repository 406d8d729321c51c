/** tools/fetch-data.mjs with the raw data from a folder, an archive, and a server in the test. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test as nodeTest } from 'node:test';

import { rawData } from '../data/files.mjs';
import { json, readJson, root } from './support.mjs';

const { path: raw, skip } = rawData('The script that fetches raw data');
/** @param {string} name @param {(t: import('node:test').TestContext) => Promise<void>} run */
const test = (name, run) => nodeTest(name, { skip }, run);

const edition = 'china-index-2024-98';
const website = join(raw, '2024-98/website_json_file');
/** @type {[string, number, string][]} */
const files = readJson('data/raw-files.json').editions[edition].files;

/** A folder that is deleted after the test. @param {import('node:test').TestContext} t */
function emptyFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs the script without blocking, so that a server in the test can answer.
 * @param {...string} args
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string }>}
 */
function fetchData(...args) {
  const child = spawn(process.execPath, [join(root, 'tools/fetch-data.mjs'), ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) =>
    child.on('close', (status) => resolve({ status, stdout, stderr })),
  );
}

/**
 * Serves the raw files at http://127.0.0.1:PORT and counts what is asked for.
 * @param {import('node:test').TestContext} t
 * @param {(path: string, bytes: Buffer) => Buffer | null} [change] null: not found
 */
async function serve(t, change = (_, bytes) => bytes) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    asked.push(path);
    const bytes = change(path, readFileSync(join(website, path)));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const close = () => new Promise((resolve) => server.close(resolve));
  t.after(close);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { asked, address: `http://127.0.0.1:${port}`, close };
}

/**
 * The import is complete and correct.
 * @param {Awaited<ReturnType<typeof fetchData>>} result
 * @param {string} out
 */
function imported(result, out) {
  assert.deepEqual([result.status, result.stderr], [0, ''], result.stdout);
  const report = json('check', join(out, edition));
  assert.deepEqual([report.fingerprint, report.errors], ['75260f63', []]);
}

/**
 * One sentence, exit code 1, and no edition.
 * @param {Awaited<ReturnType<typeof fetchData>>} result
 * @param {string} out
 * @param {RegExp} sentence
 */
function refused({ status, stderr }, out, sentence) {
  assert.equal(status, 1);
  assert.match(stderr, sentence);
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  assert.equal(existsSync(join(out, edition)), false);
  const left = existsSync(out) ? readdirSync(out, { recursive: true, encoding: 'utf8' }) : [];
  assert.deepEqual(
    left.filter((path) => path.endsWith('.part')),
    [],
  );
}

describe('the raw data comes from', () => {
  test('a folder', async (t) => {
    const out = emptyFolder(t);
    imported(await fetchData('--from', join(raw, '2024-98'), '--out', out), out);
    assert.deepEqual(readdirSync(out), [edition]);
  });

  test('an archive', async (t) => {
    const out = emptyFolder(t);
    const archive = join(emptyFolder(t), 'raw.tar.gz');
    assert.equal(
      spawnSync('tar', ['-czf', archive, '-C', raw, '2024-98/website_json_file']).status,
      0,
    );
    imported(await fetchData('--from', archive, '--out', out), out);
  });

  test('an address, and no file twice', async (t) => {
    const out = emptyFolder(t);
    const { address, asked } = await serve(t);
    imported(await fetchData('--from', address, '--out', out), out);
    assert.deepEqual(asked.sort(), files.map(([path]) => path).sort());

    // Files that exist stay; missing or damaged ones are downloaded again.
    asked.length = 0;
    const cache = join(out, '.raw', edition);
    rmSync(join(cache, 'country/AZ.json'));
    writeFileSync(join(cache, 'country_list.json'), '{}');
    imported(await fetchData('--from', address, '--out', out), out);
    assert.deepEqual(asked.sort(), ['country/AZ.json', 'country_list.json']);
  });
});

describe('nothing is half done when', () => {
  test('a byte is wrong', async (t) => {
    const out = emptyFolder(t);
    const { address } = await serve(t, (path, bytes) => {
      if (path === 'country/AZ.json') bytes[1000] ^= 1;
      return bytes;
    });
    const sentence = /AZ\.json is not the file that is expected: its SHA-256 differs\.\n$/;
    refused(await fetchData('--from', address, '--out', out), out, sentence);
    assert.equal(existsSync(join(out, '.raw', edition, 'country/AZ.json')), false);
  });

  test('a file is longer than it should be', async (t) => {
    const out = emptyFolder(t);
    const { address } = await serve(t, (path, bytes) =>
      path === 'indicators.json' ? Buffer.concat([bytes, bytes]) : bytes,
    );
    refused(
      await fetchData('--from', address, '--out', out),
      out,
      /indicators\.json is not the file that is expected/,
    );
  });

  test('a file is not there', async (t) => {
    const out = emptyFolder(t);
    const { address } = await serve(t, (path, bytes) =>
      path === 'indicators.json' ? null : bytes,
    );
    refused(
      await fetchData('--from', address, '--out', out),
      out,
      /indicators\.json answers 404\.\n$/,
    );
  });

  test('nobody answers', async (t) => {
    const out = join(emptyFolder(t), 'out');
    const { address, close } = await serve(t);
    await close();
    const sentence =
      /^127\.0\.0\.1:\d+ cannot be reached; with the files at hand use --from FOLDER\.\n$/;
    refused(await fetchData('--from', address, '--out', out), out, sentence);
    assert.equal(existsSync(out), false);
  });

  test('an archive would unpack to hundreds of megabytes', async (t) => {
    const folder = emptyFolder(t);
    writeFileSync(join(folder, 'large.json'), '');
    truncateSync(join(folder, 'large.json'), 300 * 2 ** 20); // takes no room itself
    const archive = join(folder, 'raw.tar.gz');
    assert.equal(spawnSync('tar', ['-czf', archive, '-C', folder, 'large.json']).status, 0);
    assert.ok(statSync(archive).size < 2 ** 20);
    const { status, stderr } = await fetchData('--from', archive, '--out', join(folder, 'out'));
    assert.notEqual(status, 0);
    assert.match(stderr, /unpacks to 300 MB; at most 256 MB are unpacked/);
    assert.ok(!existsSync(join(folder, 'out')));
  });

  test('an archive is encrypted, even in part', async (t) => {
    const out = join(emptyFolder(t), 'out');
    const archive = join(root, 'tests/fixtures/encrypted.zip');
    const { status, stderr } = await fetchData('--from', archive, '--out', out);
    assert.equal(status, 1);
    assert.match(stderr, /encrypted\.zip is encrypted\. Unpack it first\.\n$/);
  });

  test('an archive is none', async (t) => {
    const folder = emptyFolder(t);
    for (const [name, program] of [
      ['raw.tar.gz', 'tar'],
      ['RAW.ZIP', 'zip'],
    ]) {
      const archive = join(folder, name);
      writeFileSync(archive, 'no archive');
      const { status, stderr } = await fetchData('--from', archive, '--out', join(folder, 'out'));
      assert.equal(status, 1);
      const [, why] = stderr.split(`${name} cannot be unpacked: `);
      assert.match(why, new RegExp(program));
      assert.equal(existsSync(join(folder, 'out')), false);
    }
  });

  nodeTest('a folder or an edition is not there', async (t) => {
    const out = join(emptyFolder(t), 'out');
    refused(
      await fetchData('--from', join(out, 'missing'), '--out', out),
      out,
      /missing is not there\.\n$/,
    );
    const unknown = await fetchData('--edition', 'china-index-1949', '--out', out);
    refused(
      unknown,
      out,
      /^There is no edition "china-index-1949"; there are china-index-2024-98, .*\.\n$/,
    );
  });
});
