import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { rankCell, scoreCell } from '../../i18n/sentences.js';
import { AnswersState } from './answers.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Part } from '../../engine/types.d.ts'
 */

/** The part of the window in which a domain is the one that is read. */
const READ = '-15% 0px -70% 0px';

/**
 * The way to each domain, with its score; the one that is read is marked. On a phone it is one line
 * that unfolds.
 * @param {Open} store
 * @param {Part[]} shown
 */
export function domains(store, shown) {
  const { text, model } = store;
  const state = store.use(AnswersState);
  return html`
    <nav
      class=${state.menu ? 'domains open' : 'domains'}
      aria-label=${text.answers.domains}
      @click=${(/** @type {Event} */ e) => chosen(store, e)}
      ${ref(follow)}
    >
      <button
        type="button"
        aria-expanded=${state.menu}
        @click=${() => state.unfoldMenu(!state.menu)}
      >
        <span class="unseen">${text.answers.domains}: </span><span class="read"></span>
      </button>
      <ul>
        ${shown.map((part) => {
          const row = model.after.find((r) => r.scope === `domain:${part.id}`);
          const changed = store.index.indicators.some(
            (i) => i.domain === part.id && model.edits.has(i.id),
          );
          return html`<li>
            <a href="#${part.id}">
              <span>${part.name}</span>
              ${row ? html`<span class=${changed ? 'figure own' : 'figure'}>${scoreCell(row, store)} · ${rankCell(row, store)}</span>` : ''}
            </a>
          </li>`;
        })}
      </ul>
    </nav>
  `;
}

/** Of each state. @type {WeakMap<Element, IntersectionObserver>} */
const observers = new WeakMap();

/**
 * Marks the domain that is read. It writes the mark itself, as scrolling changes nothing else.
 * @param {Element | undefined} nav each time it is rendered
 */
function follow(nav) {
  if (!nav) return;
  observers.get(nav)?.disconnect();
  const observer = new IntersectionObserver(
    (entries) => {
      const read = entries.find((entry) => entry.isIntersecting)?.target;
      if (!read) return;
      for (const link of nav.querySelectorAll('a')) mark(nav, link, link.hash === `#${read.id}`);
    },
    { rootMargin: READ },
  );
  observers.set(nav, observer);
  // The domains are rendered after their state.
  queueMicrotask(() =>
    nav.parentElement
      ?.querySelectorAll('details.domain')
      .forEach((domain) => observer.observe(domain)),
  );
}

/** @param {Element} nav @param {HTMLAnchorElement} link @param {boolean} current */
function mark(nav, link, current) {
  if (!current) return link.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'location');
  const line = nav.querySelector('.read');
  if (line) line.textContent = link.querySelector('span')?.textContent ?? '';
}

/** A way that is taken folds the list up again. @param {Open} store @param {Event} event */
function chosen(store, event) {
  if (event.target instanceof Element && event.target.closest('a'))
    store.use(AnswersState).unfoldMenu(false);
}
