import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { skipOffscreen } from '../../ui/content-visibility.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Sheet } from '../../engine/types.d.ts'
 */

/**
 * The country behind the answers: facts, takeaways, timeline, contradictions. Nothing where the
 * answers are all that is there.
 * @param {Open} store
 */
export function country(store) {
  const { text, model } = store;
  const sheet = /** @type {Sheet} */ (store.data.sheets.get(model.code));
  const rows = facts(store, sheet);
  const { takeaways: taken, timeline: events, contradictions: disagreed, sources: from } = sheet;
  if (rows.length === 0 && ![taken, events, disagreed, from].some((list) => list?.length))
    return '';
  return html`
    <section class="country" aria-labelledby="country-title" ${ref(skipOffscreen)}>
      <h2 id="country-title">${text.country.title({ name: model.name })}</h2>
      ${
        rows.length > 0
          ? html`<dl class="facts">
              ${rows.map(
                ([name, value]) =>
                  html`<div>
                    <dt>${name}</dt>
                    <dd>${value}</dd>
                  </div>`,
              )}
            </dl>`
          : ''
      }
      ${takeaways(store, sheet)} ${timeline(store, sheet)} ${contradictions(store, sheet)}
      ${sources(store, sheet)}
    </section>
  `;
}

/** Names and values. @param {Open} store @param {Sheet} sheet */
function facts({ text, format }, { profile: p = {} }) {
  return [
    p.population_millions !== undefined && [
      text.country.population,
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
  ].filter((row) => row !== false);
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
              <time datetime=${event.date}>${format.date(event.date, event.until)}</time>
              <p>${event.text} ${references(store, sheet, event.sources)}</p>
            </li>`,
        )}
      </ol>
    </details>
  `;
}

/** @param {Open} store @param {Sheet} sheet */
function contradictions(store, sheet) {
  const { text } = store;
  if (!sheet.contradictions?.length) return '';
  return html`<details>
    <summary><h3>${text.country.contradictions}</h3></summary>
    <p class="aside">${text.country.contradictions_about({ n: sheet.contradictions.length })}</p>
    <dl class="contradictions">
      ${sheet.contradictions.map(
        (c) =>
          html`<dt>${c.about}</dt>
            <dd>${c.text} ${references(store, sheet, c.sources)}</dd>`,
      )}
    </dl>
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
            ${[s.title, s.publisher, s.date && format.date(s.date)].filter(Boolean).join(', ')}
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
