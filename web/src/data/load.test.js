import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { RescoreError } from '../engine/open-engine.js';
import { editionOf } from './catalog.js';
import { fetched, fetchText, loadEdition, loadSheet } from './load.js';
import { china } from '../../../tests/cli/support.mjs';
import { openAsked, openCore, textOf } from '../../../tests/web/support.mjs';

const source = { name: 'index.json', url: 'https://example.org/index.json' };
const megabyte = 2 ** 20;

/** @typedef {Response | Error} Answer */

/**
 * Lets fetch give fixed answers.
 * @param {import('node:test').TestContext} t
 * @param {(url: string) => Answer} answer
 */
function serve(t, answer) {
  t.mock.method(globalThis, 'fetch', async (/** @type {string} */ url) => {
    const given = answer(url);
    if (given instanceof Error) throw given;
    return given;
  });
}

/** A body that comes in these pieces. @param {(Uint8Array | Error)[]} pieces */
function bodyOf(...pieces) {
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(piece);
    },
  });
}

/** The one problem a fetch ends with. @param {number} [limit] */
async function problem(limit = megabyte) {
  const fault = await fetchText(source, limit).then(
    () => assert.fail('it was read'),
    (reason) => reason,
  );
  assert.ok(fault instanceof RescoreError);
  assert.equal(fault.problems.length, 1);
  const { code, file, pointer, sentence } = fault.problems[0];
  assert.deepEqual([file, pointer], ['index.json', '']);
  return `${code}: ${sentence}`;
}

const gone = 'missing-file: The file is not there or cannot be read.';

