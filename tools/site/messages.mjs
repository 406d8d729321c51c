import { pathToFileURL } from 'node:url';

import { compiled } from '../compile-messages.mjs';

/** Messages that only the build uses, never the page. */
const BUILT = ['staticPage'];

/**
 * Messages that load with a lazy part of the page: in English by `?later`, in another language with
 * everything else.
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
