import { html } from 'lit-html';

import {
  figures,
  headline,
  isPublishers,
  resultOf,
  weighed,
  whatIfInTwo,
} from '../../i18n/sentences.js';

/**
 * The result as a sentence: published, and with the reader's changes.
 * @param {import('../../explorer/store.js').Open} store
 * @param {object} more
 * @param {unknown} [more.question] below it
 * @param {unknown} [more.range] how firm the rank is
 * @param {unknown} [more.newest] what the newest state says
 * @param {string} [more.invitation] what to try first
 * @param {boolean} [more.brief] whether what the index measures, and whose the result is, are told
 *   elsewhere
 * @param {unknown} [more.name] the country's name in the headline
 * @param {unknown} [more.list] what the name opens
 */
export function sentence(store, more) {
  const { question = '', range = '', newest = '', name, list = '', brief = false } = more;
  const { model, text, index } = store;
  const result = model.before.length > 0 ? resultOf({ model, index, fingerprint: '' }) : null;
  const said =
    publishedWith(store) ??
    (result ? withName(result, store, name ?? result.country) : index.title);
  const method = result?.method;
  return html`
    <header class="sentence">
      ${
        // Within another page its heading is one of several.
        store.embedded
          ? html`<h2 class="headline" part="sentence">${said}</h2>`
          : html`<h1>${said}</h1>`
      }
      ${list} ${method ? html`<p class="aside">${text.sentences.other_method({ method })}</p>` : ''}
      ${brief ? '' : html`<p class="aside">${about(store, result)}</p>`}
      ${index.source?.unchecked ? html`<p class="aside">${text.sentences.unchecked}</p>` : ''}
      ${range} ${newest} ${result ? yours(store, result, more) : ''} ${question}
    </header>
  `;
}

/**
 * The headline that the page was published with, where the results of the other countries did not
 * come, which the rank is from.
 * @param {import('../../explorer/store.js').Open} store
 */
function publishedWith({ data, home, model, index, editionSource }) {
  const isHome = model.code === home.country && editionSource.edition === home.edition;
  return !data.standings && isHome && isPublishers(model, index) ? home.sentence : undefined;
}

/** Stands for the country's name, which is put in afterwards; no name has it. */
const NAME = '\ue000';

/**
 * The headline around the country's name, wherever a language puts it.
 * @param {import('../../i18n/sentences.js').Result} result
 * @param {import('../../i18n/sentences.js').Voice} voice @param {unknown} name
 */
function withName(result, voice, name) {
  const [before, after] = headline({ ...result, country: NAME }, voice).split(NAME);
  return html`${before}${name}${after}`;
}

/**
 * With the reader's changes; before there are any, the line has its place, so that nothing jumps.
 * @param {import('../../explorer/store.js').Open} store
 * @param {import('../../i18n/sentences.js').Result} result
 * @param {{ invitation?: string, brief?: boolean }} more
 */
function yours(store, result, { invitation, brief }) {
  const { text, model } = store;
  if (!result.changed)
    return model.editable
      ? html`<p class="invitation">
          ${invitation ?? text.sentence.invitation}
          ${brief ? '' : html`<span class="aside">${text.sentence.invitation_note}</span>`}
        </p>`
      : '';
  const [rank, points] = whatIfInTwo(result, store);
  const weights = result.weighing && weighed(result.weighing, store);
  const more = [points, weights, !brief && text.sentence.note].filter(Boolean).join(' ');
  return html` <p class="yours" part="yours">${rank} <span class="aside">${more}</span></p> `;
}

/**
 * What the index measures, the published points, and what a high rank means.
 * @param {import('../../i18n/sentences.js').Voice & { index: import('../../engine/types.d.ts').Index }}
 *   voice
 * @param {import('../../i18n/sentences.js').Result | null} result
 */
export function about(voice, result) {
  const { text, index } = voice;
  const { title, source, indicators, countries } = index;
  const about = text.sentence.about({
    index: title,
    publisher: source?.publisher || 'none',
    n: indicators.length,
    measures: source?.measures ?? 'none',
    of: countries,
  });
  const points =
    result?.before.rank &&
    text.sentence.points({
      name: result.country,
      ...figures(result.before, result.pointless, voice),
    });
  return [about, points, source?.high_rank].filter(Boolean).join(' ');
}
