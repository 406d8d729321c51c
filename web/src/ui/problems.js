import { html } from 'lit-html';

/**
 * @import { Text } from '../i18n/messages.js'
 * @import { Problem } from '../engine/types.d.ts'
 */

/**
 * Faults in the data, above what still works.
 * @param {Problem[]} problems
 * @param {Text} text
 * @param {() => void} retry
 */
export function problems(problems, text, retry) {
  if (problems.length === 0) return '';
  return failure({ title: text.problems.title, about: text.problems.about, problems, text, retry });
}

/**
 * @param {{ title: string, about: string, problems: Problem[], text: Text, retry: () => void }}
 *   what
 */
export function failure({ title, about, problems: list, text, retry }) {
  return html`
    <section class="problems" role="alert" aria-labelledby="problems-title">
      <h2 id="problems-title">${title}</h2>
      ${about ? html`<p>${about}</p>` : ''}
      <ul>
        ${list.map(
          (p) =>
            html`<li>
              <strong>${p.file}</strong
              >${p.pointer ? html`, ${text.problems.place} <code>${p.pointer}</code>` : ''}:
              ${p.sentence} <span class="meta">${p.code}</span>
            </li>`,
        )}
      </ul>
      <button type="button" @click=${retry}>${text.problems.retry}</button>
    </section>
  `;
}
