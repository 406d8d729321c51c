import { titlesOf } from './indicator-titles.js';

/** @import { Open } from '../explorer/store.js' */

/**
 * The label of an answer: its option's, the number, or the word for a skip.
 * @param {Pick<Open, 'text' | 'index' | 'format'>} store @param {string} indicator
 * @param {number | null} score
 */
export function answerLabel({ text, index, format }, indicator, score) {
  const of = index.indicators.find((i) => i.id === indicator)?.scale;
  const scale = index.scales.find((s) => s.id === of);
  if (scale?.number && score !== null) return format.amount(score, scale.number.unit);
  return scale?.options?.find((o) => o.score === score)?.label ?? text.answers.skipped;
}

/**
 * A change of the shown country's answer: the indicator's title (titlesOf) and the labels of both
 * answers.
 * `from` defaults to the current answer.
 * @param {Pick<Open, 'text' | 'index' | 'format' | 'model' | 'data'>} store
 * @param {{ indicator: string, from?: number | null, to: number | null }} change
 */
export function inWords(store, { indicator, from, to }) {
  const { index, model, data, text } = store;
  const title = titlesOf(index, text).get(indicator) ?? indicator;
  const question = index.indicators.find((i) => i.id === indicator)?.question;
  const answers = data.sheets.get(model.code)?.answers;
  const published = answers?.find((a) => a.indicator === indicator)?.answer ?? null;
  const edit = model.edits.get(indicator);
  const now = edit ? edit.to : published;
  return {
    title,
    question: question || title,
    from: answerLabel(store, indicator, from === undefined ? now : from),
    to: answerLabel(store, indicator, to),
  };
}
