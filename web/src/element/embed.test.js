/** The script for containers, in a page that is made of a few objects. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { NAMES } from './attributes.js';

const code = readFileSync(new URL('embed.js', import.meta.url), 'utf8');
const OURS = 'https://rescore.example/r/';
const PART = 'assets/shared-AbCd1234.js';
const OTHER = 'https://other.example/embed.js';

class Element {
  nodeName = 'DIV';
  /** @type {Record<string, string | undefined>} */
  dataset = {};
  /** @type {Map<string, string>} */
  attributes = new Map();
  /** @type {Element[]} */
  childNodes = [];

  setAttribute = (/** @type {string} */ name, /** @type {string} */ value) =>
    this.attributes.set(name, value);
  removeAttribute = (/** @type {string} */ name) => this.attributes.delete(name);
  append = (/** @type {Element[]} */ ...nodes) => this.childNodes.push(...nodes);
  querySelector = (/** @type {string} */ name) =>
    this.childNodes.find(({ nodeName }) => name.endsWith(nodeName.toLowerCase())) ?? null;
  addEventListener() {}
  remove() {}
  /** Enough for an element that is alone in its container. */
  replaceWith = () => (this.dataset.replaced = '');
}

/** @param {Record<string, string>} dataset */
const container = (dataset) =>
  Object.assign(new Element(), { dataset: { rescore: '', ...dataset } });
/** @param {string} src @param {Record<string, string>} dataset */
const script = (src, dataset = {}) => ({ src, dataset });

/**
 * Runs the script in a page.
 * @param {object} page
 * @param {Element[]} [page.containers]
 * @param {object[]} [page.scripts]
 * @param {object | null} [page.own] as a classic script
 * @param {Record<string, string>} [page.sent] addresses to which a host sends the browser on
 * @param {Set<string>} [page.spoilt] files in whose place the browser has stored a wrong answer
 */
