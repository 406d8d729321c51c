import { render } from 'lit';

import indexUrl from '../../data/china-index-2024/index.json?url';
import sheetUrl from '../../data/china-index-2024/countries/AZ.json?url';
import standingsUrl from '../../data/china-index-2024/standings.json?url';
import { App } from './app.js';
import { open } from './engine.js';
import { formatter } from './format.js';
import { loadEdition } from './load.js';
import { english } from './text/en.js';
import { failure } from './views/problems.js';

const root = /** @type {HTMLElement} */ (document.getElementById('page'));

const sources = {
  index: { name: 'index.json', url: indexUrl },
  standings: { name: 'standings.json', url: standingsUrl },
  sheet: { name: 'countries/AZ.json', url: sheetUrl },
};

async function start() {
  const text = english(formatter('en-GB'));
  // Said by the script, because without it nothing is being loaded.
  const waiting = document.createElement('p');
  waiting.className = 'waiting';
  waiting.textContent = text.waiting;
  root.querySelector('main')?.append(waiting);
  const engine = await open().catch(() => null);
  if (!engine) {
    show(failure({ title: text.problems.engine_title, about: text.problems.engine, problems: [], text, retry }));
    return;
  }
  const data = await loadEdition(engine, sources);
  if (!data.index) {
    const { title } = text.problems;
    show(failure({ title, about: '', problems: data.problems, text, retry }));
    return;
  }
  root.replaceChildren();
  new App(root, engine, data, { country: 'AZ', retry });
}

const retry = () => location.reload();

/** Puts a message above what the page holds, so that the published sentence stays readable. */
function show(/** @type {unknown} */ message) {
  root.querySelector('.waiting')?.remove();
  const place = document.createElement('div');
  root.prepend(place);
  render(message, place);
}

start();
