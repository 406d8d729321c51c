import { pathToFileURL } from 'node:url';

import { compiled } from '../messages.mjs';

/** What is said when the site is built, and never by the page. */
const BUILT = ['plain'];

/**
 * Parses the messages of every language in web/src/text/, so that the page needs no parser.
 * @returns {import('vite').Plugin}
 */
export function messages() {
  return {
    name: 'rescore:messages',
    async load(id) {
      if (!/\/src\/text\/[a-z]{2}(-\w+)*\.js$/.test(id)) return undefined;
      const { language } = await import(pathToFileURL(id).href);
      const page = compiled(language);
      const said = Object.fromEntries(Object.entries(page.messages).filter(([group]) => !BUILT.includes(group)));
      return `export const language = ${JSON.stringify({ ...page, messages: said })};`;
    },
  };
}
