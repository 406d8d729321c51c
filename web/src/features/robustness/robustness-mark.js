import { testedResult } from './rank-range-view.js';

/**
 * The ranks of nine trials in ten, for the beeswarm: from the share of the country that has the
 * lowest of them now to that of the one that has the highest; null before they are known.
 * @param {import('../../explorer/store.js').Open} store
 */
export function robustnessMark(store) {
  const { text, model } = store;
  if (model.before.length === 0) return null;
  const { range, ownRange, changed } = testedResult(store);
  const interval = (changed ? ownRange : range) ?? null;
  const high = model.places[(interval?.high ?? 0) - 1];
  const low = model.places[(interval?.low ?? 0) - 1];
  if (!interval || !high || !low) return null;
  const same = interval.high === interval.low ? 'yes' : 'no';
  return {
    low: low.percent,
    high: high.percent,
    label: text.robustness.on_strip({ ...interval, same }),
  };
}
