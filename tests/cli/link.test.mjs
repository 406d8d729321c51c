/** What-ifs as links: the verb that writes them and the option that every question takes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rawData } from '../data/files.mjs';
import { allAnswers, china, errors, json, rescore, table, told } from './support.mjs';

const { path: raw, skip } = rawData('Links to changes of several countries');
const link = 'v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3~AZ.foreign-policy-08:%2D';
const sets = ['--set', 'media-03=3', '--set', 'foreign-policy-08=skip'];

describe('link', () => {
  test('prints the changes, method and scope', () => {
    assert.deepEqual(table('link', china, 'AZ', ...sets), [link, '']);
    assert.deepEqual(json('link', china, 'AZ', ...sets), { link });
    assert.equal(
      json('link', china, 'AZ', '--method', 'exact,mean', '--scope', 'layer:exposure').link,
      'v=1&d=china-index-2024-98.6c764bd5&c=AZ&m=exact,mean&s=layer:exposure',
    );
  });

  test('changes another link and keeps the keys it does not know', () => {
    const told =
      'link: /x-theme: This version does not know "x-theme" and ignores it. [unknown-key]\n';
    const linked = (/** @type {string} */ text, /** @type {string} */ set) => {
      const { status, stdout, stderr } = rescore('link', china, 'AZ', '--link', text, '--set', set);
      assert.deepEqual([status, stderr], [0, told]);
      return stdout.trim();
    };
    const longer = linked(`${link}&x-theme=dark`, 'media-05=1');
    assert.match(longer, /e=AZ\.media-03:3~AZ\.media-05:1~AZ\.foreign-policy-08:-&x-theme=dark$/);
    assert.equal(linked(longer, 'media-05=3'), `${link.replace('%2D', '-')}&x-theme=dark`);
  });

  test('is refused for what is not there', () => {
    assert.deepEqual(
      errors('link', china, 'XX').map((e) => e.code),
      ['unknown-country'],
    );
    assert.deepEqual(
      errors('link', china, 'AZ', '--method', 'odd').map((e) => e.code),
      ['unknown-method'],
    );
  });

  test('holds the changes of several countries', { skip }, () => {
    const data = allAnswers(raw);
    const changed = ['--set', 'AZ.media-03=3', '--set', 'TH.media-05=0'];
    const long = json('link', data, 'AZ', ...changed).link;
    assert.deepEqual(json('rank', data, '--link', long), json('rank', data, ...changed));
  });
});

describe('--link', () => {
  /** @type {Record<string, string[]>} */
  const questions = {
    score: ['AZ'],
    'what-if': ['AZ'],
    impact: ['AZ'],
    goal: ['AZ', '--rank', '60'],
    explain: ['AZ'],
    rank: [],
  };
  for (const [verb, args] of Object.entries(questions)) {
    test(`gives ${verb} the changes of --set`, () => {
      const named = verb === 'rank' ? sets.map((s) => (s === '--set' ? s : `AZ.${s}`)) : sets;
      assert.deepEqual(
        json(verb, china, ...args, '--link', link),
        json(verb, china, ...args, ...named),
      );
    });
  }

  test('takes a whole address, a "#" before the link, and nothing', () => {
    const [wanted, plain] = [json('rank', china, '--link', link), json('rank', china)];
    assert.deepEqual(
      json('rank', china, '--link', `https://example.org/index.html?a=b#${link}`),
      wanted,
    );
    assert.deepEqual(json('rank', china, '--link', `#${link}`), wanted);
    assert.deepEqual(json('rank', china, '--link', ''), plain);
  });

  test('brings its method and scope, and gives way to those that are asked for', () => {
    const more = `${link}&m=exact&s=domain:media`;
    assert.deepEqual(
      json('rank', china, '--link', more),
      json('rank', china, '--link', link, '--method', 'exact', '--scope', 'domain:media'),
    );
    assert.equal(json('rank', china, '--link', more, '--scope', 'overall').scope, 'overall');
    assert.equal(
      json('score', china, 'AZ', '--link', more, '--method', 'publisher').method,
      'publisher',
    );
  });

  test('comes before --set', () => {
    const { edits } = json('what-if', china, 'AZ', '--link', link, '--set', 'media-03=1');
    assert.deepEqual(
      edits.map((/** @type {any} */ e) => e.to),
      [1, null],
    );
  });

  test('warns of what does not fit and uses the rest', () => {
    const { status, stdout, stderr } = rescore(
      'rank',
      china,
      '--json',
      '--link',
      link.replace('foreign-policy-08', 'foreign-policy-18').replace('6c76', '6c77'),
    );
    assert.equal(status, 0);
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map((l) => l.replace(/:.*\[/, ' [')),
      ['link [unknown-indicator]', 'link [other-data]'],
    );
    assert.deepEqual(JSON.parse(stdout), json('rank', china, '--set', 'AZ.media-03=3'));
  });

  test('of which nothing holds is an error', () => {
    assert.deepEqual(told(errors('rank', china, '--link', 'v=9&c=AZ')), [
      '/v: The link is from a newer Rescore: it has version "9", ' +
        'and this one knows versions up to 1, so the published answers hold. [newer-link]',
    ]);
    assert.deepEqual(
      errors('score', china, 'AZ', '--link', 'v=1&d=china-index-2022&c=AZ').map((e) => [
        e.file,
        e.code,
      ]),
      [['link', 'wrong-edition']],
    );
  });
});
