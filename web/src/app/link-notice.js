import { html } from 'lit-html';

/** What does not hold of the link that was opened. @param {import('../explorer/store.js').Open} store */
export function linkNotice(store) {
  const { text, linkProblems } = store;
  if (linkProblems.length === 0) return '';
  return html`
    <section class="problems" role="alert" aria-labelledby="link-title">
      <h2 id="link-title">${text.problems.link_title}</h2>
      <p>${text.problems.link}</p>
      <ul>
        ${linkProblems.map(
          (p) =>
            html`<li>
              ${p.sentence}
              <span class="meta"
                >${p.pointer ? html`<code>${p.pointer}</code>` : ''} ${p.code}</span
              >
            </li>`,
        )}
      </ul>
      <button type="button" @click=${() => store.forgetLink()}>${text.problems.close}</button>
    </section>
  `;
}
