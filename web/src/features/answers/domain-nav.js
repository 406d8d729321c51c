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
      ${ref((nav) => nav && follow(nav))}
    >
      <button
        type="button"
        aria-expanded=${state.menu}
        @click=${() => state.unfoldMenu(!state.menu)}
      >
        <span class="name">${text.answers.domains}</span>
        <span class="read"></span>
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
              ${
                row
                  ? html`<span class=${changed ? 'figure own' : 'figure'}
                      >${scoreCell(row, store)} · ${rankCell(row, store)}</span
                    >`
                  : ''
              }
            </a>
          </li>`;
        })}
      </ul>
    </nav>
  `;
}

/**
 * Of each navigation what watches its domains, and the domain that is read.
 * @type {WeakMap<Element, { observer: IntersectionObserver, read: string }>}
 */
const followed = new WeakMap();

/**
 * Marks the domain that is read. It writes the mark itself, as scrolling changes nothing else.
 * @param {Element} nav each time it is rendered
 */
function follow(nav) {
  const before = followed.get(nav);
  before?.observer.disconnect();
  /** @type {Set<Element>} */
  const passing = new Set();
  const watched = () => [...(nav.nextElementSibling?.children ?? [])];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        isIntersecting ? passing.add(target) : passing.delete(target);
      // Between two domains it stays with the one that was read.
      following.read = watched().find((domain) => passing.has(domain))?.id ?? following.read;
      mark(nav, following.read);
    },
    { rootMargin: READ },
  );
  const following = { observer, read: before?.read ?? '' };
  followed.set(nav, following);
  // The domains are rendered after their navigation; a filter takes some away and brings others.
  queueMicrotask(() => watched().forEach((domain) => observer.observe(domain)));
}

/** @param {Element} nav @param {string} read id */
function mark(nav, read) {
  let name = '';
  for (const link of nav.querySelectorAll('a')) {
    const current = link.hash === `#${read}`;
    if (current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
    if (current) name = link.querySelector('span')?.textContent ?? '';
  }
  const line = nav.querySelector('.read');
  if (!line || line.textContent === name) return;
  line.textContent = name;
  // Until one is read, the line says what the list is of.
  line.parentElement?.classList.toggle('reading', name !== '');
}

/** A way that is taken folds the list up again. @param {Open} store @param {Event} event */
function chosen(store, event) {
  if (event.target instanceof Element && event.target.closest('a'))
    store.use(AnswersState).unfoldMenu(false);
}
