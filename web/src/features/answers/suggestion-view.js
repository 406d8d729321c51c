import { html } from 'lit-html';

import { inWords } from '../../i18n/describe-edit.js';
import { originOf } from '../../i18n/sentences.js';
import { buttonOf } from '../../ui/controls.js';

/**
 * One change to begin with, and the way to the answer.
 * @param {import('../../explorer/store.js').Open} store
 */
export function suggestion(store) {
  const { text, suggestion: change } = store;
  if (!change) return '';
  const words = inWords(store, change);
  return trial(
    store,
    words.question,
    text.suggestion.ask({ ...words, origin: originOf(store.model, store.index) }),
    html`<a href="#${change.indicator}"
      >${store.index.format === 2 ? text.suggestion.see_answer : text.suggestion.see}</a
    >`,
  );
}

/**
 * The suggested change, tried with one press, and undone with the next, which finds its button where
 * the first was. Nothing when the reader has changed anything else.
 * @param {import('../../explorer/store.js').Open} store
 * @param {string} question @param {string} ask what is suggested
 * @param {unknown} [more] below it
 */
export function trial(store, question, ask, more = '') {
  const { text, model, suggestion: change } = store;
  if (!change) return '';
  const count = model.edits.size + model.elsewhere;
  const tried = count === 1 && model.edits.get(change.indicator)?.to === change.to;
  if (count > 0 && !tried) return '';
  const origin = originOf(model, store.index);
  const done = text.suggestion.tried({ ...inWords(store, change), origin });
  const press = () =>
    tried ? store.reset(change.indicator) : store.set(change.indicator, change.to);
  return html`
    <div class="suggestion split">
      <p>
        <strong>${question}</strong>
        <span class="either">
          <span class=${tried ? 'absent' : ''}>${ask}</span>
          <span class=${tried ? '' : 'absent'}>${done}</span>
        </span>
        ${more}
      </p>
      ${buttonOf('main', tried ? text.suggestion.back : text.suggestion.try, press, { part: 'button' })}
    </div>
  `;
}
