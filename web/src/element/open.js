import { openShared } from '../engine/open-engine.js';
import { RescoreError } from '../engine/errors.js';
import { isRemark } from '../engine/link-remarks.js';
import { neededBy } from '../data/link-needs.js';
import { pause } from '../data/load.js';
import { memoryStorage } from '../data/memory-storage.js';
import { askedMethod } from './asked-method.js';
import { wrongWith } from './asked-scenario.js';
import { BadAttribute } from './attributes.js';
import { EmbeddedLocation } from './embedded-location.js';
import { otherLanguage } from '../i18n/load-language.js';
import { voiceOf } from '../i18n/voice.js';
import { CODE, HOME, KNOWN, RANGES, editionSourceOf } from './data.js';

/**
 * Opens what an element's attributes ask for, whole or not at all.
 * @import { Engine } from '../engine/open-engine.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Given } from '../explorer/given.d.ts'
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { AnyLanguage } from '../i18n/load-language.js'
 * @import { Problem } from '../engine/types.d.ts'
 * @import { Wishes } from './attributes.js'
 */

/**
 * A card or a whole explorer: `prepare` draws what is there when it is shown, `complete` what may
 * follow.
 * @typedef {{ store: ExplorerStore, prepare?: () => Promise<void>, complete?: () => Promise<void> }}
 *   View
 */

/** What is chosen for a card: answers, and the whole page's address, or empty. */
/** @typedef {{ indicators: string[], page: string }} Shown */

/**
 * What the element needs of a kind of view.
 * @typedef {object} Kind
 * @property {string} css
 * @property {AnyLanguage} english as much of it as the view says
 * @property {(root: HTMLElement, engine: Engine, editionSources: EditionSource[],
 *   given: Omit<Given, 'draw'>, shown: Shown) => View} make
 */

/**
 * What the element gives to a view.
 * @typedef {object} How
 * @property {string} page the whole page's address, or empty
 * @property {(css: string) => void} adopt takes another style sheet
 * @property {() => void} retry
 * @property {() => void} onChange
 */

/**
 * @param {HTMLElement} root not seen yet
 * @param {Wishes} wishes
 * @param {Kind} kind
 * @param {How} how
 * @returns {Promise<View>} drawn; rejects with what keeps it from being shown
 */
export async function openIn(root, wishes, { make, english }, { page, ...how }) {
  const needed = neededBy(wishes.scenario);
  const wanted = wishes.country || needed.country || HOME.country;
  const coming = Promise.all([
    editionSourceOf(wishes.src, [wanted, ...needed.changed], needed.every, page),
    otherLanguage(wishes.lang),
  ]);
  coming.catch(() => {}); // told below
  const engine = await openShared();
  /** @type {ExplorerStore | undefined} */
  let store;
  try {
    const [editionSource, other] = await coming;
    // An index of format 2 has ids of its own.
    const country = editionSource.responses ? wanted : wanted.toUpperCase();
    if (!editionSource.responses && !CODE.test(country))
      throw new BadAttribute(
        'country',
        country,
        'two letters of ISO 3166-1 are needed, such as AZ.',
      );
    await pause(); // here and below: the page around it answers in between
    const voice = voiceOf(other ?? english);
    root.lang = voice.lang;
    root.dir = voice.dir;
    const home = { edition: editionSource.edition, country, pages: HOME.pages };
    const { readonly, indicators } = wishes;
    const frozen = wishes.fingerprint !== '';
    const given = {
      ...how,
      frozen,
      voice,
      home,
      known: KNOWN,
      ranges: RANGES,
      readonly,
      embedded: true,
      storage: memoryStorage(),
    };
    const location = (/** @type {ExplorerStore} */ store) => new EmbeddedLocation(store, page);
    const shown = { indicators, page };
    const view = make(root, engine, [editionSource], { ...given, location }, shown);
    store = view.store;
    await pause();
    await store.openEdition(editionSource.edition, country);
    // Which countries a folder has is seen by asking for all. Where one has no answers, what is
    // published is shown; who lacks answers that matter is told of it below.
    const faults = store.data?.problems ?? [];
    const [fault] = faults.filter(
      ({ file, code }) => code !== 'missing-file' || !/^(countries\/|published\.json$)/.test(file),
    );
    if (fault) throw new Error(toldOf(fault));
    if (wishes.scenario) await openScenario(store, wishes, country);
    if (store.data)
      store.data.problems = store.data.problems.filter(({ code }) => code !== 'missing-file');
    hold(store, wishes, country);
    weigh(store, wishes);
    await store.updateComplete;
    await view.prepare?.();
    return view;
  } catch (fault) {
    // What is made already must not draw any more.
    (store ?? engine).close();
    throw fault instanceof RescoreError ? new Error(toldOf(fault.problems[0])) : fault;
  }
}

/** @param {Problem} problem */
const toldOf = ({ file, pointer, sentence }) => [file, pointer, sentence].filter(Boolean).join(' ');

/** @param {ExplorerStore} store @param {Wishes} wishes @param {string} shown */
async function openScenario(store, { scenario, country }, shown) {
  const link = await store.openLink(scenario);
  const named = Boolean(link?.country) || store.engine.edits().length > 0;
  const wrong = wrongWith(store.linkProblems, named);
  if (wrong) throw new BadAttribute('scenario', scenario, wrong.sentence);
  store.linkProblems = store.linkProblems.filter(isRemark);
  if (country && store.country !== shown) await store.show(shown);
}

/**
 * Ranks by the method and weights that are asked for, in place of those of the scenario.
 * @param {ExplorerStore} store
 * @param {Wishes} wishes
 */
function weigh(store, wishes) {
  const { index, engine } = store;
  const asked = index && askedMethod(index, wishes);
  if (asked === undefined) return;
  engine.rankBy(asked);
  store.refresh();
  // What cannot be ranked by is not shown.
  if (store.method !== (engine.rankedBy || index?.methods[0].id))
    throw new BadAttribute('method', wishes.method, 'it needs answers that are not there.');
}

/**
 * Throws the first wish that the data does not fulfil.
 * @param {ExplorerStore} store
 * @param {Wishes} wishes
 * @param {string} country
 */
function hold(store, wishes, country) {
  const { index, data, fingerprint } = store;
  if (wishes.fingerprint && fingerprint !== wishes.fingerprint)
    throw new BadAttribute('fingerprint', wishes.fingerprint, `the data has ${fingerprint}.`);
  if (store.country !== country)
    throw new BadAttribute('country', country, 'it is not in this edition.');
  for (const id of wishes.indicators) {
    if (!index?.indicators.some((indicator) => indicator.id === id))
      throw new BadAttribute('indicators', id, 'there is no such one.');
    if (!data?.sheets.has(country))
      throw new BadAttribute('indicators', id, `the answers of ${country} are not there.`);
  }
}
