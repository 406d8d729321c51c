/** Compares the command with the reference: one data folder per case, one process per question. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { rescore } from '../cli/support.mjs';
import { equal } from './hold.mjs';
import { commandRow, Model, printed } from './model.mjs';

/** @import { Changes } from './model.mjs' */

/** The folder is deleted after `use`. @param {any} built @param {(folder: string) => void} use */
function withFolder(built, use) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-differential-'));
  try {
    mkdirSync(join(folder, 'countries'));
    writeFileSync(join(folder, 'index.json'), JSON.stringify(built.index));
    writeFileSync(join(folder, 'standings.json'), JSON.stringify(built.standings));
    for (const [code, sheet] of Object.entries(built.sheets))
      writeFileSync(join(folder, `countries/${code}.json`), JSON.stringify(sheet));
    if (built.own) writeFileSync(join(folder, 'own-method.json'), JSON.stringify(built.own));
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Requests scores and a ranking by one method, after the scenario's changes. The output must equal
 * the reference's, byte for byte.
 * @param {any} built @param {import('./made-up.mjs').Random} random
 */
export function holdCommand(built, random) {
  const model = new Model(built);
  // The script's changes, without undo, redo and reset.
  const sets = built.script.filter((/** @type {any} */ s) => s.act === 'set');
  const changes = sets.reduce(
    (/** @type {Changes} */ all, /** @type {any} */ edit) => model.with(all, edit),
    new Map(),
  );
  const set = sets.flatMap((/** @type {any} */ s) => [
    '--set',
    `${s.country}.${s.indicator}=${s.to ?? 'skip'}`,
  ]);
  const method = random.pick(model.methods);
  const refusal = model.refusal(method);
  const by = method === '' ? [] : method === 'own' ? [] : ['--method', method];
  const country = random.pick(
    model.open.length > 0 && random.chance(70) ? model.open : model.codes,
  );
  const scope = random.pick(model.scopes);
  const id = method === '' ? built.index.methods[0].id : method;
  const score = (/** @type {Changes} */ now) => ({
    edition: 'made-up',
    country,
    method: id,
    scopes: model.score(method, now, country).map(commandRow),
  });

  withFolder(built, (folder) => {
    if (method === 'own') by.push('--method-file', join(folder, 'own-method.json'));
    const asked = (/** @type {string[]} */ args, /** @type {() => unknown} */ expected) => {
      const { status, stdout, stderr } = rescore(...args, ...by, '--json');
      if (refusal !== '') {
        equal(
          `${args.join(' ')} ${by.join(' ')}`,
          [1, refusal],
          [status, JSON.parse(stdout).errors[0].code],
        );
        return;
      }
      equal(
        `${args.join(' ')} ${by.join(' ')}`,
        [0, '', printed(expected())],
        [status, stderr, stdout],
      );
    };
    asked(['score', folder, country, ...set], () => score(changes));
    asked(['rank', folder, '--scope', scope, ...set], () => ranking(model, method, changes, scope));
    const own = sets.some((/** @type {any} */ s) => s.country === country) || sets.length === 0;
    if (own && model.open.includes(country) && sets.length > 0) {
      asked(['what-if', folder, country, ...set], () => ({
        edits: model.edits(changes),
        before: score(new Map()),
        after: score(changes),
      }));
    }
    if (random.chance(20)) {
      const { status, stdout } = rescore('check', folder, '--json');
      equal('check', [0, []], [status, JSON.parse(stdout).errors]);
    }
  });
}

/**
 * By rank, then by name, with unranked countries last.
 * @param {Model} model
 * @param {string} method
 * @param {Changes} changes
 * @param {string} scope
 */
function ranking(model, method, changes, scope) {
  const rows = model.rows(method, changes, scope).map((row, at) => ({
    country: row.country,
    name: model.built.standings.countries[at].name,
    ...commandRow(row),
  }));
  const before = (/** @type {string} */ a, /** @type {string} */ b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b));
  rows.sort(
    (a, b) =>
      (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
      before(a.name, b.name) ||
      before(a.country, b.country),
  );
  rows.sort((a, b) => Number(a.rank === null) - Number(b.rank === null));
  return { scope, of: rows[0].of, rows };
}
