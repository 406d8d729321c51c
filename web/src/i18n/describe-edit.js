/** @import { Open } from '../explorer/store.js' */

/**
 * A change of the shown country's answer: the indicator's title and the options' words. Without
 * `from` it is what the answer is now.
 * @param {Pick<Open, 'text' | 'index' | 'model' | 'data'>} store @param {{ indicator: string, from?:
 *   number | null, to: number | null }} change
 */
export function inWords({ text, index, model, data }, { indicator, from, to }) {
  const { title, question, scale } = /** @type {import('../engine/types.d.ts').Indicator} */ (
    index.indicators.find((i) => i.id === indicator)
  );
  const options = index.scales.find((s) => s.id === scale)?.options;
  const label = (/** @type {number | null} */ score) =>
    options?.find((o) => o.score === score)?.label ?? text.answers.skipped;
  const edit = model.edits.get(indicator);
  const published =
    data.sheets.get(model.code)?.answers.find((a) => a.indicator === indicator)?.answer ?? null;
  return {
    title,
    question,
    from: label(from !== undefined ? from : edit ? edit.to : published),
    to: label(to),
  };
}
