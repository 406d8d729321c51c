import { pathToFileURL } from 'node:url';

import { compiled } from '../compile-messages.mjs';

/** What is said when the site is built, and never by the page. */
const BUILT = ['staticPage'];

/**
 * What comes with a part of the page that is loaded later: in English by `?later`, in another
 * language with all the rest.
 */
const LATER = ['embedBuilder'];

/**
 * Parses the messages of every language in web/src/i18n/, so that the page needs no parser.
 * @returns {import('vite').Plugin}
 */
export function messages() {
  return {
    name: 'rescore:messages',
    async load(id) {
      const [, path, name, later] =
        /^(.*\/src\/i18n\/([a-z]{2}(?:-\w+)*)\.js)(\?later)?$/.exec(id) ?? [];
      if (!path) return undefined;
      const { language } = await import(pathToFileURL(path).href);
      const page = compiled(language);
      const isSaid = (/** @type {string} */ group) => {
        if (later) return LATER.includes(group);
        return !BUILT.includes(group) && (name !== 'en' || !LATER.includes(group));
      };
      const said = Object.fromEntries(
        Object.entries(page.messages).filter(([group]) => isSaid(group)),
      );
      return `export const language = ${JSON.stringify({ ...page, messages: said })};`;
    },
  };
}
