import { pathToFileURL } from 'node:url';

import { compiled } from '../compile-messages.mjs';
import { pseudoLanguages } from '../pseudo-languages.mjs';

/** Messages that only the build uses, never the page. */
const BUILT = ['staticPage'];

/**
 * Messages that load with a lazy part of the page: in English by `?later`, in another language with
 * everything else.
 */
const LATER = ['embedBuilder'];

/** The prefix of modules that hold a generated language. */
const PSEUDO = 'virtual:pseudo-languages/';

/**
 * Parses the messages of every language in web/src/i18n/, so that the page needs no parser.
 * @param {{ pseudo?: boolean }} [languages] `pseudo`: whether to include those generated for tests
 * @returns {import('vite').Plugin}
 */
export function messages({ pseudo = true } = {}) {
  return {
    name: 'rescore:messages',
    resolveId: (id) => (id.startsWith(PSEUDO) ? `\0${id}` : undefined),
    transform(code, id) {
      if (!pseudo || !id.endsWith('/src/i18n/translations.js')) return undefined;
      const more = Object.keys(pseudoLanguages).map(
        (tag) => `translations['${tag}'] = () => import('${PSEUDO}${tag}');`,
      );
      return { code: [code, ...more].join('\n'), map: null };
    },
    async load(id) {
      if (id.startsWith(`\0${PSEUDO}`))
        return said(
          pseudoLanguages[id.slice(PSEUDO.length + 1)],
          (group) => !BUILT.includes(group),
        );
      const [, path, name, later] =
        /^(.*\/src\/i18n\/([a-z]{2}(?:-\w+)*)\.js)(\?later)?$/.exec(id) ?? [];
      if (!path) return undefined;
      const { language } = await import(pathToFileURL(path).href);
      return said(language, (group) =>
        later
          ? LATER.includes(group)
          : !BUILT.includes(group) && (name !== 'en' || !LATER.includes(group)),
      );
    },
  };
}

/**
 * A language as a module with the chosen groups of messages.
 * @param {import('../../web/src/i18n/load-language.js').AnyLanguage} language
 * @param {(group: string) => boolean} isSaid
 */
function said(language, isSaid) {
  const { messages: all, ...page } = compiled(language);
  const chosen = Object.fromEntries(Object.entries(all).filter(([group]) => isSaid(group)));
  return `export const language = ${JSON.stringify({ ...page, messages: chosen })};`;
}
