import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';

import { EmbedBuilderState, WIDTHS } from './embed-builder.js';
import { MAX_INDICATORS, HEIGHTS } from './snippets.js';
import { language as later } from '../../i18n/en.js?later';
import { tags } from '../../i18n/load-language.js';
import { textOf } from '../../i18n/messages.js';
import { Notices } from '../../explorer/notices.js';
import { titleOf } from '../../i18n/sentences.js';
import { button, buttonOf, select } from '../../ui/controls.js';
import { checked, valueOf } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Kind } from './snippets.js'
 * @import { Text } from '../../i18n/messages.js'
 */

/**
 * English words of this part, which the start does not wait for.
 * @type {Text['embedBuilder'] | undefined}
 */
let english;

/** @param {Open} store @returns {Text['embedBuilder']} */
const wordsOf = ({ text }) => text.embedBuilder ?? (english ??= textOf(later).embedBuilder);

/** @param {Open} store */
export const title = (store) => wordsOf(store).title;

/**
 * A snippet for other pages: what is chosen, what is to be pasted, how it will look.
 * @param {Open} store
 */
export function embed(store) {
  const words = wordsOf(store);
  const builder = store.use(EmbedBuilderState);
  const { fingerprint, source, kind, view } = builder;
  const shown = { store, words, builder };
  if (!source) return html`<p class="aside">${words.not_there}</p>`;
  const version = store.home.version ?? '';
  const frozen = words.frozen_about({ version, held: fingerprint ? 'yes' : 'no', fingerprint });
  return html`
    <p class="aside">${words.about}</p>
    <div class="embedding">
      <div class="builder">
        ${choices(shown, 'view', words.what, { card: words.card_about, full: words.full_about })}
        ${view === 'card' ? answers(shown) : ''} ${look(shown)}
        ${choices(shown, 'updates', words.updates, { follows: words.follows_about, frozen })}
        ${choices(shown, 'kind', words.how, {
          script: words.script_about,
          frame: words.frame_about,
          element: words.element_about,
        })}
        ${view === 'full' && kind === 'frame' ? html`<p class="aside">${words.frame_full}</p>` : ''}
      </div>
      <div class="seen">${preview(shown)} ${pasted(shown)}</div>
    </div>
  `;
}

/** @typedef {{ store: Open, words: Text['embedBuilder'], builder: EmbedBuilderState }} Shown */

/**
 * One of several, each with what it means.
 * @param {Shown} shown @param {'view' | 'updates' | 'kind'} part @param {string} legend
 * @param {Partial<Record<'card' | 'full' | 'follows' | 'frozen' | Kind, string>>} abouts by value
 */
function choices({ builder, words }, part, legend, abouts) {
  const values = /** @type {(keyof typeof abouts)[]} */ (Object.keys(abouts));
  return html`
    <fieldset>
      <legend>${legend}</legend>
      ${values.map((value) => choice(builder, part, value, words[value], abouts[value]))}
    </fieldset>
  `;
}

/**
 * @param {EmbedBuilderState} builder @param {'view' | 'updates' | 'kind' | 'width'} part
 * @param {string | number} value @param {string} name @param {string} [about]
 */
function choice(builder, part, value, name, about) {
  const id = `embed-${part}-${value}`;
  return html`<label class="one long">
    <input
      type="radio"
      name="embed-${part}"
      aria-label=${name}
      aria-describedby=${about ? id : nothing}
      .checked=${live(builder[part] === value)}
      @change=${() => builder.set({ [part]: value })}
    />
    <span>${name} ${about ? html`<span class="meta" id=${id}>${about}</span>` : ''}</span>
  </label>`;
}

/** @param {Shown} shown */
function answers({ store, words, builder }) {
  if (!builder.hasAnswers) return html`<p class="aside">${words.no_answers}</p>`;
  const { domains, indicators } = store.index;
  const chosen = builder.indicators.flatMap((id) => indicators.filter((i) => i.id === id));
  return html`
    <fieldset>
      <legend>${words.answers}</legend>
      ${chosen.length === 0 ? html`<p class="aside">${words.suggested}</p>` : ''}
      <ul class="in-card bare">
        ${chosen.map(
          ({ id, title }, i) =>
            html`<li class="split">
              <span>${title}</span>
              ${button(
                words.remove,
                () => remove(store, id, i, words.removed({ title })),
                words.remove_label({ title }),
              )}
            </li>`,
        )}
      </ul>
      ${
        chosen.length >= MAX_INDICATORS
          ? html`<p class="aside">${words.full_up({ n: MAX_INDICATORS })}</p>`
          : html`<form
              class="actions more-answers"
              @submit=${(/** @type {Event} */ e) => add(store, e)}
            >
              <label class="field"
                >${words.add_label}
                <select name="answer">
                  ${domains.map(
                    ({ id, name }) =>
                      html`<optgroup label=${name}>
                        ${indicators
                          .filter((i) => i.domain === id && !chosen.includes(i))
                          .map((i) => html`<option value=${i.id}>${i.title}</option>`)}
                      </optgroup>`,
                  )}
                </select>
              </label>
              <button>${words.add}</button>
            </form>`
      }
    </fieldset>
  `;
}

