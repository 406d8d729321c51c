import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import states from 'virtual:states';

import { numberInDomain } from '../../i18n/scope-names.js';
import { ranksByYear } from '../../i18n/ranks-by-year.js';
import { skipOffscreen } from '../../ui/content-visibility.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Fact, Sheet } from '../../engine/types.d.ts'
 */

/**
 * The country behind the answers: facts, takeaways, timeline, contradictions. Nothing where the
 * answers are all that is there.
 * @param {Open} store
 */
export function country(store) {
  const sheet = /** @type {Sheet} */ (store.data.sheets.get(store.model.code));
  const parts = [facts, takeaways, timeline, undated, contradictions, sources].map((part) =>
    part(store, sheet),
  );
  if (parts.every((part) => part === '')) return '';
  return html`
    <section class="country" aria-labelledby="country-title" ${ref(skipOffscreen)}>
      <h2 id="country-title">${store.text.country.title({ name: store.model.name })}</h2>
      ${parts}
    </section>
  `;
}

/** Names and values. @param {Open} store @param {Sheet} sheet */
function facts(store, { profile: p = {} }) {
  const { text, format, editionSource, model } = store;
  const ranks = ranksByYear(states, editionSource.edition, model.code, store);
  const rows = [
    ranks !== '' && [text.country.ranks, ranks],
    p.population_millions !== undefined && [
      withYear(format, text.country.population, p.gdp_year),
      text.country.millions({ millions: p.population_millions }),
    ],
    p.gdp_per_head_usd !== undefined && [
      withYear(format, text.country.gdp, p.gdp_year),
      text.country.usd({ usd: p.gdp_per_head_usd }),
    ],
    p.press_freedom_rank !== undefined && [
      withYear(format, text.country.press, p.press_freedom_year),
      text.ordinal({ n: p.press_freedom_rank }),
    ],
    p.freedom_score !== undefined && [
      withYear(format, text.country.freedom, p.freedom_year),
      text.country.freedom_score({ score: p.freedom_score, status: p.freedom_status ?? '' }),
    ],
    p.relations_since !== undefined && [text.country.relations, format.date(p.relations_since)],
    p.updated !== undefined && [text.country.updated, format.date(p.updated)],
    p.partner !== undefined && [text.country.partner, p.partner],
  ].filter((row) => row !== false);
  if (rows.length === 0) return '';
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<div class=${value.length > 30 ? 'long' : ''}>
          <dt class="meta">${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** @param {Open['format']} format @param {string} name @param {number | undefined} year */
function withYear(format, name, year) {
  return year === undefined ? name : `${name}, ${format.date(String(year))}`;
}

/** @param {Open} store @param {Sheet} sheet */
function takeaways({ text }, sheet) {
  if (!sheet.takeaways?.length) return '';
  return html`<h3>${text.country.takeaways}</h3>
    <ul>
      ${sheet.takeaways.map((takeaway) => html`<li>${takeaway}</li>`)}
    </ul>`;
}

/** @param {Open} store @param {Sheet} sheet */
function timeline(store, sheet) {
  const { text, format } = store;
  if (!sheet.timeline?.length) return '';
  return html`
    <details>
      <summary><h3>${text.country.timeline}</h3></summary>
      <p class="aside">${text.country.timeline_about({ n: sheet.timeline.length })}</p>
      <ol class="timeline bare">
        ${sheet.timeline.map(
          (event) =>
            html`<li>
              <time class="meta" datetime=${event.date}
                >${format.date(event.date, event.until)}</time
              >
              <p>${fact(store, sheet, event)}</p>
            </li>`,
        )}
      </ol>
    </details>
  `;
}

/** Accords and facts that have no date. @param {Open} store @param {Sheet} sheet */
function undated(store, sheet) {
  const { text } = store;
  if (!sheet.undated?.length) return '';
  return html`<details>
    <summary><h3>${text.country.undated}</h3></summary>
    <p class="aside">${text.country.undated_about({ n: sheet.undated.length })}</p>
    <ul>
      ${sheet.undated.map((told) => html`<li>${fact(store, sheet, told)}</li>`)}
    </ul>
  </details>`;
}

/**
 * What a document tells: of what kind it is, its sources, and the answers that rest on it.
 * @param {Open} store @param {Sheet} sheet @param {Fact} told
 */
function fact(store, sheet, { kind, text: words, sources: ids, indicators = [] }) {
  const { text, index } = store;
  const kinds = /** @type {Record<string, string>} */ (text.country.kinds);
  const answers = index.indicators.filter(({ id }) => indicators.includes(id));
  return html`<span class="kind meta">${kinds[kind] ?? kind}</span> ${words}
    ${references(store, sheet, ids)}
    ${answers.map(
      (indicator, i) =>
        html`${i > 0 ? ', ' : ''}<a class="meta" href="#${indicator.id}" title=${indicator.title}
            >${numberInDomain(store, indicator)}</a
          >`,
    )}`;
}

/** @param {Open} store @param {Sheet} sheet */
function contradictions(store, sheet) {
  const { text } = store;
  if (!sheet.contradictions?.length) return '';
  return html`<details>
    <summary><h3>${text.country.contradictions}</h3></summary>
    <p class="aside">${text.country.contradictions_about({ n: sheet.contradictions.length })}</p>
    <ul>
      ${sheet.contradictions.map(
        (c) =>
          html`<li>
            <strong>${c.about}.</strong> ${c.text} ${references(store, sheet, c.sources)}
          </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * The numbered documents that timeline and contradictions refer to.
 * @param {Open} store
 * @param {Sheet} sheet
 */
function sources({ text, format }, sheet) {
  if (!sheet.sources?.length) return '';
  return html`<h3>${text.country.sources}</h3>
    <ol class="sources">
      ${sheet.sources.map(
        (s) =>
          html`<li id="source-${s.id}">
            ${s.name ? html`<strong>${s.name}.</strong>` : ''}
            ${[s.author, s.title, s.publisher, s.date && format.date(s.date)].filter(Boolean).join(', ')}
          </li>`,
      )}
    </ol>`;
}

/**
 * "[1, 3]", each number a link to its source.
 * @param {Open} store
 * @param {Sheet} sheet
 * @param {string[]} ids
 */
function references({ text, format }, sheet, ids) {
  const numbers = ids.map((id) => ({
    id,
    n: (sheet.sources ?? []).findIndex((s) => s.id === id) + 1,
  }));
  return html`<span class="meta"
    >[${numbers.map(
      ({ id, n }, i) =>
        html`${i > 0 ? ', ' : ''}<a href="#source-${id}" aria-label=${text.country.source({ n })}
            >${format.number(n)}</a
          >`,
    )}]</span
  >`;
}
