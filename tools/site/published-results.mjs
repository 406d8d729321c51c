/**
 * The published results of every country of the built-in edition, computed by the core at build
 * time. The pages, their heads and their pictures are made from them.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { open } from '../../web/src/engine/open-engine.js';
import { editionOf, generalEditionOf } from '../../web/src/data/catalog.js';
import { loadEdition, loadSheet } from '../../web/src/data/load.js';
import { modelOf, suggestionFor } from '../../web/src/explorer/view-model.js';
import { language as english } from '../../web/src/i18n/en.js';
import { voiceOf } from '../../web/src/i18n/voice.js';
import { inWords } from '../../web/src/i18n/describe-edit.js';
import { published, resultOf } from '../../web/src/i18n/sentences.js';
import { compiled } from '../compile-messages.mjs';
import { root } from '../steps.mjs';
import { rankRanges } from './rank-ranges.mjs';
import { importedFolder } from './editions.mjs';
import { home, ownFolder } from './home.mjs';

/**
 * @import { Index, Sheet } from '../../web/src/engine/types.d.ts'
 * @import { Model } from '../../web/src/explorer/view-model.js'
 * @import { Result, Voice } from '../../web/src/i18n/sentences.js'
 */

/**
 * A country as published, and the voice that describes it.
 * @typedef {Voice & Pick<typeof general, 'lang' | 'dir'> & { code: string, index: Index, model:
 *   Model, sheet: Sheet | null, result: Result, sentence: string, question: Question | null }} Shown
 *   `sheet` if its answers are available; `question`: the suggested change, if there is one
 * @typedef {[question: string, ask: string]} Question
 */

/** The texts of pages that are about no index. */
export const general = voiceOf(compiled(english));

/** @typedef {Awaited<ReturnType<typeof openPublished>>} Published */

/**
 * @param {{ folders?: string[], wasm?: string }} [from] the edition's folders, in which the first
 *   copy of a file counts; the page's module
 */
export async function openPublished({
  folders = ownFolder ? [ownFolder] : [home.folder, join(importedFolder, home.edition)],
  wasm = join(root, 'build/wasm/rescore.wasm'),
} = {}) {
  const engine = await open({ wasmBinary: readFileSync(wasm) });
  const file = (/** @type {string} */ name) => ({
    name,
    read: async () => {
      const folder = folders.find((one) => existsSync(join(one, name)));
      // An index of one's own may have no printed figures.
      return !folder && ownFolder ? '' : readFileSync(join(folder ?? folders[0], name), 'utf8');
    },
  });
  const sheets = folders
    .map((folder) => join(folder, 'countries'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder));
  const codes = [...new Set(sheets.map((name) => name.replace('.json', '')))].sort();
  const editionSource = ownFolder
    ? generalEditionOf(home.edition, home.title, file)
    : editionOf(home.edition, home.title, file, codes);
  const data = await loadEdition(engine, editionSource, home.country);
  for (const code of codes) await loadSheet(engine, editionSource, data, code);
  if (!data.index || !data.standings || data.problems.length > 0) {
    throw new Error(
      'The built-in data has errors: ' +
        data.problems.map((p) => `${p.file} ${p.pointer} ${p.sentence}`).join('\n'),
    );
  }
  const { index, standings } = data;
  const method = index.methods[0].id;
  const ranges = await rankRanges();
  const voice = { ...general, ...general.about(index) };
  return {
    index,
    voice,
    /** Codes of all countries. */
    countries: standings.countries.map(({ code }) => code),
    /** @param {string} code @returns {Shown} */
    of(code) {
      const model = modelOf(engine, data, code, method, voice.format.country);
      const result = resultOf({ model, index, fingerprint: '', ranges, data });
      const change = model.editable ? suggestionFor(engine, data, code, method) : null;
      const words = change && inWords({ ...voice, index, model, data }, change);
      /** @type {Question | null} */
      const question = words && [
        words.question,
        voice.text.suggestion.ask({ ...words, origin: 'publisher' }),
      ];
      return {
        ...voice,
        code,
        index,
        model,
        sheet: data.sheets.get(code) ?? null,
        result,
        sentence: published(result, voice),
        question,
      };
    },
    close: () => engine.close(),
  };
}
