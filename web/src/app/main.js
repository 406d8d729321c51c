import { render } from 'lit-html';
import { addressOf, editions } from 'virtual:editions';

import { App } from './app.js';
import { EARLY_BYTES, KNOWN, RANGES, builtInEdition } from '../data/built-in.js';
import { deviceStorage } from '../data/storage.js';
import { painted } from '../ui/render-scheduler.js';
import { canRun, open } from '../engine/open-engine.js';
import { BROWSER_TARGETS } from '../engine/browser-targets.js';
import { editionOf, generalEditionOf } from '../data/catalog.js';
import { neededBy } from '../data/link-needs.js';
import { fetched } from '../data/load.js';
import { styleSheetOf } from '../ui/adopt-styles.js';
import { languageOf } from '../i18n/language-of-address.js';
import { voiceOf } from '../i18n/voice.js';
import { failure } from '../ui/problems.js';

/** In milliseconds; by then a reader who has only come to look is served. */
const SETTLED = 2000;

/** So long the reader is not told that a file has not come yet, in milliseconds. */
const PATIENCE = 10_000;

const root = /** @type {HTMLElement} */ (document.getElementById('page'));

/** The country that this page is about, and the site that it is a part of. */
const { edition = '', country = '', pages = '', site = '', version = '' } = root.dataset;
const home = {
  edition,
  country,
  pages,
  version,
  site: site && new URL(site, document.baseURI).href,
  sentence: root.querySelector('h1')?.textContent?.trim(),
};
const storage = home.site ? deviceStorage(home.site) : deviceStorage(location.href, true);

// They come while the scoring module comes, unless the link asks for another state.
const asked = neededBy(location.hash).edition;
const builtIn = builtInEdition();
if (!editions.some((other) => other.edition === asked))
  for (const file of [builtIn.index, builtIn.standings, builtIn.responses]) file?.read(EARLY_BYTES);

const editionSources = [
  builtIn,
  ...editions.map(({ edition: id, title, folder, format, sheets }) => {
    const file = (/** @type {string} */ name) =>
      fetched(name, () => addressOf(home.site, folder + name));
    const source =
      format === 2 ? generalEditionOf(id, title, file) : editionOf(id, title, file, sheets);
    return { ...source, folder };
  }),
];

/**
 * What `npm run audit` measures the start by; anybody can see it in the browser's own tools.
 * @param {string} what is done
 */
const mark = (what) => performance.mark(`rescore: ${what}`);

async function start() {
  mark('script');
  // The module, the reader's own things and the texts are made ready side by side.
  const opening = open().catch(() => null);
  const kept = storage.kept();
  const voice = voiceOf(await languageOf(location.search));
  const { text } = voice;
  const again = { text, words: text.problems.retry, act: () => location.reload() };
  document.documentElement.lang = voice.lang;
  document.documentElement.dir = voice.dir;
  // Said by the script, because without it nothing is being loaded.
  const waiting = root.querySelector('.waiting');
  if (waiting) waiting.textContent = text.waiting;
  const late = setTimeout(
    () =>
      show(
        failure({ title: text.problems.engine_title, about: text.problems.engine_slow, ...again }),
      ),
    PATIENCE,
  );
  const engine = await opening;
  clearTimeout(late);
  if (!engine) {
    const { engine_title: title, engine: needs, engine_lost: lost } = text.problems;
    const about = (await canRun()) ? lost : needs(BROWSER_TARGETS);
    return show(failure({ title, about, ...again }));
  }
  mark('module');
  const stage = document.createElement('div');
  stage.className = 'stage';
  const app = new App(stage, engine, editionSources, {
    voice,
    home,
    known: KNOWN,
    ranges: RANGES,
    retry: again.act,
    storage,
    adopt: (css) => document.adoptedStyleSheets.push(styleSheetOf(document, css, 'auto')),
  });
  await app.store.takeKept(kept);
  await app.store.location.open(location.hash);
  const { data, code } = app.store;
  // Without the results of all countries, what is published stays, unless there are answers to read.
  if (data && (!data.index || (!data.standings && code !== country))) {
    const { problems } = data;
    return show(failure({ title: text.problems.title, problems, ...again }));
  }
  mark('data');
  await app.store.updateComplete;
  root.replaceChildren(stage);
  // What is seen at once is drawn first, and all the rest in the next frame.
  await painted();
  mark('first screen');
  await app.complete();
  mark('whole page');
  await app.store.location.revealTarget();
  if (home.site && 'serviceWorker' in navigator) setTimeout(() => offline(app), SETTLED);
}

/** @param {App} app */
async function offline(app) {
  const part = await import('../features/offline/offline.js').catch(() => null);
  await part?.keepOffline(app.store);
}

/** Puts a message above what the page holds, so that the published sentence stays readable. */
function show(/** @type {unknown} */ message) {
  root.querySelector('.waiting')?.replaceChildren();
  root.prepend(place);
  render(message, place);
}

/** Where that message is. */
const place = document.createElement('div');

root.dataset.started = '';
start().catch((fault) => {
  // Nothing that was thought of: what is published stays, and it is said what the page needs.
  document.getElementById('not-started')?.removeAttribute('hidden');
  root.querySelector('.waiting')?.remove();
  throw fault;
});