describe('fetching a file', () => {
  test('gives its text, whatever pieces it comes in', async (t) => {
    const bytes = new TextEncoder().encode('{"name": "Azərbaycan 🇦🇿"}');
    for (let cut = 0; cut <= bytes.length; ++cut) {
      serve(t, () => new Response(bodyOf(bytes.slice(0, cut), bytes.slice(cut))));
      assert.equal(await fetchText(source, megabyte), '{"name": "Azərbaycan 🇦🇿"}');
      t.mock.restoreAll();
    }
  });

  test('drops a byte order mark', async (t) => {
    serve(t, () => new Response('\ufeff{}'));
    assert.equal(await fetchText(source, megabyte), '{}');
  });

  test('is not waited for when the server sends nothing, or nothing more', async (t) => {
    const late = 'missing-file: The server has sent nothing for 15 seconds.';
    const cut = 'missing-file: The file could not be read to its end.';
    const piece = Uint8Array.of(0x7b);
    for (const [pieces, said] of /** @type {[Uint8Array[] | null, string][]} */ ([
      [null, late],
      [[], cut],
      [[piece, piece], cut],
    ])) {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      t.mock.method(
        globalThis,
        'fetch',
        async (/** @type {string} */ _, /** @type {any} */ { signal }) => {
          const stopped = new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
          );
          stopped.catch(() => {});
          if (!pieces) return stopped;
          return new Response(
            new ReadableStream({
              pull: async (controller) => controller.enqueue(pieces.shift() ?? (await stopped)),
            }),
          );
        },
      );
      const told = problem();
      await new Promise(setImmediate);
      t.mock.timers.tick(14_000);
      await new Promise(setImmediate);
      t.mock.timers.tick(1_000);
      assert.equal(await told, said);
      t.mock.restoreAll();
      t.mock.timers.reset();
    }
  });

  test('is asked for past the browser’s cache when the answer cannot be the file', async (t) => {
    const page = '<!doctype html><title>Not here</title>';
    for (const wrong of [
      () => new Response(page, { headers: { 'content-type': 'text/html' } }),
      () => new Response(page, { headers: { 'content-type': 'application/json' } }),
      () => new Response(new Uint8Array([0x3c, 0xe9, 0x3e])), // in Latin-1
      () => new Response('{"name": '),
      () => new Response(''),
      () => new Response(page, { status: 404, headers: { 'cache-control': 'max-age=31536000' } }),
      () =>
        new Response(page, { status: 404, headers: { expires: 'Thu, 01 Jan 2099 00:00:00 GMT' } }),
    ]) {
      const ways = /** @type {(string | undefined)[]} */ ([]);
      t.mock.method(globalThis, 'fetch', async (/** @type {string} */ _, how = {}) => {
        ways.push(how.cache);
        return how.cache === 'reload' ? new Response('{"name": 1}') : wrong();
      });
      assert.equal(await fetchText(source, megabyte), '{"name": 1}');
      assert.deepEqual(ways, ['default', 'reload']);
      t.mock.restoreAll();
    }
    // Once, and not when there is no answer at all, or an error that no browser keeps.
    for (const [answer, times] of /** @type {[Answer, number][]} */ ([
      [new Response('<p>', { headers: { 'cache-control': 'max-age=31536000' } }), 2],
      [new Response('<p>', { status: 500 }), 1],
      [new Response('<p>', { status: 404, headers: { 'cache-control': 'max-age=0' } }), 1],
      [new TypeError('Failed to fetch'), 1],
      [new Response('{}'), 1],
    ])) {
      serve(t, () => answer);
      await fetchText(source, megabyte).catch(() => {});
      const { mock } = /** @type {any} */ (fetch);
      assert.equal(mock.callCount(), times);
      t.mock.restoreAll();
    }
  });

  test('says when it is not there', async (t) => {
    for (const status of [404, 403, 500]) {
      serve(t, () => new Response('<h1>No</h1>', { status }));
      assert.equal(await problem(), gone);
      t.mock.restoreAll();
    }
  });

  test('says when there is no network, or no body', async (t) => {
    serve(t, () => new TypeError('Failed to fetch'));
    assert.equal(await problem(), gone);
    t.mock.restoreAll();
    serve(t, () => new Response(null, { status: 200 }));
    assert.equal(await problem(), gone);
  });

  test('says when the connection breaks half-way', async (t) => {
    serve(t, () => new Response(bodyOf(new Uint8Array([0x7b]), new TypeError('network error'))));
    assert.equal(await problem(), 'missing-file: The file could not be read to its end.');
  });

  test('says when it is not UTF-8, be it in the middle or cut off at the end', async (t) => {
    for (const bytes of [
      [0x7b, 0xff, 0x7d],
      [0x7b, 0xc3],
      [0xed, 0xa0, 0x80],
    ]) {
      serve(t, () => new Response(bodyOf(new Uint8Array(bytes))));
      assert.equal(await problem(), 'broken-json: The file is not text in UTF-8.');
      t.mock.restoreAll();
    }
  });

  test('takes a file of exactly the limit, and not a byte more', async (t) => {
    serve(t, () => new Response(new Uint8Array(megabyte).fill(0x20)));
    assert.equal((await fetchText(source, megabyte)).length, megabyte);
    t.mock.restoreAll();
    serve(t, () => new Response(new Uint8Array(megabyte + 1).fill(0x20)));
    assert.equal(await problem(), 'file-too-large: The file has more than 1 MB; no more are read.');
  });

  test('stops reading a file without end, and closes the connection', async (t) => {
    let pieces = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        ++pieces;
        controller.enqueue(new Uint8Array(megabyte).fill(0x20));
      },
      cancel() {
        cancelled = true;
      },
    });
    serve(t, () => new Response(endless));
    assert.equal(
      await problem(16 * megabyte),
      'file-too-large: The file has more than 16 MB; no more are read.',
    );
    assert.equal(cancelled, true);
    assert.ok(pieces <= 18, `${pieces} MB were read`); // the stream keeps one piece ready
  });

  test('closes the connection when the text is wrong, too', async (t) => {
    let cancelled = false;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array([0xff])),
      cancel: () => void (cancelled = true),
    });
    serve(t, () => new Response(body));
    await problem();
    assert.equal(cancelled, true);
  });
});