/** @param {Open} store @param {Event} event */
async function add(store, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const list = /** @type {HTMLSelectElement} */ (form.elements.namedItem('answer'));
  const builder = store.use(EmbedBuilderState);
  store.use(Notices).say(wordsOf(store).added({ title: list.selectedOptions[0].label }));
  builder.set({ chosen: [...builder.indicators, list.value] });
  await store.updateComplete;
  // When the card is full, the button is gone.
  if (!form.isConnected) store.focus('.in-card li:last-child button');
}

/**
 * The pressed button disappears, so the focus moves to a neighbour.
 * @param {Open} store @param {string} id @param {number} place in the list @param {string} done
 */
async function remove(store, id, place, done) {
  const builder = store.use(EmbedBuilderState);
  builder.set({ chosen: builder.indicators.filter((other) => other !== id) });
  store.use(Notices).say(done);
  await store.updateComplete;
  const left = builder.indicators.length;
  const next = Math.min(place + 1, left);
  store.focus(next > 0 ? `.in-card li:nth-child(${next}) button` : '.more-answers select');
}

/** @param {Shown} shown */
function look({ store, words, builder }) {
  const languages = tags.filter((tag) => tag === store.lang || !/-X[AB]$/.test(tag));
  const names = new Intl.DisplayNames([store.lang], { type: 'language' });
  const themes = /** @type {const} */ (['auto', 'light', 'dark']);
  const option = (/** @type {'scenario' | 'readonly'} */ key) =>
    html`<label class="one long"
      ><input
        type="checkbox"
        .checked=${live(builder[key])}
        @change=${(/** @type {Event} */ e) => builder.set({ [key]: checked(e) })}
      />
      <span>${words[key]}</span></label
    >`;
  const field = (/** @type {string} */ name, /** @type {unknown} */ control) =>
    html`<label class="field">${name} ${control}</label>`;
  const left = words.left_behind({ countries: store.text.list(builder.withoutAnswers) });
  return html`
    <fieldset>
      <legend>${words.look}</legend>
      <div class="actions">
        ${field(
          words.theme,
          select(
            themes.map((theme) => [theme, words.themes[theme]]),
            builder.theme,
            (theme) => builder.set({ theme }),
          ),
        )}
        ${
          languages.length > 1
            ? field(
                words.language,
                select(
                  languages.map((tag) => [tag, names.of(tag) ?? tag]),
                  builder.lang || 'en',
                  (tag) => builder.set({ lang: tag === 'en' ? '' : tag }),
                ),
              )
            : ''
        }
      </div>
      ${builder.withoutAnswers.length > 0 ? html`<p class="aside">${left}</p>` : ''}
      ${builder.canCarry ? option('scenario') : ''} ${option('readonly')}
    </fieldset>
  `;
}

/**
 * The real thing, in a frame as wide as it is asked for, made smaller where there is no room.
 * @param {Shown} shown
 */
function preview({ store, words, builder }) {
  const { previewAddress: address, width } = builder;
  return html`
    <h4>${words.preview}</h4>
    ${
      address
        ? html`<fieldset class="widths row">
              <legend class="unseen">${words.width}</legend>
              ${WIDTHS.map((n) => choice(builder, 'width', n, words.pixels({ n })))}
            </fieldset>
            <div class="preview" ${ref((place) => fitted(place, builder))}>
              ${
                // Each address has a frame of its own: one that goes on would be a step of the history.
                keyed(
                  address,
                  html`<iframe
                    src=${address}
                    title=${words.frame_title({ title: titleOf(store) })}
                    width=${width}
                    height=${HEIGHTS[builder.view]}
                    frameborder="0"
                    allow="clipboard-write"
                    ${ref(builder.followFrame)}
                  ></iframe>`,
                )
              }
            </div>`
        : html`<p class="aside">${words.no_preview}</p>`
    }
  `;
}

/** @param {Shown} shown */
function pasted({ store, words, builder }) {
  const code = builder.snippet(words.more({ n: store.index.indicators.length }));
  const notices = store.use(Notices);
  const copied = notices.said === words.copied;
  return html`
    ${
      builder.asksForAddress
        ? html`<label class="snippet"
              >${words.address}
              <input
                type="url"
                dir="ltr"
                spellcheck="false"
                .value=${live(builder.address)}
                aria-describedby="embed-address"
                @input=${(/** @type {Event} */ e) => builder.set({ address: valueOf(e).trim() })}
              />
            </label>
            <p class="aside" id="embed-address">
              ${builder.address && !builder.site ? words.address_wrong : words.address_about}
            </p>`
        : ''
    }
    <label class="snippet"
      >${words.snippet}
      <textarea readonly rows="6" dir="ltr" spellcheck="false" .value=${live(code)}></textarea>
    </label>
    <p class="actions">
      ${buttonOf('main', copied ? words.copied : words.copy, () => notices.copy(code, words.copied))}
    </p>
  `;
}

/**
 * Makes the frame as small as its place; its first size, which comes a moment later, is followed too.
 * @param {Element | undefined} place
 * @param {EmbedBuilderState} builder
 */
function fitted(place, { width, view }) {
  if (!(place instanceof HTMLElement)) return;
  const frame = place.querySelector('iframe');
  if (!frame) return;
  const scale = Math.min(1, place.clientWidth / width);
  frame.style.transform = scale < 1 ? `scale(${scale})` : '';
  if (view === 'full') frame.style.height = '';
  place.style.height = `${Math.ceil(frame.offsetHeight * scale)}px`;
}
