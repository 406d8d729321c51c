import { readFileSync, readdirSync } from 'node:fs';

import { virtualModule } from './virtual-module.mjs';

const folder = new URL('../../data/china-index-2024/countries/', import.meta.url);

/** A sheet without the texts of its answers. @param {string} file */
function bare(file) {
  const { edition, country, answers } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
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

/**
 * The built-in answers by country, as a module of the page. Their texts stay in files, which come
 * later: a sheet is nearly all texts.
 */
export const builtInAnswers = () =>
  virtualModule('virtual:built-in-answers', () =>
    Object.fromEntries(readdirSync(folder).map(bare)),
  );
