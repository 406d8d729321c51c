import { faultsOf } from '../method/verification.js';
import { RescoreError } from '../../engine/errors.js';
import { addSheet } from '../../data/load.js';

/**
 * The reader's own files: what is dropped, chosen or pasted becomes an edition or a sheet of the
 * app, whole or not at all, and stays on this device until it is removed.
 * @import { App } from '../../app/app.js'
 * @import { Stored } from '../../data/storage.js'
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/**
 * What the files came to: the share that is read (null when nothing is being read), what is wrong
 * with them, or what is done.
 * @typedef {{ share: number | null, problems: Problem[], done: string, kind?: 'scenario' }} ImportState
 */

/** What a scenario file says of itself (scenario-file.js). */
const SCENARIO = /"rescore"\s*:\s*"scenario"/;

/**
 * Imports dropped or chosen files and opens what they make.
 * @param {App} app
 * @param {{ path: string, file: File }[]} files
 */
export async function importInto(app, files) {
  const [{ file }] = files;
  // It says what it is at its beginning.
  if (files.length === 1 && SCENARIO.test(await file.slice(0, 2000).text())) {
    return scenarioInto(app, file.name, file);
  }
  await attempt(app, async () => {
    const { importFiles } = await import('./import-client.js');
    const stored = await importFiles(files, (share) => {
      app.imports = { ...app.imports, share };
      app.update();
    });
    const lasts = await add(app, stored);
    return told(
      app,
      app.text.import.imported({ title: stored.title, n: Object.keys(stored.sheets).length }),
      lasts,
    );
  });
}

/**
 * Opens a scenario file in place of the reader's changes.
 * @param {App} app
 * @param {string} name for messages
 * @param {Blob | string} file
 */
export async function scenarioInto(app, name, file) {
  await attempt(
    app,
    async () => (await import('../snapshots/open-scenario-file.js')).takeScenario(app, name, file),
    'scenario',
  );
}

/**
 * Takes the text of a country page as that country's answers.
 * @param {App} app
 * @param {string} text
 */
export async function pasteInto(app, text) {
  if (SCENARIO.test(text)) return scenarioInto(app, app.text.files.pasted, text);
  await attempt(app, async () => {
    const editionSource = /** @type {EditionSource} */ (app.editionSource);
    const limit = app.engine.maxFileBytes;
    const index = await editionSource.index.read(limit);
    const { readPage } = await import('./page-reader.js');
    const { country, sheet, read } = await readPage(index, text);
    const before = (await app.storage.kept()).find((s) => s.edition === editionSource.edition);
    const standings = await editionSource.standings.read(limit);
    const { edition, title } = editionSource;
    const sheets = { ...before?.sheets, [country]: sheet };
    // Answers that do not come to the published figures are not the published answers.
    const faults = await faultsOf({ index, standings, sheets: { [country]: sheet } });
    if (faults.length > 0) throw new RescoreError(faults);
    const kept = [...new Set([...(before?.pasted ?? []), country])];
    const lasts = await app.storage.keep({
      edition,
      title,
      index,
      standings,
      sheets,
      pasted: kept,
    });
    await app.takeKept();
    // From here to the scenario nothing is waited for, so that no change comes in between.
    const scenario = app.link();
    const refused = app.engine.replaceSheet(`countries/${country}.json`, sheet);
    if (refused.length > 0) throw new RescoreError(refused);
    if (app.data) addSheet(app.data, country, sheet);
    if (scenario) app.engine.openLink(scenario);
    await app.show(country);
    return told(app, app.text.import.pasted({ name: app.model?.name ?? country, n: read }), lasts);
  });
}

/** Removes an edition from this device. @param {App} app @param {string} edition */
export async function forgetIn(app, edition) {
  await app.storage.forget(edition);
  await app.takeKept();
  if (edition === app.editionSource?.edition) {
    const next = app.catalog.has(edition) ? edition : app.editionSources[0].edition;
    await app.openEdition(next, app.country ?? '', next === edition);
  }
  app.imports = { share: null, problems: [], done: app.text.import.removed };
  app.update();
}

/** What is done, and for how long. @param {App} app @param {string} done @param {boolean} lasts */
const told = (app, done, lasts) => (lasts ? done : `${done} ${app.text.import.not_kept}`);

/**
 * Keeps and opens an edition that the engine accepts.
 * @param {App} app
 * @param {Stored} stored
 * @returns {Promise<boolean>} whether it is kept
 */
async function add(app, stored) {
  // A trial run, with every answer there: what the core refuses, or what totals do not come to, is
  // neither kept nor opened.
  const faults = await faultsOf(stored, stored.standings ? methodsIn(stored.index) : []);
  if (faults.length > 0) throw new RescoreError(faults);
  const lasts = await app.storage.keep(stored);
  await app.takeKept();
  await app.openEdition(
    stored.edition,
    app.country ?? '',
    stored.edition === app.editionSource?.edition,
  );
  return lasts;
}

/**
 * Ids of the methods of an index; none where it is no index, which the core tells.
 * @param {string} index
 * @returns {string[]}
 */
function methodsIn(index) {
  try {
    return JSON.parse(index).methods.map((/** @type {{ id: string }} */ { id }) => id);
  } catch {
    return [];
  }
}

/**
 * Does the work and tells the panel how it went.
 * @param {App} app
 * @param {() => Promise<string>} work
 * @param {'scenario'} [kind]
 */
async function attempt(app, work, kind) {
  app.imports = { share: 0, problems: [], done: '', kind };
  app.update();
  try {
    app.imports = { share: null, problems: [], done: await work(), kind };
  } catch (fault) {
    // A part of the page that could not be loaded, say; nobody waits for an end that does not come.
    const problems =
      fault instanceof RescoreError
        ? fault.problems
        : [{ code: 'stopped', file: '', pointer: '', sentence: app.text.import.stopped }];
    app.imports = { share: null, problems, done: '', kind };
  }
  app.update();
}
