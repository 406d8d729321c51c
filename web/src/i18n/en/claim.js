/** Whether a sentence about the ranking is right. The sentences of the answer are the core's. */
import { joined } from './joined.js';

export const claim = /** @type {const} */ ({
  title: 'Is it true that …?',
  about:
    'Check a sentence about the published ranking, in English. Your own changes do not count here.',
  label: 'Claim',
  check: 'Check',
  examples: 'For example',
  waiting: 'Checking …',
  failed: 'This browser could not check the claim just now. The rest of the page still works.',
  verdict: joined(
    '{verdict, select, confirmed {Confirmed} refuted {Refuted} too_close {Too close to call} ',
    'no_figure {No figure} other {Not understood}}',
  ),
  instead: '{verdict, select, confirmed {With the figures} other {Write instead}}',
  copy: 'Copy this sentence',
  copied: 'The sentence is copied.',
});
