import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';

import { EmbedBuilderState, WIDTHS } from './embed-builder.js';
import { MAX_INDICATORS, HEIGHTS } from './snippets.js';
import { language as later } from '../../i18n/en.js?later';
import { tags } from '../../i18n/load-language.js';
import { textOf } from '../../i18n/messages.js';
import { Notices } from '../../explorer/notices.js';
import { titleOf } from '../../i18n/sentences.js';
import { button, select } from '../../ui/controls.js';
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
  const shown = { store, words, builder };
  if (!builder.isThere) return html`<p class="aside">${words.not_there}</p>`;
  queueMicrotask(() => builder.holdScript());
  return html`
    <p class="aside">${words.about}</p>
    <div class="builder">
      ${choices(shown, 'view', words.what, [
        ['card', words.card, words.card_about],
        ['full', words.full, words.full_about],
      ])}
      ${builder.view === 'card' ? answers(shown) : ''} ${look(shown)}
      ${choices(shown, 'frozen', words.updates, [
        [false, words.follows, words.follows_about],
        [
          true,
          words.frozen,
          words.frozen_about({
            version: store.home.version ?? '',
            held: builder.fingerprint ? 'yes' : 'no',
            fingerprint: builder.fingerprint,
          }),
        ],
      ])}
      ${choices(shown, 'kind', words.how, [
        ['script', words.script, words.script_about],
        ['frame', words.frame, words.frame_about],
        ['element', words.element, words.element_about],
      ])}
      ${
        builder.view === 'full' && builder.kind === 'frame'
          ? html`<p class="aside">${words.frame_full}</p>`
          : ''
      }
    </div>
    ${pasted(shown)} ${preview(shown)}
  `;
}

/** @typedef {{ store: Open, words: Text['embedBuilder'], builder: EmbedBuilderState }} Shown */

/**
 * One of several, each with what it means.
 * @template {'view' | 'frozen' | 'kind'} K
 * @param {Shown} shown @param {K} part @param {string} legend @param {[EmbedBuilderState[K], string,
 *   string][]} options
 */
function choices({ builder }, part, legend, options) {
  return html`
    <fieldset>
      <legend>${legend}</legend>
      ${options.map(
        ([value, name, about], i) =>
          html`<label class="one long">
            <input
              type="radio"
              name="embed-${part}"
              aria-labelledby="embed-${part}-${i}"
              aria-describedby="embed-${part}-${i}-about"
              .checked=${live(builder[part] === value)}
              @change=${() => builder.set({ [part]: value })}
            />
            <span
              ><span id="embed-${part}-${i}">${name}</span>
              <span class="meta" id="embed-${part}-${i}-about">${about}</span></span
            >
          </label>`,
      )}
    </fieldset>
  `;
}

/** @param {Shown} shown */
function answers({ store, words, builder }) {
  const { index } = store;
  if (!builder.hasAnswers) return html`<p class="aside">${words.no_answers}</p>`;
  const chosen = builder.indicators;
  const others = index.indicators.filter((i) => !chosen.includes(i.id));
  const titleOf = (/** @type {string} */ id) =>
    index.indicators.find((i) => i.id === id)?.title ?? id;
  return html`
    <fieldset>
      <legend>${words.answers}</legend>
      ${
        chosen.length === 0
          ? html`<p class="aside">${words.suggested}</p>`
          : html`<ul class="in-card bare">
              ${repeat(
                chosen,
                (id) => id,
                (id) =>
                  html`<li class="split">
                    <span>${titleOf(id)}</span>
                    ${button(
                      words.remove,
                      (e) => remove(store, id, titleOf(id), e),
                      words.remove_label({ title: titleOf(id) }),
                    )}
                  </li>`,
              )}
            </ul>`
      }
      ${
        chosen.length >= MAX_INDICATORS
          ? html`<p class="aside">${words.full_up({ n: MAX_INDICATORS })}</p>`
          : html`<div class="actions more-answers">
              <label class="field"
                >${words.add_label}
                <select>
                  ${index.domains.map(
                    (domain) =>
                      html`<optgroup label=${domain.name}>
                        ${others
                          .filter((i) => i.domain === domain.id)
                          .map((i) => html`<option value=${i.id}>${i.title}</option>`)}
                      </optgroup>`,
                  )}
                </select>
              </label>
              ${button(words.add, (e) => add(store, e))}
            </div>`
      }
    </fieldset>
  `;
}

