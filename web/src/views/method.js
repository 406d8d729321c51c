import { html } from 'lit';
import { live } from 'lit/directives/live.js';

/** How the index is scored, who published it, and what was recomputed. @param {import('../app.js').App} app */
export function method(app) {
  const { text, index, model, checked, engine } = app;
  const source = index.source;
  return html`
    <section class="method" aria-labelledby="method-title">
      <h2 id="method-title">${text.method.title}</h2>
      <div class="columns">
        <div>
          <h3>${text.method.rule}</h3>
          <ol>
            ${text.method.sentences.map((s) => html`<li>${s}</li>`)}
          </ol>
          ${model.before[0] ? html`<p>${text.method.example(model.name, model.before[0])}</p>` : ''}
          <p>${text.method.caveat}</p>
          <fieldset class="methods">
            <legend>${text.method.choose}</legend>
            ${index.methods.map(
              (m) => html`<label>
                <input type="radio" name="method" .checked=${live(m.id === model.method)} @change=${() => app.rankBy(m.id)} />
                <span><strong>${m.name}</strong> <span class="meta">${m.about}</span></span>
              </label>`,
            )}
          </fieldset>
        </div>
        <div>
          <h3>${text.method.check}</h3>
          <ul class="tallies">
            ${checked.tallies.map(
              (t) => html`<li class=${t.agree === t.of ? '' : 'wrong'}>${text.method.tally(t.agree, t.of, t.what)}</li>`,
            )}
          </ul>
          <h3>${text.method.credit}</h3>
          ${
            source
              ? html`<p>${source.citation}</p>
                  <p>
                    <a href=${source.website} rel="noopener noreferrer">${text.method.website}</a> ·
                    <a href=${source.data} rel="noopener noreferrer">${text.method.data}</a>,
                    ${text.method.commit(source.commit)}
                  </p>`
              : ''
          }
          <p>${text.method.independent}</p>
          <p class="meta">${text.method.fingerprint(engine.fingerprint())}</p>
        </div>
      </div>
    </section>
  `;
}