async function run({ containers = [], scripts = [], own = null, sent = {}, spoilt = new Set() }) {
  /** @type {string[]} */
  const asked = [];
  /** @type {(records: object[]) => void} */
  let changed = () => {};
  /** @type {any} */
  let watched;
  const page = {
    document: {
      currentScript: own,
      scripts,
      baseURI: 'https://paper.example/news/',
      readyState: 'complete',
      querySelectorAll: () => containers.filter(({ dataset }) => dataset.rescore !== undefined),
      createElement: () => Object.assign(new Element(), { nodeName: 'RESCORE-INDEX' }),
      importNode: (/** @type {Element} */ node) => node,
    },
    location: { href: 'https://paper.example/news/article.html' },
    HTMLElement: Element,
    DOMParser: class {
      parseFromString = () => ({ body: { childNodes: [new Element()] } });
    },
    MutationObserver: class {
      constructor(/** @type {typeof changed} */ heard) {
        changed = heard;
      }
      observe = (/** @type {unknown} */ _, /** @type {unknown} */ what) => (watched = what);
    },
    fetch: async (/** @type {string} */ url, { cache = '' } = {}) => {
      if (cache === 'reload') spoilt.delete(url);
      const text = async () => `import{a as b}from"./${PART}";import "./x.js";import('./late.js')`;
      const ok = url.startsWith(OURS) || !url.endsWith('/rescore-index.js');
      return { ok, url: sent[url] ?? url, text };
    },
    importing: async (/** @type {string} */ url) => {
      asked.push(url);
      if (!url.startsWith(OURS) || spoilt.size > 0) throw new Error('404');
      return { RescoreIndex: { observedAttributes: NAMES } };
    },
  };
  runInNewContext(code.replace(/\bimport\(/, 'importing('), { ...page, URL });
  await new Promise((resolve) => setTimeout(resolve));
  return { asked, watched, changed: (/** @type {object[]} */ records) => changed(records) };
}

/** @param {Element} from */
const elementIn = (from) => from.querySelector('rescore-index');

describe('the script for containers finds the element', () => {
  const MODULE = `${OURS}rescore-index.js`;
  const ours = script(`${OURS}embed.js`);
  const far = 'https://old.example/embed.js';

  /** @type {[string, Parameters<typeof run>[0], string[]][]} */
  const cases = [
    ['beside itself', { own: ours, scripts: [script(OTHER), ours] }, [MODULE]],
    [
      'where a host has sent the browser',
      { own: script(far), sent: { [far]: ours.src } },
      ['https://old.example/rescore-index.js', MODULE],
    ],
    [
      'where the browser has stored a wrong answer for it, or for what it imports',
      { own: ours, spoilt: new Set(['rescore-index.js', PART, 'x.js'].map((file) => OURS + file)) },
      [MODULE, MODULE],
    ],
    [
      'not where a wrong answer is stored for what it does not start with',
      { own: ours, spoilt: new Set([`${OURS}late.js`]) },
      [MODULE, MODULE],
    ],
    [
      'inline, by its mark',
      { own: script('', { rescoreSrc: ours.src }), scripts: [script(OTHER)] },
      [MODULE],
    ],
    ['inline, by a script of that name', { own: script(''), scripts: [ours] }, [MODULE]],
    [
      'as a module, after that of another company',
      { scripts: [script(OTHER), ours] },
      ['https://other.example/rescore-index.js', MODULE],
    ],
    [
      'as a module, by its mark first',
      { scripts: [script(OTHER), script(ours.src, { rescoreSrc: '' })] },
      [MODULE],
    ],
    [
      'in one file with others, by the mark',
      { own: script('https://paper.example/all.js', { rescoreSrc: ours.src }) },
      [MODULE],
    ],
    [
      'after a mark that is no address',
      { own: script('', { rescoreSrc: 'https://' }), scripts: [ours] },
      [MODULE],
    ],
  ];
  for (const [name, page, asked] of cases)
    test(name, async () => assert.deepEqual((await run(page)).asked, asked));

  test('nowhere, and shows what is there without scripts', async () => {
    for (const page of [{ own: script('') }, { scripts: [script(OTHER)] }, {}]) {
      const one = container({});
      one.append(Object.assign(new Element(), { nodeName: 'NOSCRIPT', textContent: 'A picture' }));
      await run({ ...page, containers: [one] });
      assert.deepEqual(
        one.childNodes.map(({ nodeName }) => nodeName),
        ['NOSCRIPT', 'DIV'],
      );
    }
  });
});

describe('a container that changes', () => {
  const own = script(`${OURS}embed.js`);
  const change = (/** @type {Element} */ target, /** @type {string} */ attributeName) => ({
    type: 'attributes',
    target,
    attributeName,
  });

  test('changes its element', async () => {
    const one = container({ country: 'AZ', indicators: 'media-03' });
    const { changed, watched } = await run({ own, containers: [one] });
    const element = elementIn(one);
    Object.assign(one.dataset, { country: 'DE', readonly: '', indicators: undefined });
    changed(['country', 'readonly', 'indicators'].map((name) => change(one, `data-${name}`)));
    assert.equal(elementIn(one), element);
    assert.deepEqual(Object.fromEntries(element?.attributes ?? []), {
      country: 'DE',
      readonly: '',
    });
    assert.deepEqual(
      [...watched.attributeFilter],
      ['rescore', ...NAMES].map((name) => `data-${name}`),
    );
  });

  test('keeps what the page has set on the element itself', async () => {
    const one = container({ country: 'AZ' });
    const { changed } = await run({ own, containers: [one] });
    elementIn(one)?.setAttribute('theme', 'dark');
    one.dataset.country = 'DE';
    changed([change(one, 'data-country'), { type: 'childList', target: one, attributeName: null }]);
    assert.deepEqual(Object.fromEntries(elementIn(one)?.attributes ?? []), {
      country: 'DE',
      theme: 'dark',
    });
  });

  test('gets an element when it is marked later, and loses it with the mark', async () => {
    const one = container({ country: 'AZ' });
    delete one.dataset.rescore;
    const { changed } = await run({ own, containers: [one] });
    assert.equal(elementIn(one), null);
    one.dataset.rescore = '';
    changed([change(one, 'data-rescore')]);
    assert.equal(elementIn(one)?.attributes.get('country'), 'AZ');
    delete one.dataset.rescore;
    changed([change(one, 'data-rescore')]);
    assert.equal(elementIn(one)?.dataset.replaced, '');
  });

  test('of another kind is left alone', async () => {
    const other = new Element();
    const inside = Object.assign(new Element(), { nodeName: 'RESCORE-INDEX' });
    other.append(inside);
    const { changed } = await run({ own, containers: [other] });
    other.dataset.theme = 'dark';
    changed([change(other, 'data-theme')]);
    assert.equal(inside.attributes.size, 0);
  });
});
