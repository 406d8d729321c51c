import { RescoreError } from '../../engine/errors.js';
import { disagreements, placed, readScenario, textOf } from './scenario-file.js';
import { loadCountries } from './snapshots.js';
import { secondEngine } from './snapshot-comparison.js';

/**
 * A scenario file becomes the scenario of the page: as one step that can be undone, whole or not at
 * all.
 * @import { App } from '../../app/app.js'
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/**
 * @param {App} app @param {string} file name for messages @param {Blob | string} content
 * @returns {Promise<string>} what was done, in words; throws RescoreError
 */
export async function takeScenario(app, file, content) {
  const scenario = readScenario(file, await textOf(content));
  const { edition, title } = /** @type {EditionSource} */ (app.editionSource);
  const fault = (
    /** @type {string} */ code,
    /** @type {string} */ pointer,
    /** @type {string} */ sentence,
  ) => new RescoreError([{ code, file, pointer, sentence }]);
  if (scenario.edition !== edition) {
    throw fault(
      'wrong-edition',
      '/edition',
      app.text.files.wrong_edition({
        made: app.catalog.get(scenario.edition)?.title ?? scenario.edition,
        shown: title,
      }),
    );
  }
  const { method } = scenario;
  if (method && !app.index?.methods.some((m) => m.id === method))
    throw fault('unknown-method', '/method', app.text.problems.unknown_method({ method }));
  if (scenario.country && !app.codes.includes(scenario.country))
    throw fault(
      'unknown-country',
      '/country',
      app.text.files.unknown_country({ country: scenario.country }),
    );
  await loadCountries(app, scenario.link);
  const other = await tried(app, file, scenario);
  const { country } = scenario;
  if (country && app.country !== country) await app.show(country);
  if (method && app.method !== method) app.rankBy(method);
  app.apply(() => app.engine.openLink(scenario.link));
  // What the reader has kept is worth more than what a file brings along.
  app.snapshots.take(scenario.snapshots, { free: true });
  const said = app.text.files.opened({ n: app.engine.edits().length });
  return other ? `${said} ${app.text.files.other_data}` : said;
}

/**
 * Opens it in a second core first. Throws all that does not fit.
 * @param {App} app @param {string} file @param {import('./scenario-file.js').Scenario} scenario
 * @returns {Promise<boolean>} whether it was made with other data of this edition
 */
async function tried(app, file, scenario) {
  const { texts } = /** @type {NonNullable<App['data']>} */ (app.data);
  const second = await secondEngine(texts);
  try {
    const { problems } = second.openLink(scenario.link);
    const other = problems.some((p) => p.code === 'other-data');
    const faults = problems
      .filter((p) => p.code !== 'other-data')
      .map((p) => placed(p, file, scenario));
    // With other data a change can be none, as the published answer is another one.
    if (faults.length === 0 && !other && scenario.linked)
      faults.push(...disagreements(file, scenario, second.edits()));
    if (faults.length > 0) throw new RescoreError(faults);
    return other;
  } finally {
    second.close();
  }
}
