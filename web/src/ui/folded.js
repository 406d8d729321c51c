import { html } from 'lit-html';

/**
 * A list of which what comes after the first few is folded.
 * @template T
 * @param {T[]} items
 * @param {number} most
 * @param {(items: T[]) => unknown} list
 * @param {import('../i18n/messages.js').Text} text
 */
export function folded(items, most, list, text) {
  if (items.length <= most) return list(items);
  return html`${list(items.slice(0, most))}
    <details>
      <summary>${text.more({ n: items.length - most })}</summary>
      ${list(items.slice(most))}
    </details>`;
}
