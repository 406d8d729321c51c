/** The answers. */
import { ANSWERS, COUNTRIES } from './forms.js';
import { joined } from './joined.js';

export const answers = /** @type {const} */ ({
  title: 'The {n, number} answers',
  /** A title that several have, with the part that it is in. */
  of: '{name}: {title}',
  /** What our words for the publisher's mean; they follow, quoted. */
  glossary: 'What {terms} mean here',
  quoted: '“{term}”',
  about:
    'Choose another answer to see what it would do. Each bar shows how many countries gave that answer.',
  open_all: 'Open all',
  close_all: 'Close all',
  skipped: 'Skipped, no data',
  published: 'published',
  in_file: 'in the file',
  /** Where the answer is a number. */
  number_of: 'Number',
  number_in: 'In {unit}',
  slider: 'Slider: {title}',
  skip_number: 'Leave it out, as if there were no data',
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
  supporting: 'Supporting evidence',
  only_links: 'The publisher gives only links as evidence.',
  /** By the page's own mark. */
  no_evidence: {
    'supporting-evidence': 'The published page announces supporting evidence, but lists none.',
    'not-found': 'The published page marks this “Not Found”: it lists no supporting evidence.',
    'not-available':
      'The published page marks this “Not Available”: it lists no supporting evidence.',
    none: 'The published page lists no supporting evidence.',
  },
  evidence_missing: 'No evidence is loaded.',
  evidence_coming: 'Loading …',
  evidence_failed: 'This could not be loaded. Close and open it to try again.',
  note: 'Supplementary note',
  remark: 'Remark by Rescore',
  links: { evidence: 'Links of the evidence', note: 'Links of the note' },
  answered_by: 'Answered by {who}.',
  counts: '{answered, number} countries answered, {skipped, number} skipped.',
  /** Domain, and number in it, on one line. */
  in_domain: '{domain}\u00a0{number}',
  number: '{place}; no. {number, number} in the publisher’s raw data.',
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
      evidence: 'with supporting evidence',
      bare: 'without supporting evidence',
    },
    clear: 'Show all',
    found: `{n, number} of {of, ${ANSWERS}}`,
    none: 'No answer fits.',
  },
  /** Above answers that are numbers. */
  about_numbers: joined(
    'Type another number or move the slider to see what it would do. ',
    'Each line above the slider is a country.',
  ),
  readonly: 'Each bar shows how many countries gave that answer.',
  locked:
    'The answers cannot be changed, because the published results of the other countries could not be read.',
});
