import { html } from 'lit-html';

import { evidenceOf } from './evidence-of.js';
import { numberInDomain } from '../../i18n/scope-names.js';
import { urlOf } from '../../ui/url.js';
import { isOpen } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Answer, Indicator } from '../../engine/types.d.ts'
 */

/**
 * What the published answer rests on, folded: the publisher's evidence and note, each with its links,
 * then our remark and who answered.
 * @param {Open} store @param {Indicator} indicator @param {Answer} published
 * @param {boolean} linked whether the answer has an address of its own
 * @param {unknown} [before] above it
 */
export function evidence(store, indicator, published, linked, before = '') {
  const { text, format, index } = store;
  const links = linksOf(published);
  const all = links.evidence.length + links.note.length;
  const count = all > 0 ? ` (${format.number(all)})` : '';
  const { note, remark } = published;
  return html`
    <details
      class="evidence"
      @toggle=${(/** @type {Event} */ e) => isOpen(e) && store.loadEvidence()}
    >
      <summary class="quiet" aria-label=${text.answers.evidence_label({ title: indicator.title })}>
        ${text.answers.evidence}${count}
      </summary>
      ${before}
      <p>${evidenceText(store, published)}</p>
      ${list(links.evidence, text.answers.links.evidence)}
      ${note ? html`<p><strong>${text.answers.note}.</strong> ${note}</p>` : ''}
      ${list(links.note, text.answers.links.note)}
      ${remark ? html`<p class="remark"><strong>${text.answers.remark}.</strong> ${remark}</p>` : ''}
      ${footer(store, indicator, published, linked, index)}
    </details>
  `;
}

/**
 * The evidence, or the sentence in its place.
 * @param {Pick<Open, 'text' | 'evidence'>} store @param {Answer} published
 */
export function evidenceText({ text, evidence: state }, published) {
  const words = text.answers;
  switch (evidenceOf(state, published)) {
    case 'text':
      return html`<strong>${words.supporting}.</strong> ${published.evidence}`;
    case 'links':
      return words.only_links;
    case 'nothing':
      return words.no_evidence[published.tag ?? 'none'];
  }
  if (state === 'none') return words.evidence_missing;
  return state === 'failed' ? words.evidence_failed : words.evidence_coming;
}

/** Who answered, how many others did, and where the question stands with the publisher. */
function footer(
  /** @type {Open} */ store,
  /** @type {Indicator} */ indicator,
  /** @type {Answer} */ published,
  /** @type {boolean} */ linked,
  /** @type {Open['index']} */ index,
) {
  const { text } = store;
  // The whole scenario is in it, as it is when the link is followed or copied.
  const leads = (/** @type {Event} */ event) => {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    link.href = store.location.at(indicator.id);
  };
  const layer = index.layers.find((l) => l.id === indicator.layer);
  return html`
    ${layer?.about ? html`<p class="meta">${layer.name}: ${layer.about}</p>` : ''}
    <p class="meta">
      ${published.answered_by ? text.answers.answered_by({ who: published.answered_by }) : ''}
      ${text.answers.counts({ answered: index.countries - indicator.skipped, skipped: indicator.skipped })}
      ${text.answers.number({
        place: numberInDomain(store, indicator),
        number: indicator.number,
      })}
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
  `;
}

/** The links of the note, and all others, which are the evidence's. @param {Answer} published */
function linksOf({ links = [] }) {
  /** @type {Record<'evidence' | 'note', URL[]>} */
  const parts = { evidence: [], note: [] };
  for (const { url, part } of links) {
    const link = urlOf(url);
    // Only http and https become links; the core refuses others already.
    if (link && /^https?:$/.test(link.protocol))
      parts[part === 'note' ? 'note' : 'evidence'].push(link);
  }
  return parts;
}

/** @param {URL[]} links @param {string} label */
function list(links, label) {
  if (links.length === 0) return '';
  return html`<ol aria-label=${label}>
    ${links.map(
      (url) =>
        html`<li>
          <a href=${url.href} target="_blank" rel="noopener noreferrer nofollow"
            >${shortened(url)}</a
          >
        </li>`,
    )}
  </ol>`;
}

/** Host and path, short enough for a line. @param {URL} url */
function shortened({ hostname, pathname }) {
  const whole = hostname.replace(/^www\./, '') + (pathname === '/' ? '' : decoded(pathname));
  return whole.length > 72 ? `${whole.slice(0, 71)}…` : whole;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