/** @param {Open} store @param {Event} event */
async function add(store, event) {
  const fieldset = /** @type {HTMLElement} */ (event.currentTarget).closest('fieldset');
  const list = fieldset?.querySelector('select');
  if (!list) return;
  const title = list.selectedOptions[0].label;
  const builder = store.use(EmbedBuilderState);
  builder.indicators = [...builder.indicators, list.value];
  store.use(Notices).say(wordsOf(store).added({ title }));
  await store.updateComplete;
  // When the card is full, the button is gone.
  /** @type {NodeListOf<HTMLElement> | undefined} */
  const buttons = fieldset?.querySelectorAll('button');
  if (!fieldset?.querySelector('select')) buttons?.[buttons.length - 1].focus();
}

/**
 * The pressed button disappears, so the focus moves to a neighbour.
 * @param {Open} store
 * @param {string} id
 * @param {string} title
 * @param {Event} event
 */
async function remove(store, id, title, event) {
  const fieldset = /** @type {HTMLElement} */ (event.currentTarget).closest('fieldset');
  const builder = store.use(EmbedBuilderState);
  const at = builder.indicators.indexOf(id);
  builder.indicators = builder.indicators.filter((other) => other !== id);
  store.use(Notices).say(wordsOf(store).removed({ title }));
  await store.updateComplete;
  const left = fieldset?.querySelectorAll('li button') ?? [];
  const next = left[Math.min(at, left.length - 1)] ?? fieldset?.querySelector('select');
  /** @type {HTMLElement | undefined} */ (next)?.focus();
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
  return html`
    <fieldset>
      <legend>${words.look}</legend>
      <div class="actions">
        <label class="field"
          >${words.theme}
          ${select(
            themes.map((theme) => [theme, words.themes[theme]]),
            builder.theme,
            (theme) => builder.set({ theme }),
          )}
        </label>
        ${
          languages.length > 1
            ? html`<label class="field"
                >${words.language}
                ${select(
                  languages.map((tag) => [tag, names.of(tag) ?? tag]),
                  builder.lang || 'en',
                  (tag) => builder.set({ lang: tag === 'en' ? '' : tag }),
                )}
              </label>`
            : ''
        }
      </div>
      ${
        !builder.hasChanges
          ? ''
          : builder.withoutAnswers.length > 0
            ? html`<p class="aside">
                ${words.left_behind({ countries: store.text.list(builder.withoutAnswers) })}
              </p>`
            : option('scenario')
      }
      ${option('readonly')}
    </fieldset>
  `;
}

/** @param {Shown} shown */
function pasted({ store, words, builder }) {
  const code = builder.snippet(words.more({ n: store.index.indicators.length }));
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
      <button
        type="button"
        class="main"
        @click=${() => store.use(Notices).copy(code, words.copied)}
      >
        ${words.copy}
      </button>
    </p>
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
              ${WIDTHS.map(
                (n) =>
                  html`<label class="one long"
                    ><input
                      type="radio"
                      name="embed-width"
                      .checked=${live(width === n)}
                      @change=${() => builder.set({ width: n })}
                    />
                    <span>${words.pixels({ n })}</span></label
                  >`,
              )}
            </fieldset>
            <div class="preview" ${ref((place) => fitted(place, builder))}>
              <iframe
                src=${address}
                title=${words.frame_title({ title: titleOf(store) })}
                width=${width}
                height=${HEIGHTS[builder.view]}
                frameborder="0"
                allow="clipboard-write"
                ${ref(builder.followFrame)}
              ></iframe>
            </div>`
        : html`<p class="aside">${words.no_preview}</p>`
    }
  `;
}

/**
 * Makes the frame as small as its place.
 * @param {Element | undefined} place
 * @param {EmbedBuilderState} builder
 */
function fitted(place, builder) {
  if (!(place instanceof HTMLElement)) return;
  const frame = place.querySelector('iframe');
  if (!frame) return;
  const scale = Math.min(1, place.clientWidth / builder.width);
  frame.style.transform = scale < 1 ? `scale(${scale})` : '';
  if (builder.view === 'full') frame.style.height = '';
  place.style.height = `${Math.ceil(frame.offsetHeight * scale)}px`;
}
