import { html } from 'lit-html';

import { inWords } from '../../i18n/describe-edit.js';
import { originOf } from '../../i18n/sentences.js';
import { buttonOf } from '../../ui/controls.js';

/**
 * One change to begin with, and the way to the answer: tried with one press, and undone with the next,
 * which finds its button where the first was. Nothing when the reader has changed anything else.
 * @param {import('../../explorer/store.js').Open} store
 */
export function suggestion(store) {
  const { text, model, index, suggestion: change } = store;
  if (!change) return '';
  const count = model.edits.size + model.elsewhere;
  const tried = count === 1 && model.edits.get(change.indicator)?.to === change.to;
  if (count > 0 && !tried) return '';
  const words = inWords(store, change);
  const said = { ...words, origin: originOf(model, index) };
  const press = () =>
    tried ? store.reset(change.indicator) : store.set(change.indicator, change.to);
  const answer = index.format === 2 ? text.suggestion.see_answer : text.suggestion.see;
  const see = html`<a href="#${change.indicator}">${answer}</a>`;
  return html`
    <div class="suggestion split ${tried ? 'tried' : ''}">
      <p>
        <strong>${words.question}</strong>
        <span class="either">
          <span class=${tried ? 'absent' : ''}>${text.suggestion.ask(said)} ${see}</span>
          <span class=${tried ? '' : 'absent'}>${text.suggestion.tried(said)} ${see}</span>
        </span>
      </p>
      ${buttonOf('main', tried ? text.suggestion.back : text.suggestion.try, press, { part: 'button' })}
    </div>
  `;
}
