import { problem } from '../../data/load.js';
import { isNamed, weightsIn } from '../../engine/method-kinds.js';
import { RescoreError } from '../../engine/errors.js';
import { isRemark } from '../../engine/link-remarks.js';
import { disagreements, placed, readScenario, textOf } from './scenario-file.js';
import { SnapshotsState, loadCountries } from './snapshots.js';
import { inSecondEngine } from './snapshot-comparison.js';

/**
 * A scenario file becomes the scenario of the page: as one step that can be undone, whole or not at
 * all.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/**
 * @param {ExplorerStore} store @param {string} file name for messages @param {Blob | string} content
 * @returns {Promise<string>} what was done, in words; throws RescoreError
 */
export async function takeScenario(store, file, content) {
  const scenario = readScenario(file, await textOf(content));
  const { edition, title } = /** @type {EditionSource} */ (store.editionSource);
  const { country, method } = scenario;
  const { files, problems } = store.text;
  if (store.readonly) throw problem('read-only', file, files.readonly);
  if (scenario.edition !== edition) {
    const made = store.catalog.get(scenario.edition)?.title ?? scenario.edition;
    throw problem('wrong-edition', file, files.wrong_edition({ made, shown: title }), '/edition');
  }
  if (method && store.index && !isNamed(store.index, method) && !weightsIn(store.index, method))
    throw problem('unknown-method', file, problems.unknown_method({ method }), '/method');
  if (country && !store.codes.includes(country))
    throw problem('unknown-country', file, files.unknown_country({ country }), '/country');
  await loadCountries(store, scenario.link);
  const { texts } = /** @type {NonNullable<ExplorerStore['data']>} */ (store.data);
  const remarks = await inSecondEngine(texts, (second) => tried(second, file, scenario));
  if (country && store.country !== country) await store.show(country);
  store.restore(scenario.link);
  // What the reader has kept is worth more than what a file brings along.
  store.use(SnapshotsState).take(scenario.snapshots);
  const said = files.opened({ n: store.engine.edits().length });
  const told = remarks.map((p) => (p.code === 'other-data' ? files.other_data : p.sentence));
  return [said, ...told].join(' ');
}

/**
 * Opens it in a second core first. Throws all that does not fit.
 * @param {import('../../engine/open-engine.js').Engine} second @param {string} file
 * @param {import('./scenario-file.js').Scenario} scenario
 * @returns {Problem[]} only remarks
 */
function tried(second, file, scenario) {
  const { problems } = second.openLink(scenario.link);
  const other = problems.some((p) => p.code === 'other-data');
  const faults = problems.filter((p) => !isRemark(p)).map((p) => placed(p, file, scenario));
  // With other data a change can be none, as the published answer is another one.
  if (faults.length === 0 && !other && scenario.linked)
    faults.push(...disagreements(file, scenario, second.edits()));
  if (faults.length > 0) throw new RescoreError(faults);
  return problems;
}
