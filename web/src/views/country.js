import { html } from 'lit';

/**
 * @import { App } from '../app.js'
 * @import { Sheet } from '../types.d.ts'
 */

/** The country behind the answers: facts, takeaways, timeline, contradictions. @param {App} app */
export function country(app) {
  const { text, model } = app;
  const sheet = /** @type {Sheet} */ (app.data.sheet);
  const titles = new Map(sheet.sources?.map((s) => [s.id, s.title]));
  const from = (/** @type {string[]} */ ids) => ids.map((id) => titles.get(id) ?? id).join('; ');
  return html`
    <section class="country" aria-labelledby="country-title">
      <h2 id="country-title">${text.country.title(model.name)}</h2>
      ${facts(app, sheet)}
      ${
        sheet.takeaways?.length
          ? html`<h3>${text.country.takeaways}</h3>
              <ul>
                ${sheet.takeaways.map((takeaway) => html`<li>${takeaway}</li>`)}
              </ul>`
          : ''
      }
      ${timeline(app, sheet, from)}
      ${
        sheet.contradictions?.length
          ? html`<details>
              <summary><h3>${text.country.contradictions}</h3></summary>
              <p class="aside">${text.country.contradictions_about(sheet.contradictions.length)}</p>
              <dl class="contradictions">
                ${sheet.contradictions.map(
                  (c) => html`<dt>${c.about}</dt>
                    <dd>${c.text} <span class="meta">${from(c.sources)}</span></dd>`,
                )}
              </dl>
            </details>`
          : ''
      }
    </section>
  `;
}

/** @param {App} app @param {Sheet} sheet */
function facts({ text, format }, { profile: p = {} }) {
  const rows = [
    p.population_millions !== undefined && [text.country.population, text.country.millions(p.population_millions)],
    p.gdp_per_head_usd !== undefined && [withYear(text.country.gdp, p.gdp_year), text.country.usd(p.gdp_per_head_usd)],
    p.press_freedom_rank !== undefined && [
      withYear(text.country.press, p.press_freedom_year),
      text.ordinal(p.press_freedom_rank),
    ],
    p.freedom_score !== undefined && [
      withYear(text.country.freedom, p.freedom_year),
      text.country.freedom_score(p.freedom_score, p.freedom_status ?? ''),
    ],
    p.relations_since !== undefined && [text.country.relations, format.date(p.relations_since)],
    p.updated !== undefined && [text.country.updated, format.date(p.updated)],
  ].filter((row) => row !== false);
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) => html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
    )}
  </dl>`;
}

/** @param {string} name @param {number | undefined} year */
function withYear(name, year) {
  return year === undefined ? name : `${name}, ${year}`;
}

/** @param {App} app @param {Sheet} sheet @param {(ids: string[]) => string} from */
function timeline({ text, format }, sheet, from) {
  if (!sheet.timeline?.length) return '';
  return html`
    <details>
      <summary><h3>${text.country.timeline}</h3></summary>
      <p class="aside">${text.country.timeline_about(sheet.timeline.length)}</p>
      <ol class="timeline">
        ${sheet.timeline.map(
          (event) => html`<li>
            <time datetime=${event.date}>${format.date(event.date)}${event.until ? ` – ${format.date(event.until)}` : ''}</time>
            <p>${event.text} <span class="meta">${from(event.sources)}</span></p>
          </li>`,
        )}
      </ol>
    </details>
  `;
}