describe('loading an edition', () => {
  const editionSource = editionOf(
    'china-index-2024-98',
    'China Index 2024',
    (name) => fetched(name, async () => name),
    ['AZ'],
  );

  /**
   * Loads the China Index 2024 with some files replaced.
   * @param {import('node:test').TestContext} t
   * @param {Record<string, string | Response>} instead by name
   */
  async function load(t, instead) {
    serve(t, (url) => {
      const text = instead[url] ?? textOf(china, url);
      return typeof text === 'string' ? new Response(text) : text;
    });
    const engine = await openCore();
    const data = await loadEdition(engine, editionSource, 'AZ');
    const there = { index: data.index, standings: data.standings, sheet: data.sheets.get('AZ') };
    const loaded = Object.entries(there)
      .filter(([, file]) => file)
      .map(([kind]) => kind);
    return {
      engine,
      data,
      loaded,
      problems: data.problems.map((p) => `${p.file} ${p.pointer} ${p.code}`),
    };
  }

  test('gives its three files, and no problem', async (t) => {
    const { engine, data, loaded, problems } = await load(t, {});
    assert.deepEqual([loaded, problems], [['index', 'standings', 'sheet'], []]);
    assert.equal(data.index?.title, 'China Index 2024');
    assert.equal(engine.score('AZ', 'publisher')[0].rank, 66);
  });

  test('without its index gives nothing, and reads no other file', async (t) => {
    for (const index of [new Response('', { status: 404 }), '{', '{}']) {
      const { engine, loaded, problems } = await load(t, { 'index.json': index });
      assert.deepEqual(loaded, []);
      assert.ok(
        problems.every((p) => p.startsWith('index.json ')),
        problems.join(),
      );
      assert.equal(engine.fingerprint(), '');
      t.mock.restoreAll();
    }
  });

  test('without its standings still has the answers', async (t) => {
    const { engine, loaded, problems } = await load(t, { 'standings.json': '{"edition": NaN}' });
    assert.deepEqual(
      [loaded, problems],
      [['index', 'sheet'], ['standings.json /edition not-a-number']],
    );
    const [overall] = engine.score('AZ', 'publisher');
    assert.deepEqual([overall.achieved, overall.rank], [112, null]);
  });

  test('without its sheet still has every rank', async (t) => {
    const { engine, loaded, problems } = await load(t, {
      'countries/AZ.json': new Response('', { status: 404 }),
    });
    assert.deepEqual(
      [loaded, problems],
      [['index', 'standings'], ['countries/AZ.json  missing-file']],
    );
    assert.equal(engine.score('AZ', 'publisher')[0].rank, 66);
  });

  test('names the faults of both when two files are wrong', async (t) => {
    const { loaded, problems } = await load(t, { 'standings.json': '[]', 'countries/AZ.json': '' });
    assert.deepEqual(
      [loaded, problems],
      [['index'], ['standings.json  wrong-type', 'countries/AZ.json  broken-json']],
    );
  });

  test('keeps everything when only figures disagree; who checks them names them', async (t) => {
    const wrong = textOf(china, 'standings.json').replace(
      '"overall": [112, 396, 28.3, 66]',
      '"overall": [112, 396, 28.3, 65]',
    );
    const { data, loaded, problems } = await load(t, { 'standings.json': wrong });
    assert.deepEqual([loaded, problems], [['index', 'standings', 'sheet'], []]);
    const asked = await openAsked();
    t.after(() => asked.close());
    asked.loadEdition('index.json', data.texts.index);
    asked.loadStandings('standings.json', data.texts.standings);
    assert.deepEqual(
      asked.check().problems.map((p) => `${p.file} ${p.pointer} ${p.code}`),
      ['standings.json /countries/7/scopes/overall/3 rank-mismatch'],
    );
  });

  test('asks for a broken sheet once, and tells its faults once', async (t) => {
    const { engine, data } = await load(t, { 'countries/AZ.json': '{' });
    const faults = [...data.problems];
    assert.equal(faults.length, 1);
    await loadSheet(engine, editionSource, data, 'AZ');
    await loadSheet(engine, editionSource, data, 'FR'); // has none
    assert.deepEqual([data.problems, data.sheets.size], [faults, 0]);
  });

  test('asks again for a sheet that could not be fetched, and forgets that it was not there', async (t) => {
    let network = false;
    serve(t, (url) =>
      network || !url.endsWith('AZ.json')
        ? new Response(textOf(china, url))
        : new TypeError('no network'),
    );
    const engine = await openCore();
    const data = await loadEdition(engine, editionSource, 'AZ');
    assert.deepEqual([data.sheets.size, data.problems.map((p) => p.code)], [0, ['missing-file']]);
    await loadSheet(engine, editionSource, data, 'AZ');
    assert.deepEqual([data.sheets.size, data.problems.map((p) => p.code)], [0, ['missing-file']]);
    network = true;
    await loadSheet(engine, editionSource, data, 'AZ');
    assert.deepEqual([[...data.sheets.keys()], data.problems], [['AZ'], []]);
  });

  test('without a sheet loads one more later', async (t) => {
    serve(t, (url) => new Response(textOf(china, url)));
    const engine = await openCore();
    const data = await loadEdition(engine, editionSource, 'FR');
    assert.deepEqual([data.sheets.size, data.problems], [0, []]);
    await Promise.all([
      loadSheet(engine, editionSource, data, 'AZ'),
      loadSheet(engine, editionSource, data, 'AZ'),
    ]);
    assert.deepEqual([[...data.sheets.keys()], data.problems], [['AZ'], []]);
    engine.set('AZ', 'media-03', 3);
  });

  test('lets through what is no fault of the data', async (t) => {
    serve(
      t,
      () =>
        /** @type {any} */ ({
          ok: true,
          body: {
            getReader: () => {
              throw new RangeError('a bug');
            },
          },
        }),
    );
    await assert.rejects(loadEdition(await openCore(), editionSource, 'AZ'), RangeError);
  });
});
