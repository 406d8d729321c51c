import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { rankCell, scoreCell } from '../../i18n/sentences.js';
import { AnswersState } from './answers.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Part } from '../../engine/types.d.ts'
 */

/** A domain that crosses this part of the window is the one being read. */
const READ = '-15% 0px -70% 0px';

/**
 * Links to all domains, with their scores. The domain being read is marked. On a phone the list
 * folds into one line.
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
      <ul class="bare">
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
 * The observer of each navigation's domains, and the id of the domain being read.
 * @type {WeakMap<Element, { observer: IntersectionObserver, read: string }>}
 */
const followed = new WeakMap();

/**
 * Marks the domain being read. It writes to the page directly, because scrolling changes nothing
 * else.
 * @param {Element} nav passed in on every rendering
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
      // Between two domains the mark stays where it was.
      following.read = watched().find((domain) => passing.has(domain))?.id ?? following.read;
      mark(nav, following.read);
    },
    { rootMargin: READ },
  );
  const following = { observer, read: before?.read ?? '' };
  followed.set(nav, following);
  // The domains are rendered after the navigation, and a filter can add or remove some.
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
  // Before any domain is read, the line is the title of the list.
  line.parentElement?.classList.toggle('reading', name !== '');
}

/** Following a link folds the list again. @param {Open} store @param {Event} event */
function chosen(store, event) {
  if (event.target instanceof Element && event.target.closest('a'))
    store.use(AnswersState).unfoldMenu(false);
}
