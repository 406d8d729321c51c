import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { scopeOf } from '../../i18n/scope-names.js';
import { rankCell, scoreCell } from '../../i18n/sentences.js';
import { AnswersState } from './answers.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Part } from '../../engine/types.d.ts'
 */

/** The domain that crosses this line of the window is the one being read. */
const READ = '-15% 0px -84% 0px';

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
      ${ref((nav) => nav && follow(nav, state))}
    >
      <button
        type="button"
        aria-expanded=${state.menu}
        @click=${() => state.unfoldMenu(!state.menu)}
      >
        <span class="name">${text.answers.domains}</span>
        <span class="read"></span>
      </button>
      <ul class="bare" @click=${() => state.unfoldMenu(false)}>
        ${shown.map((part) => {
          const row = model.after.find((r) => r.scope === scopeOf('domain', part));
          const changed = store.index.indicators.some(
            (i) => i.domain === part.id && model.edits.has(i.id),
          );
          return html`<li>
            <a href="#${part.id}">
              <span>${part.name}</span>
              ${
                row
                  ? html`<span class=${changed ? 'meta own' : 'meta'}
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

/** The observer of each navigation's domains. @type {WeakMap<Element, IntersectionObserver>} */
const followed = new WeakMap();

/**
 * Marks the domain being read. It writes to the page directly, because scrolling changes nothing
 * else.
 * @param {Element} nav passed in on every rendering
 * @param {AnswersState} state
 */
function follow(nav, state) {
  followed.get(nav)?.disconnect();
  const observer = new IntersectionObserver(
    (entries) => {
      // Between two domains the mark stays where it was.
      state.read = entries.find((e) => e.isIntersecting)?.target.id ?? state.read;
      mark(nav, state.read);
    },
    { rootMargin: READ },
  );
  followed.set(nav, observer);
  // The domains are rendered after the navigation, and a filter can add or remove some.
  queueMicrotask(() => {
    for (const domain of nav.nextElementSibling?.children ?? []) observer.observe(domain);
  });
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
