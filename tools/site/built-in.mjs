/**
 * The edition that the page opens with, as a module of the page: its name, the addresses of its files,
 * and the answers of the China Index that come with it, by country.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { root } from '../steps.mjs';
import { home, ownFolder } from './home.mjs';

const NAME = 'virtual:built-in';
/** What is imported in the place of another index's file. */
const NONE = '\0rescore:no-file';

/** A sheet without the texts of its answers. @param {string} path @returns {[string, string]} */
function bare(path) {
  const { edition, country, answers } = JSON.parse(readFileSync(path, 'utf8'));
  return [
    country,
    JSON.stringify({
      edition,
      country,
      answers: answers.map((/** @type {{ indicator: string, answer: number | null }} */ a) => ({
        indicator: a.indicator,
        answer: a.answer,
      })),
    }),
  ];
}

/** The module's code. The texts of answers stay in files, which come later: a sheet is nearly all texts. */
function code() {
  const { edition, title, country, pages, folder, files } = home;
  const countries = join(folder, 'countries');
  const sheets = !ownFolder && existsSync(countries) ? readdirSync(countries) : [];
  const all = [...files, ...sheets.map((name) => `countries/${name}`)];
  const answers = Object.fromEntries(sheets.map((name) => bare(join(countries, name))));
  const format = ownFolder ? 2 : 1;
  return [
    ...all.map((name, i) => `import file${i} from ${JSON.stringify(`${join(folder, name)}?url`)};`),
    `export const home = ${JSON.stringify({ edition, title, country, pages, format })};`,
    `export const addresses = {${all.map((name, i) => `${JSON.stringify(name)}: file${i}`).join()}};`,
    `export const answers = ${JSON.stringify(answers)};`,
  ].join('\n');
}

/**
 * The module. A site of an index of one's own has none of the China Index's files.
 * @returns {import('vite').Plugin}
 */
export const builtIn = () => ({
  name: 'rescore:built-in',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id === NAME) return `\0${NAME}`;
    if (!ownFolder || !importer || !/^\.[\w./-]+\.json\?url$/.test(id)) return undefined;
    return resolve(dirname(importer), id).startsWith(join(root, 'data/')) ? NONE : undefined;
  },
  load(id) {
    if (id === NONE) return `export default '';`;
    return id === `\0${NAME}` ? code() : undefined;
  },
});
