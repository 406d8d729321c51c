/**
 * The engine alone, under Node: very many changes in one session, and very many sessions in one
 * module.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { root } from '../../tools/steps.mjs';
import { course } from './course.mjs';
import { generator } from './generator.mjs';
import { written } from './written.mjs';

/** @typedef {import('../../web/src/engine/engine.js').Engine} Engine */

setFlagsFromString('--expose-gc');
const collect = /** @type {() => void} */ (runInNewContext('gc'));

const china = join(root, 'data/china-index-2024');
const FILES = ['index.json', 'standings.json', 'countries/AZ.json'];

/** @param {{ edits: number, opened: number, say: (line: string) => void }} how */
export async function engineCourses({ edits, opened, say }) {
  const { default: createModule } = await import('#module');
  const { Engine } = await import('../../web/src/engine/engine.js');
  const texts = FILES.map((name) => readFileSync(join(china, name), 'utf8'));
  const module = await createModule({
    wasmBinary: readFileSync(join(root, 'build/wasm/rescore.wasm')),
  });
  const held = () => {
    collect();
    collect();
    return {
      wasm: written(/** @type {any} */ (module).HEAPU8.buffer),
      heap: process.memoryUsage().heapUsed,
    };
  };
  const open = () => {
    const engine = new Engine(module, new module.Session());
    const faults = [
      engine.loadEdition(FILES[0], texts[0]),
      engine.loadStandings(FILES[1], texts[1]),
      engine.loadSheet(FILES[2], texts[2]),
    ].flat();
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    return engine;
  };

  const engine = open();
  const published = JSON.stringify(engine.score('AZ'));
  const change = changer(engine, JSON.parse(texts[0]));
  const changed = await course(
    `${edits.toLocaleString('en')} changes in one session, under Node`,
    edits,
    {
      held,
      say,
      run: (rounds) => {
        for (let i = 0; i < rounds; ++i) change();
      },
    },
  );
  engine.reset();
  if (JSON.stringify(engine.score('AZ')) !== published)
    throw new Error('After all changes are undone, the result is not the published one.');
  engine.close();

  const sessions = await course(
    `${opened.toLocaleString('en')} sessions with data opened and closed, under Node`,
    opened,
    {
      held,
      say,
      run: (rounds) => {
        for (let i = 0; i < rounds; ++i) {
          const one = open();
          one.set('AZ', 'media-03', 3);
          if (one.score('AZ')[0].achieved !== 115) throw new Error('The result is wrong.');
          one.close();
        }
      },
    },
  );
  return [changed, sessions];
}

/**
 * One change of any answer of Azerbaijan; sometimes an undo, a redo or a full reset.
 * @param {Engine} engine
 * @param {any} index
 */
function changer(engine, index) {
  const next = generator(1);
  const scales = new Map(
    index.scales.map((/** @type {any} */ scale) => [
      scale.id,
      scale.options.map((/** @type {any} */ option) => option.score),
    ]),
  );
  return () => {
    const indicator = index.indicators[next(index.indicators.length)];
    const scores = [...scales.get(indicator.scale), null];
    engine.set('AZ', indicator.id, scores[next(scores.length)]);
    const chance = next(1000);
    if (chance < 20) engine.undo();
    else if (chance < 30) engine.redo();
    else if (chance === 30) engine.reset();
    engine.score('AZ');
  };
}
