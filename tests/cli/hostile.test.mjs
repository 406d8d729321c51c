/** Hostile input that the command must not accept, print or merge. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { china, command, json, readJson, rescore } from './support.mjs';

test('a number with a leading zero is decimal, and nothing else is a number', () => {
  assert.equal(json('robust', china, '--draws', '010', '--seed', '08').options.seed, '8');
  assert.equal(json('robust', china, '--draws', '010', '--seed', '08').options.draws, 10);
  assert.equal(json('goal', china, 'AZ', '--rank', '050').cost, 8);
  for (const [option, value] of [
    ['--draws', '0x10'],
    ['--draws', '-18446744073709551606'],
    ['--seed', '1e3'],
    ['--seed', '-1'],
  ]) {
    const { status, stderr } = rescore('robust', china, option, value);
    assert.equal(status, 2);
    assert.match(stderr, new RegExp(`^${option}: is a whole number from 0 to `));
  }
});

test(
  'an answer that cannot be written is none',
  { skip: existsSync('/dev/full') ? false : 'There is no /dev/full.' },
  () => {
    for (const args of [
      ['rank', china],
      ['robust', china, '--draws', '50', '--json'],
    ]) {
      const { status, stderr } = spawnSync(command, args, {
        encoding: 'utf8',
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      assert.equal(status, 1);
      assert.equal(stderr, 'The output could not be written.\n');
    }
  },
);

test('nothing that is quoted steers the terminal', () => {
  const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  const bad = '\u009b31m\u202e\u2066\u001b[31m';
  for (const args of [
    ['rank', china, '--method', bad],
    ['score', china, 'AZ', `--${bad}`],
    ['robust', china, '--model', bad],
    [
      'rank',
      china,
      '--link',
      `v=1&d=china-index-2024-98&${encodeURIComponent(bad)}m=1&e=AZ.media-03:4`,
    ],
  ]) {
    const { stdout, stderr } = rescore(...args);
    assert.doesNotMatch(stdout + stderr, steering);
    assert.match(stderr, /\S/);
  }
});

test('shards of different methods of one name are not merged, nor is one linked', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const exact = readJson('data/china-index-2024/index.json').methods.find((m) => m.id === 'exact');
  const shards = [{ aggregate: 'pooled' }, { aggregate: 'mean' }].map((change, i) => {
    const method = join(folder, `method-${i}.json`);
    writeFileSync(method, JSON.stringify({ ...exact, id: 'third', ...change }));
    const shard = join(folder, `shard-${i + 1}.json`);
    writeFileSync(
      shard,
      rescore(
        'robust',
        china,
        '--method-file',
        method,
        '--draws',
        '100',
        '--shard',
        `${i + 1}/2`,
        '--json',
      ).stdout,
    );
    return shard;
  });
  const { status, stderr } = rescore('merge', ...shards);
  assert.equal(status, 1);
  assert.match(stderr, /shard-2\.json: \/fingerprint: .*\[/);
  const link = rescore('link', china, 'AZ', '--method-file', join(folder, 'method-0.json'));
  assert.equal(link.status, 1);
  assert.equal(
    link.stderr,
    'A link cannot hold a method from a file; it names methods of the edition. [bad-request]\n',
  );
});

test('parts add up for a country that ends without a rank', () => {
  const skips = Array.from({ length: 11 }, (_, i) => [
    '--set',
    `media-${String(i + 1).padStart(2, '0')}=skip`,
  ]).flat();
  const { parts, before, after, orders } = json(
    'explain',
    china,
    'AZ',
    '--scope',
    'domain:media',
    ...skips,
  );
  assert.equal(after.rank, null);
  const sum = parts.reduce((all, part) => all + part.gained_in_orders, 0);
  assert.equal(sum, (before.rank - 98) * orders);
  const { stdout } = rescore('explain', china, 'AZ', '--scope', 'domain:media', ...skips);
  assert.match(stdout, /together .* -37\.00\n/);
});
