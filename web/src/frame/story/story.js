import indexUrl from '../../../../data/china-index-2024/index.json?url';
import standingsUrl from '../../../../data/china-index-2024/standings.json?url';
import { editionOf } from '../../data/catalog.js';
import { fetched, loadEdition } from '../../data/load.js';
import { openShared } from '../../engine/open-engine.js';
import { publishedIn, sceneOf } from './story-figures.js';
import { StoryView } from './story-view.js';

/**
 * The story in the example article: one chart that stays in the window while its steps scroll by.
 * The article says in attributes what each step shows; without this script it is a plain article.
 * @import { Core, Scene } from './story-figures.js'
 */

/** The step that crosses this height of the window is shown, in hundredths from the top. */
const LINE = 62;

/** @type {Record<string, string>} */
const BUILT_IN = { 'index.json': indexUrl, 'standings.json': standingsUrl };

/**
 * A data set's published results.
 * @param {string} src its folder below the article's, the built-in one when empty
 * @returns {Promise<Core>}
 */
async function open(src) {
  const address = (/** @type {string} */ name) =>
    src ? new URL(`${src}${name}`, document.baseURI).href : BUILT_IN[name];
  const file = (/** @type {string} */ name) => fetched(name, async () => address(name));
  const engine = await openShared();
  const { standings, problems } = await loadEdition(engine, editionOf(src, src, file, []), '');
  if (!standings) throw new Error(problems.map(({ sentence }) => sentence).join(' '));
  return { engine, names: new Map(standings.countries.map(({ code, name }) => [code, name])) };
}

/** A step's caption with its figures in place of their names. @param {Element} step @param {Scene} scene */
function captionOf(step, { figures }) {
  const caption = document.createElement('p');
  const template = step.querySelector('template');
  caption.append(document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true));
  const texts = document.createTreeWalker(caption, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    text.nodeValue = (text.nodeValue ?? '').replace(/\{(\w+)\}/g, (_, key) => figures[key]);
  }
  return caption;
}

/** @param {HTMLElement} story */
async function tell(story) {
  const country = story.dataset.country ?? '';
  const stage = /** @type {HTMLElement} */ (story.querySelector('.stage'));
  const steps = [...story.querySelectorAll('.step')].map(
    (step) => /** @type {HTMLElement} */ (step),
  );
  const sources = [...new Set(['', ...steps.map(({ dataset }) => dataset.src ?? '')])];
  const cores = new Map(
    await Promise.all(sources.map(async (src) => /** @type {const} */ ([src, await open(src)]))),
  );
  const core = (/** @type {string} */ src) => /** @type {Core} */ (cores.get(src));
  const published = publishedIn(core(''));
  const scenes = steps.map(({ dataset: { src = '', scope, method = '', mark = '', names = '' } }) =>
    sceneOf(
      core(src),
      published,
      {
        scope: scope ?? 'overall',
        method,
        mark: mark === 'tied' || mark === 'skipped' ? mark : '',
        names: names.split(' ').filter(Boolean),
      },
      country,
    ),
  );
  for (const { engine } of cores.values()) engine.close();
  const captions = steps.map((step, i) => captionOf(step, scenes[i]));
  stage.querySelector('figcaption')?.replaceChildren(...captions);
  stage.hidden = false;
  story.classList.add('told');
  const plot = /** @type {HTMLElement} */ (stage.querySelector('.plot'));
  follow(steps, captions, scenes, new StoryView(plot, country));
}

/**
 * Shows the step that is being read. On paper there is no such, and the first one is shown.
 * @param {HTMLElement[]} steps @param {HTMLElement[]} captions @param {Scene[]} scenes
 * @param {StoryView} view
 */
function follow(steps, captions, scenes, view) {
  const paper = matchMedia('print');
  let shown = -1;
  const update = () => {
    const line = (innerHeight * LINE) / 100;
    const passed = steps.filter((step) => step.getBoundingClientRect().top <= line).length;
    const now = paper.matches ? 0 : Math.max(0, passed - 1);
    if (now === shown) return;
    shown = now;
    for (const list of [steps, captions])
      list.forEach((element, i) => element.classList.toggle('now', i === now));
    view.show(scenes[now], paper.matches || undefined);
  };
  const watch = new IntersectionObserver(update, {
    rootMargin: `-${LINE}% 0px -${100 - LINE}% 0px`,
  });
  for (const step of steps) watch.observe(step);
  paper.addEventListener('change', update);
  update();
}

for (const story of document.querySelectorAll('.story'))
  // What does not come leaves the article as it is without a script.
  tell(/** @type {HTMLElement} */ (story)).catch((fault) => console.info(String(fault)));
