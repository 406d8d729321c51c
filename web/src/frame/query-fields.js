/**
 * The fields of a query as people and programs leave it: with another query behind it, the signs of
 * a sentence at its end, or parts of it escaped. Knows no DOM.
 */

import { withoutEnd } from '../data/link-needs.js';

/** What programs that count readers put into the query of any address. */
export const COUNTERS = new RegExp(
  `^(${[
    '(utm|mtm|pk|piwik|matomo|hsa|stm|at|sc|oly|vero)_[a-z_]+',
    '(fb|g|d|ms|y|ys|tw|tt|wick|ef)cl(k?id|src)',
    '[gw]braid',
    '_?(ga|gl|hsenc|hsmi|openstat)',
    'igsh(id)?',
    'li_fat_id',
    'mc_[ce]id',
    's_cid',
    '(cmp|sm)id',
    'ref(_src|_url|errer)?',
    'xtor',
    'echobox',
    'amp',
    'spm',
    'epik',
    'wt_?[a-z.]+',
  ].join('|')})$`,
  'i',
);

/** @typedef {{ key: string, value: string, text: string, appended: boolean }} Field */

/**
 * @param {string} query with its "?"
 * @returns {Field[]} `appended`: it stands behind another "?"; `text`: as it is written
 */
export function fieldsIn(query) {
  return query
    .replace(/^\?+/, '')
    .split('&')
    .flatMap((part) => part.split('?').map((text, i) => ({ text, appended: i > 0 })))
    .filter(({ text }) => text !== '')
    .map(({ text, appended }) => {
      const [[key, value]] = new URLSearchParams(whole(text));
      return { key: key.trim(), value: value.trim(), text, appended };
    });
}

/**
 * Without the full stop or the slash that came to it; a link and a folder may end with such signs.
 * A value that is nothing else stays, so that it is refused.
 * @param {string} text
 * @returns {string}
 */
function whole(text) {
  if (/^(scenario|src)=/i.test(text)) return text;
  const less = withoutEnd(text).replace(/\/$/, '');
  if (less === '' || less.endsWith('=')) return text;
  return less === text ? text : whole(less);
}

/**
 * Whether a text has one of these names where a query or a fragment would have a key, in any case,
 * as a whole word of it, also if it is escaped.
 * @param {string} text
 * @param {readonly string[]} names
 */
export function asksInside(text, names) {
  const key = '[?&#;][^=?&#;]*';
  const asks = new RegExp(
    `${key}(?<![a-z0-9])(amp)?(${names.join('|')})(?![a-z0-9])|${key}read[-_ ]?only`,
    'i',
  );
  for (let round = 0; round < 3; ++round) {
    if (asks.test(text)) return true;
    text = unescaped(text);
  }
  return false;
}

/** @param {string} text with "%3D" for "=" and the like; what is no such sign stays */
const unescaped = (text) =>
  text.replace(/%([2-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
