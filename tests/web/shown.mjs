/** A page without a browser: the parts of the app that make files and pictures. */
import { china, json } from '../cli/support.mjs';
import { chinaCore, textOf } from './support.mjs';
import { voiceOf } from './languages.mjs';
import { UrlState } from '../../web/src/app/url-state.js';
import { memoryStorage } from '../../web/src/data/memory-storage.js';
import { ExplorerStore } from '../../web/src/explorer/store.js';
import { modelOf } from '../../web/src/explorer/view-model.js';
import { SnapshotsState } from '../../web/src/features/snapshots/snapshots.js';

export { json };

// The browser functions that these parts need: no events from outside, and storage is forbidden.
Object.assign(globalThis, {
  addEventListener() {},
  location: new URL('https://example.org/rescore/'),
});
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  get() {
    throw new DOMException('forbidden', 'SecurityError');
  },
});

const index = JSON.parse(textOf(china, 'index.json'));
const standings = JSON.parse(textOf(china, 'standings.json'));
const sheet = textOf(china, 'countries/AZ.json');

/** The texts of the China Index 2024, as the page holds them. */
export const texts = {
  index: JSON.stringify(index),
  standings: JSON.stringify(standings),
  sheets: new Map([['AZ', sheet]]),
};

/**
 * @param {import('./languages.mjs').AnyLanguage} language
 * @param {[string, number | null][]} edits of Azerbaijan
 */
export async function shown(language, edits = [], { method = 'publisher', country = 'AZ' } = {}) {
  const voice = voiceOf(language);
  const engine = await chinaCore();
  const data = /** @type {import('../../web/src/data/load.js').Data} */ ({
    index,
    standings,
    sheets: new Map([['AZ', JSON.parse(sheet)]]),
    texts,
    revision: {},
    asked: new Set(),
    problems: [],
  });
  for (const [indicator, to] of edits) engine.set('AZ', indicator, to);
  const app = /** @type {any} */ ({
    ...voice,
    engine,
    storage: memoryStorage(),
    fingerprint: engine.fingerprint(),
    index,
    data,
    country,
    code: country,
    method,
    link: ExplorerStore.prototype.link,
    update() {},
    editionSource: { edition: index.edition, title: index.title, sheets: new Map() },
    catalog: new Map(),
  });
  app.restore = (/** @type {string} */ link) => {
    /** @type {any[]} */
    let problems = [];
    app.apply(() => (problems = engine.openLink(link).problems));
    return problems;
  };
  app.apply = (/** @type {() => void} */ change) => {
    change();
    app.model = modelOf(engine, data, country, method, voice.format.country);
  };
  app.apply(() => {});
  const features = new Map();
  app.use = (/** @type {new (store: any) => object} */ Feature) => {
    if (!features.has(Feature)) features.set(Feature, new Feature(app));
    return features.get(Feature);
  };
  app.snapshots = app.use(SnapshotsState);
  app.location = new UrlState(app, () => {});
  return app;
}
