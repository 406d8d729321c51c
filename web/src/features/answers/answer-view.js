import { html, svg } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';

import { isWeighted, methodOf } from '../../engine/method-kinds.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { button } from '../../ui/controls.js';
import { urlOf } from '../../ui/url.js';
import { isOpen } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Answer, Indicator } from '../../engine/types.d.ts'
 */

/**
 * One indicator: the question, the answer control, the evidence.
 * @param {Open} store
 * @param {Indicator} indicator
 * @param {boolean} [linked] whether it has an address of its own
 */
export function answer(store, indicator, linked = true) {
  const { index, model, data } = store;
  const published = /** @type {Answer} */ (
    data.sheets.get(model.code)?.answers.find((a) => a.indicator === indicator.id)
  );
  const edit = model.edits.get(indicator.id);
  const layer = index.layers.find((l) => l.id === indicator.layer);
  const choices = options(store, indicator);
  return html`
    <fieldset
      class=${edit ? 'answer changed' : 'answer'}
      id=${indicator.id}
      ${ref(skipOffscreen)}
      ?disabled=${!model.editable}
    >
      <legend>${indicator.title}</legend>
      <div class="question">
        <p>${indicator.question}</p>
        <p class="meta"><span class="layer ${indicator.layer}">${layer?.name}</span></p>
      </div>
      <div class=${choices.some(({ score }) => (score ?? 0) >= 100) ? 'options large' : 'options'}>
        ${choices.map((option) => choice(store, indicator, option, published.answer, edit))}
      </div>
      ${edit ? changedLine(store, indicator, published.answer, edit.to) : ''}
      ${evidence(store, indicator, published, linked)}
    </fieldset>
  `;
}

/** @typedef {{ score: number | null, label: string, count: number }} Choice */

/**
 * The scale's options and, last, the skip.
 * @param {Open} store
 * @param {Indicator} indicator
 * @returns {Choice[]}
 */
function options({ index, text }, indicator) {
  const scale = /** @type {import('../../engine/types.d.ts').Scale} */ (
    index.scales.find((s) => s.id === indicator.scale)
  );
  return [
    ...scale.options.map((option, i) => ({ ...option, count: indicator.chosen[i] })),
    { score: null, label: text.answers.skipped, count: indicator.skipped },
  ];
}

/**
 * A radio with the bar of how many countries chose it, so that the control is the histogram.
 * @param {Open} store @param {Indicator} indicator @param {Choice} option
 * @param {number | null} published @param {{ to: number | null } | undefined} edit
 */
function choice(store, indicator, option, published, edit) {
  const { text, index } = store;
  const isPublished = option.score === published;
  const isOwn = edit !== undefined && option.score === edit.to;
  const kind = isOwn ? 'own' : isPublished ? 'published' : '';
  const choose = (/** @type {Event} */ event) => {
    const radio = /** @type {HTMLElement} */ (event.currentTarget);
    store.set(indicator.id, option.score, radio.matches(':focus-visible'));
  };
  return html`
    <label class="choice ${kind}">
      <input
        type="radio"
        name=${indicator.id}
        .checked=${live(edit ? isOwn : isPublished)}
        @change=${choose}
      />
      <span class="points" aria-hidden="true"
        >${option.score === null ? '–' : store.format.number(option.score)}</span
      >
      <span class="label">
        ${option.label}
        ${isPublished ? html`<span class="tag">${text.answers.published}</span>` : ''}
        ${isOwn ? html`<span class="tag own">${text.answers.yours}</span>` : ''}
      </span>
      <svg class="histogram" width="100%" height="10" aria-hidden="true">
        ${svg`<rect width="${(100 * option.count) / index.countries}%" height="10" />`}
      </svg>
      <span class="count" aria-hidden="true">${store.format.number(option.count)}</span>
      <span class="unseen"
        >, ${text.answers.countries({ n: option.count, of: index.countries })}</span
      >
    </label>
  `;
}

