import { html } from 'lit-html';

/** What does not hold of the link that was opened. @param {import('./app.js').OpenApp} app */
export function linkNotice(app) {
  const { text, linkProblems } = app;
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
      <button type="button" @click=${() => app.forgetLink()}>${text.problems.close}</button>
    </section>
  `;
}
