/**
 * What is put into other pages (docs/embedding.md), as the HTML that an editor pastes. Every form
 * says the same in the attributes of its own. Knows no DOM.
 */

/** So many answers fit a card. */
export const MAX_INDICATORS = 5;

/**
 * @typedef {object} Choice
 * @property {Kind} kind
 * @property {string} country
 * @property {'card' | 'full'} view
 * @property {string[]} indicators of a card
 * @property {string} scenario a link's fragment without "#"; as published when empty
 * @property {string} theme "auto", "light" or "dark"
 * @property {string} lang of the page around it when empty
 * @property {boolean} readonly
 * @property {string} src where the data is, from the site's folder; the built-in data when empty
 * @property {string} fingerprint that the data is held to; any when empty
 * @property {string} version that is held to; the newest when empty
 */

/** @typedef {'script' | 'frame' | 'element'} Kind */

/**
 * What it says where nothing else is: a sentence, and where it leads; with a picture of the
 * published result, where there is one.
 * @typedef {{ title: string, sentence: string, more: string, url: string, picture?: string }}
 *   Instead
 */

/** The frame keeps its place until it knows its height; the explorer scrolls within it. */
export const HEIGHTS = { card: 860, full: 800 };

/** A file's name that never means another version. @param {string} file @param {string} version */
export const named = (file, version) => (version ? file.replace('.', `-${version}.`) : file);

/**
 * What differs from what is shown without being told.
 * @param {Choice} choice @param {string} site
 * @returns {[string, string][]}
 */
export function attributesOf(
  { country, view, indicators, scenario, theme, lang, readonly, src, fingerprint },
  site,
) {
  /** @type {[string, string | false][]} */
  const all = [
    ['src', src && new URL(src, site).href],
    ['country', country],
    ['view', view === 'full' && view],
    ['indicators', view === 'card' && indicators.join(' ')],
    ['scenario', scenario],
    ['theme', theme !== 'auto' && theme],
    ['lang', lang],
    ['fingerprint', fingerprint],
  ];
  const said = all.flatMap(([name, value]) =>
    value ? [/** @type {[string, string]} */ ([name, value])] : [],
  );
  return readonly ? [...said, ['readonly', '']] : said;
}

/**
 * The page for a frame. The scenario is its fragment: no server sees it.
 * @param {string} site the address of its folder @param {Choice} choice
 */
export function frameAddress(site, choice) {
  const url = new URL(named('embed.html', choice.version), site);
  for (const [name, value] of attributesOf({ ...choice, scenario: '' }, site))
    url.searchParams.set(name, name === 'src' ? choice.src : value || '1');
  if (choice.scenario) url.hash = choice.scenario;
  return url.href;
}

/**
 * The frame alone, which is all that many publishing systems leave.
 * @param {string} site @param {Choice} choice @param {string} title @param {number} [height] in
 *   pixels, until it is told another
 */
export function frameSnippet(site, choice, title, height = HEIGHTS[choice.view]) {
  return tag('iframe', [
    ['src', frameAddress(site, choice)],
    ['title', title],
    ['width', '100%'],
    ['height', String(height)],
    ['frameborder', '0'],
    ['loading', 'lazy'],
    ['allow', 'clipboard-write; web-share'],
    ['referrerpolicy', 'no-referrer'],
  ]);
}

/**
 * What is to be pasted. A container keeps its height, so that nothing below moves when the script
 * has come.
 * @param {string} site @param {Choice} choice @param {Instead} instead
 * @param {{ height?: number, integrity?: string }} [more] `integrity` of the script
 */
export function snippet(site, choice, instead, { height, integrity = '' } = {}) {
  const script = loading(
    choice.kind === 'script' ? 'defer' : 'type',
    new URL(scriptOf(choice), site).href,
    integrity,
  );
  if (choice.kind === 'frame') {
    const frame = frameSnippet(site, choice, instead.title, height);
    return choice.view === 'full' ? frame : `${frame}\n${script}`;
  }
  const picture =
    instead.picture && choice.kind === 'script'
      ? `  <noscript>${tag('img', [
          ['src', instead.picture],
          ['alt', instead.sentence],
          ['width', '100%'],
        ])}</noscript>\n`
      : '';
  const link = tag('a', [['href', instead.url]], escaped(instead.more));
  const inside = `\n  <p>${escaped(instead.sentence)} ${link}</p>\n${picture}`;
  const attributes = attributesOf(choice, site);
  const element =
    choice.kind === 'element'
      ? tag('rescore-index', attributes, inside)
      : tag(
          'div',
          [
            ['data-rescore', ''],
            ...attributes.map(
              ([name, value]) => /** @type {[string, string]} */ ([`data-${name}`, value]),
            ),
            ['style', `min-height:${height ?? HEIGHTS[choice.view]}px`],
          ],
          inside,
        );
  return `${element}\n${script}`;
}

/** The script that a form needs. @param {Choice} choice */
export function scriptOf({ kind, version }) {
  const file = { script: 'embed.js', frame: 'frame.js', element: 'rescore-index.js' }[kind];
  return named(file, version);
}

/**
 * @param {'defer' | 'type'} how a classic script, or a module
 * @param {string} src
 * @param {string} integrity
 */
const loading = (how, src, integrity) =>
  tag('script', [
    [how, how === 'type' ? 'module' : ''],
    ['src', src],
    .../** @type {[string, string][]} */ (
      integrity
        ? [
            ['integrity', integrity],
            ['crossorigin', 'anonymous'],
          ]
        : []
    ),
  ]);

/** @param {string} name @param {[string, string][]} attributes @param {string} [content] HTML */
function tag(name, attributes, content = '') {
  const said = attributes.map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escaped(value)}"`,
  );
  return name === 'img' ? `<img${said.join('')}>` : `<${name}${said.join('')}>${content}</${name}>`;
}

/** @param {string} text */
const escaped = (text) =>
  text.replace(
    /[&<>"]/g,
    (character) =>
      /** @type {Record<string, string>} */ ({
        '&': '&amp;',
        '<': '&lt;',
        '>': '&gt;',
        '"': '&quot;',
      })[character],
  );
