/** The page's languages, in the form of the built page. */
import { readdirSync } from 'node:fs';

import { compiled } from '../../tools/compile-messages.mjs';
import { pseudoLanguages } from '../../tools/pseudo-languages.mjs';
import { formatter } from '../../web/src/i18n/format.js';
import { textOf } from '../../web/src/i18n/messages.js';
import { root } from '../cli/support.mjs';

/** @typedef {import('../../web/src/i18n/language-of-address.js').AnyLanguage} AnyLanguage */

const files = readdirSync(`${root}/web/src/i18n`).filter((name) =>
  /^[a-z]{2}(-\w+)*\.js$/.test(name),
);

/** Every language there is, and those for tests, by tag. @type {Record<string, AnyLanguage>} */
export const languages = {
  ...Object.fromEntries(
    await Promise.all(
      files.map(async (name) => [
        name.replace('.js', ''),
        (await import(`../../web/src/i18n/${name}`)).language,
      ]),
    ),
  ),
  ...pseudoLanguages,
};

/** Texts and number formats of a language. @param {AnyLanguage} language */
export const voiceOf = (language) => ({
  text: textOf(compiled(language)),
  format: formatter(language.locale),
});

export const english = voiceOf(languages.en);
