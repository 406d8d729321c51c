import { STATES, resultsIn } from './states.mjs';
import { virtualModule } from './virtual-module.mjs';

/** @import { NewestState } from '../../web/src/i18n/sentences.js' */

/**
 * The published ranks of the newest state, for the other states to mention.
 * @returns {NewestState}
 */
export function newestState() {
  if (STATES.length === 0) return { edition: '', title: '', ranks: {}, newcomers: {} };
  const [newest, ...older] = STATES.map(resultsIn).reverse();
  const ranks = Object.fromEntries([...newest.overall].map(([code, [, , , rank]]) => [code, rank]));
  /** Whether what is in both has the same score in both. @param {(typeof older)[0]} state */
  const isSame = ({ overall }) =>
    [...overall].every(([code, [achieved, maximum]]) => {
      const now = newest.overall.get(code);
      return now && now[0] === achieved && now[1] === maximum;
    });
  return {
    edition: newest.edition,
    title: newest.title,
    ranks,
    newcomers: Object.fromEntries(
      older.map((state) => [
        state.edition,
        isSame(state) ? Object.keys(ranks).filter((code) => !state.overall.has(code)) : null,
      ]),
    ),
  };
}

/** The same as a module of the page. */
export const newestStateModule = () => virtualModule('virtual:newest-state', newestState);
