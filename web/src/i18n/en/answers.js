/** The answers. */
import { ANSWERS, COUNTRIES } from './forms.js';
import { joined } from './joined.js';

export const answers = /** @type {const} */ ({
  title: 'The {n, number} answers',
  about:
    'Choose another answer to see what it would do. Each bar shows how many countries gave that answer.',
  open_all: 'Open all',
  close_all: 'Close all',
  skipped: 'Skipped, no data',
  published: 'published',
  yours: 'yours',
  countries: `{n, number} of {of, ${COUNTRIES}}`,
  /** Points won or lost, and points that leave or join the maximum. */
  effect: joined(
    '{points}{direction, select, higher {, maximum {maximum, number} higher} ',
    'lower {, maximum {maximum, number} lower} other {}}',
  ),
  reset: 'Back to published',
  reset_label: 'Back to the published answer: {title}',
  evidence_label: 'Evidence and sources: {title}',
  evidence: 'Evidence and sources',
  no_evidence: 'The published page gives no evidence here.',
  evidence_coming: 'Loading …',
  evidence_failed: 'This could not be loaded. Close and open it to try again.',
  note: 'Supplementary note',
  links: 'Links from the published page',
  answered_by: 'Answered by {who}.',
  counts: '{answered, number} countries answered, {skipped, number} skipped.',
  number: 'No. {number, number} in the publisher’s data.',
  changed: '{n, number} changed',
  link: 'Link to this answer',
  domains: 'Domains',
  filter: {
    label: 'Find answers',
    text: 'Search',
    domain: 'Domain',
    all_domains: 'all domains',
    layer: 'Layer',
    all_layers: 'all layers',
    which: 'Show',
    all: 'all answers',
    kinds: {
      changed: 'changed',
      skipped: 'skipped',
      evidence: 'with evidence',
      bare: 'without evidence',
    },
    clear: 'Show all',
    found: `{n, number} of {of, ${ANSWERS}}`,
    none: 'No answer fits.',
  },
  readonly: 'Each bar shows how many countries gave that answer.',
  locked:
    'The answers cannot be changed, because the published results of the other countries could not be read.',
});
