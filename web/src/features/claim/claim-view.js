import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import states from 'virtual:states';

import { Notices } from '../../explorer/notices.js';
import { button } from '../../ui/controls.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { valueOf } from '../../ui/fields.js';
import { ClaimState, MOST } from './claim.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Claim } from '../../engine/types.d.ts'
 */

/** A field for a sentence about the published ranking, and whether it is right. @param {Open} store */
export function claim(store) {
  const { text } = store;
  const said = text.claim;
  const state = store.use(ClaimState);
  const submitted = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (state.text.trim()) state.check(states);
  };
  return html`
    <section
      class=${state.task.value ? 'claim' : 'claim idle'}
      aria-labelledby="claim-title"
      ${ref(skipOffscreen)}
    >
      <h2 id="claim-title">${said.title}</h2>
      <p class="aside">${said.about}</p>
      <form class="row" @submit=${submitted}>
        <input
          type="text"
          aria-label=${said.label}
          autocomplete="off"
          lang="en"
          maxlength=${MOST}
          .value=${live(state.text)}
          @input=${(/** @type {Event} */ event) => (state.text = valueOf(event))}
        />
        <button type="submit" class="main">${said.check}</button>
      </form>
      <p class="examples">
        <span class="aside">${said.examples}</span>
        <span lang="en">${state.examples.map((each) => example(state, each))}</span>
      </p>
      <div role="status">${answer(store)}</div>
    </section>
  `;
}

/** @param {ClaimState} state @param {string} words */
const example = (state, words) =>
  button(words, () => state.check(states, words), undefined, 'quiet');

/** @param {Open} store */
function answer(store) {
  const { text } = store;
  const said = text.claim;
  const state = store.use(ClaimState);
  const { status, value } = state.task;
  if (status === 'error')
    return html`<p class="said">${said.failed}</p>
      <p class="actions">${button(text.problems.retry, () => state.retry(states))}</p>`;
  if (status === 'pending') return html`<p class="aside">${said.waiting}</p>`;
  return value ? judged(store, value) : '';
}

/** @param {Open} store @param {Claim} claim */
function judged(store, { claim: sentence, verdict: kind, sentence: instead, reason }) {
  const said = store.text.claim;
  const verdict = kind.replace('-', '_');
  const copy = () => store.use(Notices).copy(instead, said.copied);
  return html`
    <p class="said"><q lang="en">${sentence}</q> <strong>${said.verdict({ verdict })}.</strong></p>
    ${
      instead
        ? html`<p class="meta">${said.instead({ verdict })}</p>
            <blockquote lang="en">${instead}</blockquote>`
        : ''
    }
    ${reason ? html`<p lang="en">${reason}</p>` : ''}
    ${instead ? html`<p class="actions">${button(said.copy, copy)}</p>` : ''}
  `;
}
