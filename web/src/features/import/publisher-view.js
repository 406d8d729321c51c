import { html } from 'lit-html';

import { outcome } from './outcome-view.js';
import {
  loadEvidenceFromPublisher,
  loadFromPublisher,
  missingAnswers,
  missingEvidence,
} from './publisher-file.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * The press that brings every country's answers from the publisher, with what it does; nothing
 * where they are there. It is in one place at a time: at a link that needs them, at the head of a
 * country without answers, or with the reader's other files.
 * @param {Open} store
 * @param {'link' | 'country' | 'import'} place
 */
export function publisherAnswers(store, place) {
  const { text, storage, index, data, model } = store;
  const file = missingAnswers(store);
  if (!file || place !== placeOf(store)) return '';
  const kilobytes = Math.round(file.bytes / 1000);
  const n = data.standings?.countries.length ?? 0;
  return html`
    <div class="from-publisher" part="from-publisher">
      <p class="row">
        ${place === 'country' ? html`<span>${text.import.fetch_why({ name: model.name })}</span>` : ''}
        <button type="button" class="main" part="button" @click=${() => loadFromPublisher(store)}>
          ${text.import.fetch({ n, kilobytes })}
        </button>
      </p>
      <p class="aside">
        ${text.import.fetch_about({
          files: 1,
          publisher: index.source?.publisher ?? '',
          kept: storage.forgets ? 'no' : 'yes',
        })}
        <a href=${file.address} rel="noopener noreferrer nofollow" target="_blank"
          >${text.import.fetch_file}</a
        >
      </p>
      ${outcome(store, 'publisher')}
    </div>
  `;
}

/** @param {Open} store */
function placeOf({ linkProblems, data, model }) {
  if (linkProblems.length > 0) return 'link';
  return data.sheets.has(model.code) ? 'import' : 'country';
}

/**
 * The press that brings the shown country's evidence; nothing where it is there.
 * @param {Open} store
 */
export function publisherEvidence(store) {
  const { text, model } = store;
  const longest = missingEvidence(store);
  if (!longest) return '';
  const kilobytes = Math.ceil(longest / 1000);
  return html`
    <div class="from-publisher">
      <p class="row">
        <span>${text.import.evidence_why({ name: model.name })}</span>
        <button type="button" part="button" @click=${() => loadEvidenceFromPublisher(store)}>
          ${text.import.evidence_fetch({ kilobytes })}
        </button>
      </p>
      ${outcome(store, 'evidence')}
    </div>
  `;
}
