import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { readText } from './files.mjs';

/**
 * An indicator of the published country page, as its text shows it.
 * @typedef {object} Statement
 * @property {string} id by domain and place: media-01
 * @property {string} layer its id
 * @property {string} statement the sentence that the country is rated on
 * @property {string} chosen the word of the answer: Yes, No or Silence
 * @property {number | null} points null where the page prints none
 * @property {'supporting-evidence' | 'not-found' | 'not-available' | null} tag
 * @property {string} evidence without its links; empty if there is none
 * @property {string} note the same
 * @property {{ url: string, part: 'evidence' | 'note' }[]} links in the page's order
 * @property {string} answeredBy empty if the page prints nothing
 */

/** Links that only the text of the raw data has, and neither its list nor the published page. */
export const ADDED_LINKS = {
  'academia-01': [
    'https://azertag.az/xeber/reqemsal_inkisaf_ve_neqliyyat_nazirliyi_ada_universiteti_ve_huawei_' +
      'anlasma_memorandumu_imzalayib-1946062',
  ],
  'academia-05': [
    'https://unec.edu.az/en/education/unec-elmi-tedqiqat-merkezleri/cin-iqtisadiyyati-tedqiqat-merkezi/',
  ],
  'academia-07': [
    'https://beijing.mfa.gov.az/en/news/3170/in-beijing-was-held-a-lecture-on-the-importance-of-' +
      'azerbaijan-in-the-south-caucasus-and-the-azerbaijani-chinese-relations',
  ],
};

const TAGS = {
  'Supporting Evidence': 'supporting-evidence',
  'Not Found': 'not-found',
  'Not Available': 'not-available',
};

/** The domains' and layers' names on the page, and their ids here. @param {string} name */
const slug = (name) => name.toLowerCase().replaceAll(' ', '-');

/**
 * The statements of the country page among the documents that the data is written from.
 * @param {string} folder of the documents
 * @returns {Statement[]} in the page's order
 */
export function statements(folder) {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readText(join(folder, name)));
  const page = texts.find((text) => text.includes('countries answered this indicator')) ?? '';
  const lines = page
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  let domain = '';
  const starts = lines.flatMap((line, at) => {
    if (lines[at + 1]?.startsWith(`The ${line} Domain `)) domain = slug(line);
    const place = /^(\d+)\.$/.exec(line)?.[1];
    const is = place && /^(Exposure|Pressure|Alignment)$/.test(lines[at + 1] ?? '');
    return is ? [{ at, id: `${domain}-${place.padStart(2, '0')}` }] : [];
  });
  return starts.map(({ at, id }, i) => ({
    id,
    ...read(lines.slice(at + 1, starts[i + 1]?.at ?? lines.length)),
  }));
}

/** @param {string[]} lines from the layer to where the next statement starts */
function read(lines) {
  const [layer, statement, , chosen] = lines;
  const points = /^Answer \( (\d) \/ 4 \)$/.exec(lines.find((l) => l.startsWith('Answer (')) ?? '');
  const from = lines.findIndex((line) => line.includes('countries answered this indicator')) + 1;
  const end = lines.indexOf('Hide', from);
  const body = lines.slice(from, end < 0 ? lines.length : end);
  let part = /** @type {'evidence' | 'note'} */ ('evidence');
  const texts = { evidence: [], note: [] };
  const links = [];
  let tag = null;
  let answeredBy = '';
  for (const line of body) {
    const url = /^\d+\. (https?:\/\/\S+)$/.exec(line)?.[1];
    if (line in TAGS) tag = TAGS[line];
    else if (line === 'Supplementary Notes') part = 'note';
    else if (url) links.push({ url, part });
    else if (line.startsWith('Answered by ')) answeredBy = line;
    else texts[part].push(line);
  }
  return {
    layer: slug(layer),
    statement,
    chosen,
    points: points && Number(points[1]),
    tag,
    evidence: texts.evidence.join(' '),
    note: texts.note.join(' '),
    links,
    answeredBy,
  };
}