/**
 * What the change does to the points, and the way back.
 * @param {Open} store
 * @param {Indicator} indicator
 * @param {number | null} from
 * @param {number | null} to
 */
function changedLine(store, indicator, from, to) {
  const { text, format, index, model } = store;
  const method = methodOf(index, model.method);
  // What counts more, less or as a part of a mean is no number of points.
  const plain = method.aggregate !== 'mean' && !isWeighted(method);
  const leaves = method.overall.denominator === 'answered'; // a skip leaves the maximum
  const most = index.scales.find((s) => s.id === indicator.scale)?.options.at(-1)?.score ?? 0;
  const points = (to ?? 0) - (from ?? 0);
  const maximum = !leaves ? 0 : (to === null ? -most : 0) + (from === null ? most : 0);
  const effect = text.answers.effect({
    points: format.signed(points),
    maximum: Math.abs(maximum),
    direction: maximum > 0 ? 'higher' : maximum < 0 ? 'lower' : 'same',
  });
  return html`
    <p class="effect row">
      ${plain ? html`<span class="own">${effect}</span>` : ''}
      ${
        model.editable
          ? button(
              text.answers.reset,
              () => store.reset(indicator.id),
              text.answers.reset_label({ title: indicator.title }),
            )
          : ''
      }
    </p>
  `;
}

/** @param {Open} store @param {Answer} published */
function evidenceText({ text, evidence }, published) {
  if (evidence === 'there') return published.evidence ?? text.answers.no_evidence;
  return evidence === 'failed' ? text.answers.evidence_failed : text.answers.evidence_coming;
}

/**
 * @param {Open} store @param {Indicator} indicator @param {Answer} published
 * @param {boolean} linked
 */
function evidence(store, indicator, published, linked) {
  const { text, format, index } = store;
  // The whole scenario is in it, as it is when the link is followed or copied.
  const leads = (/** @type {Event} */ event) => {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    link.href = store.location.at(indicator.id);
  };
  const links = (published.links ?? []).map((link) => link.url).filter(isWebAddress);
  const count = links.length > 0 ? ` (${format.number(links.length)})` : '';
  return html`
    <details
      class="evidence"
      @toggle=${(/** @type {Event} */ e) => isOpen(e) && store.loadEvidence()}
    >
      <summary class="quiet" aria-label=${text.answers.evidence_label({ title: indicator.title })}>
        ${text.answers.evidence}${count}
      </summary>
      <p>${evidenceText(store, published)}</p>
      ${published.note ? html`<p><strong>${text.answers.note}.</strong> ${published.note}</p>` : ''}
      ${
        links.length > 0
          ? html`<ol aria-label=${text.answers.links}>
              ${links.map(
                (url) =>
                  html`<li>
                    <a href=${url} target="_blank" rel="noopener noreferrer nofollow"
                      >${shortened(url)}</a
                    >
                  </li>`,
              )}
            </ol>`
          : ''
      }
      <p class="meta">
        ${published.answered_by ? text.answers.answered_by({ who: published.answered_by }) : ''}
        ${text.answers.counts({ answered: index.countries - indicator.skipped, skipped: indicator.skipped })}
        ${text.answers.number({ number: indicator.number })}
        ${
          linked
            ? html`<a
                href="#${indicator.id}"
                target=${store.embedded ? '_blank' : '_self'}
                rel="noopener"
                @pointerenter=${leads}
                @focus=${leads}
                >${text.answers.link}</a
              >`
            : ''
        }
      </p>
    </details>
  `;
}

/** Only http and https become links; the core refuses others already. @param {string} url */
function isWebAddress(url) {
  return /^https?:$/.test(urlOf(url)?.protocol ?? '');
}

/** Host and path, short enough for a line. @param {string} url */
function shortened(url) {
  const { hostname, pathname } = new URL(url);
  const path = decodeURIComponentSafely(pathname);
  const whole = hostname.replace(/^www\./, '') + (path === '/' ? '' : path);
  return whole.length > 72 ? `${whole.slice(0, 71)}…` : whole;
}

/** @param {string} text */
function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
