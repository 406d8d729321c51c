import createImport from '#import-module';

import { addSheet } from '../../data/load.js';
import { refuse, value } from '../../engine/errors.js';
import { checked } from '../method/verification.js';
import { told } from './import.js';

/**
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { FileText } from '../../engine/types.d.ts'
 */

/**
 * Takes the text of a published country page as that country's answers. Rejects with RescoreError
 * that has every line which is not understood.
 * @param {ExplorerStore} store
 * @param {FileText} text
 */
export async function takePage(store, text) {
  const editionSource = /** @type {EditionSource} */ (store.editionSource);
  const limit = store.engine.maxFileBytes;
  const index = await editionSource.index.read(limit);
  const module = await createImport();
  const { country, sheet, read } = value(module.readPage(index, 'pasted page', text));
  const before = (await store.storage.kept()).find((s) => s.edition === editionSource.edition);
  const standings = await editionSource.standings.read(limit);
  const { edition, title } = editionSource;
  const sheets = { ...before?.sheets, [country]: sheet };
  // Answers that do not come to the published figures are not the published answers.
  refuse((await checked({ index, standings, sheets: { [country]: sheet } })).problems);
  const pasted = [...new Set([...(before?.pasted ?? []), country])];
  const lasts = await store.storage.keep({ edition, title, index, standings, sheets, pasted });
  await store.takeKept();
  // From here to the scenario nothing is waited for, so that no change comes in between.
  const scenario = store.link();
  refuse(store.engine.replaceSheet(`countries/${country}.json`, sheet));
  if (store.data) addSheet(store.data, country, sheet);
  if (scenario) store.engine.openLink(scenario);
  await store.show(country);
  return told(
    store,
    store.text.import.pasted({ name: store.model?.name ?? country, n: read }),
    lasts,
  );
}
