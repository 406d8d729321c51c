import { html } from 'lit-html';

import { button } from './controls.js';

/**
 * @import { Text } from '../i18n/messages.js'
 * @import { Problem } from '../engine/types.d.ts'
 */

/**
 * Faults, above what still works.
 * @param {{ title: string, about?: string, problems?: Problem[], text: Text, words: string,
 *   act: () => void, more?: unknown }} what `words` are on the button below, `more` is what else
 *   helps
 */
export function failure({ title, about = '', problems = [], text, words, act, more = '' }) {
  return html`
    <section class="problems" role="alert" aria-label=${title}>
      <h2>${title}</h2>
      ${about ? html`<p>${about}</p>` : ''}
      <ul>
        ${problems.map(
          (p) =>
            html`<li>
              <strong>${p.file}</strong
              >${p.pointer ? html`, ${text.problems.place} <code>${p.pointer}</code>` : ''}:
              ${p.sentence} <span class="meta">${p.code}</span>
            </li>`,
        )}
      </ul>
      ${more} ${button(words, act)}
    </section>
  `;
}

/**
 * What is said while a server keeps the reader waiting.
 * @param {Text} text @param {() => void} act
 */
export const slowNote = (text, act) =>
  html`<p class="aside" role="status">
    ${text.problems.slow} ${button(text.problems.retry, act)}
  </p>`;

/** Faults of what the reader has given, with their places where they name a file. @param {Problem[]} list */
export const faultList = (list) => html`
  <ul class="faults">
    ${list.map(
      ({ file, pointer, sentence, code }) =>
        html`<li>
          ${file && html`<strong>${file}</strong>${pointer && html` <code>${pointer}</code>`}: `}${sentence}
          <span class="meta">${code}</span>
        </li>`,
    )}
  </ul>
`;
