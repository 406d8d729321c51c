import { html } from 'lit';
import { live } from 'lit/directives/live.js';

/** How the index is scored, who published it, and what was recomputed. @param {import('../app.js').OpenApp} app */
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
            ${rule(app).map((s) => html`<li>${s}</li>`)}
          </ol>
          ${model.before[0] ? html`<p>${text.method.example(model.name, model.before[0])}</p>` : ''}
          ${source?.caveat ? html`<p>${source.caveat}</p>` : ''}
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
          <p><strong>${reproduces(app)}</strong></p>
          <ul class="tallies">
            ${checked.tallies
              .filter((t) => t.of > 0)
              .map(
                (t) => html`<li class=${t.agree + t.slips === t.of ? '' : 'wrong'}>
                  ${text.method.tally(t.agree, t.of, t.what)}${t.slips > 0 ? text.method.slips(t.slips) : ''}
                </li>`,
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

/** The method in sentences, from the method's own data. @param {import('../app.js').OpenApp} app */
function rule({ text, index, model }) {
  const method = index.methods.find((m) => m.id === model.method) ?? index.methods[0];
  const most = [...new Set(index.scales.map((s) => s.options.at(-1)?.score ?? 0))].sort((a, b) => a - b);
  return [
    text.method.sum(most),
    text.method.skips(method.overall.denominator === 'answered', method.layer.denominator === 'answered'),
    text.method.ranks(method.overall.key === 'rounded', method.overall.ties === 'dense'),
  ];
}

/** How many of the published overall ranks were found again. @param {import('../app.js').OpenApp} app */
function reproduces({ text, checked }) {
  const ranks = checked.tallies.find((t) => t.what === 'overall ranks');
  return ranks && ranks.of > 0 ? text.method.reproduces(ranks.agree, ranks.of) : '';
}
