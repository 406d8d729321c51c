/**
 * Every word of the interface, in English. What the data says (titles, questions, labels) is data.
 * @import { Format } from '../format.js'
 * @import { Row } from '../types.d.ts'
 */

const ORDINAL = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** @param {Format} f */
export function english(f) {
  /** @param {number} n */
  const ordinal = (n) => f.ordinal(n, ORDINAL);
  /** @param {number} n */
  const places = (n) => `${f.number(n)} ${f.plural(n, { one: 'place', other: 'places' })}`;
  /** @param {number} n */
  const answers = (n) => `${f.number(n)} ${f.plural(n, { one: 'answer', other: 'answers' })}`;
  /** @param {Row} row */
  const outOf = (row) =>
    row.maximum === null ? f.number(row.achieved) : `${f.number(row.achieved)} of ${f.number(row.maximum)}`;

  const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

  return {
    ordinal,
    list: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
    waiting: 'Loading the answers behind it …',
    /** Of the browser's tab. @param {string} name @param {string} index */
    title: (name, index) => `${name} in the ${index}, what if – Rescore`,

    sentence: {
      /** @param {string} name @param {Row} row */
      published: (name, row) => {
        if (row.percent === null) return `${name} has no score: every answer is skipped.`;
        const score = `${name} scores ${outOf(row)}, ${f.percent(row)}`;
        return row.rank === null ? `${score}.` : `${score}, and ranks ${ordinal(row.rank)} of ${f.number(row.of)}.`;
      },
      /** @param {number} changed @param {number} elsewhere of them in other countries @param {Row} row @param {{ places: number, direction: string }} move */
      whatIf: (changed, elsewhere, row, move) => {
        const others = elsewhere === 0 ? '' : elsewhere === changed ? ' in other countries' : `, ${f.number(elsewhere)} of them in other countries,`;
        const start = `With ${answers(changed)} changed${others}`;
        if (row.percent === null) return `${start} it would have no score: every answer is skipped.`;
        const score = `${start} it would score ${outOf(row)}, ${f.percent(row)}`;
        if (row.rank === null) return `${score}.`;
        const rank = `${score}, and rank ${ordinal(row.rank)}`;
        if (move.direction === 'same') return `${rank}, as published.`;
        return `${rank}, ${places(move.places)} ${move.direction}.`;
      },
      note: 'Changed answers are yours, not the publisher’s.',
    },

    /** One short line for screen readers. @param {Row} row @param {{ places: number, direction: string }} move */
    announce: (row, move) => {
      if (row.rank === null) return `${outOf(row)}, ${f.percent(row)}. Not ranked.`;
      const moved = move.direction === 'same' ? 'as published' : `${f.number(move.places)} ${move.direction}`;
      return `Rank ${f.number(row.rank)}, ${moved}. ${outOf(row)}, ${f.percent(row)}.`;
    },

    strip: {
      title: 'Among all countries',
      /** @param {number} n */
      about: (n) => `Every line is one of ${f.number(n)} countries, by its share of the points it could have.`,
      label: 'Countries by score; arrow keys step through them',
      /** @param {string} name @param {Pick<Row, 'percent' | 'decimals' | 'rank'>} row */
      country: (name, row) =>
        `${name}, ${row.rank ? ordinal(row.rank) : 'not ranked'}, ${f.percent(row)}`,
      published: 'Published',
      yours: 'Yours',
      /** @param {string} countries */
      passes: (countries) => `It would move above ${countries}.`,
      /** @param {string} countries */
      falls: (countries) => `It would fall below ${countries}.`,
      /** @param {number} n */
      more: (n) => `${f.number(n)} more`,
    },

    profile: {
      title: 'Profile',
      about: 'Points achieved and rank in each domain and layer. Grey is as published, the accent is yours.',
      scope: 'Scope',
      share: 'Share of points',
      published: 'Published',
      yours: 'What if',
      overall: 'Overall',
      /** @param {Row} row */
      score_cell: (row) => (row.maximum === null ? f.number(row.achieved) : `${f.number(row.achieved)}/${f.number(row.maximum)}`),
      /** @param {Row} row */
      rank_cell: (row) => (row.rank === null ? '–' : ordinal(row.rank)),
      /** @param {number} n how many share the rank */
      shared: (n) => `shared by ${f.number(n)}`,
      same_rank: 'same rank',
      /** @param {{ places: number, direction: string }} move */
      moved: (move) => `${f.number(move.places)} ${move.direction}`,
      unchanged: 'unchanged',
    },

    answers: {
      /** @param {number} n */
      title: (n) => `The ${f.number(n)} answers`,
      about: 'Choose another answer to see what it would do. Each bar shows how many countries gave that answer.',
      open_all: 'Open all',
      close_all: 'Close all',
      skipped: 'Skipped, no data',
      published: 'published',
      yours: 'yours',
      /** @param {number} n @param {number} of */
      countries: (n, of) => `${f.number(n)} of ${f.number(of)} ${f.plural(of, { one: 'country', other: 'countries' })}`,
      /** @param {number} n */
      points: (n) => `${f.number(n)} ${f.plural(n, { one: 'point', other: 'points' })}`,
      /** @param {number} n points @param {number} maximum points that leave or join the maximum */
      effect: (n, maximum) => {
        const moved = n > 0 ? `+${f.number(n)}` : n < 0 ? `−${f.number(-n)}` : '±0';
        if (maximum === 0) return moved;
        return `${moved}, maximum ${f.number(Math.abs(maximum))} ${maximum < 0 ? 'lower' : 'higher'}`;
      },
      reset: 'Back to published',
      /** @param {string} title */
      reset_label: (title) => `Back to the published answer: ${title}`,
      /** @param {string} title */
      evidence_label: (title) => `Evidence and sources: ${title}`,
      evidence: 'Evidence and sources',
      no_evidence: 'The published page gives no evidence here.',
      note: 'Supplementary note',
      /** @param {number} n @param {string} host */
      link: (n, host) => `${f.number(n)}. ${host}`,
      links: 'Links from the published page',
      /** @param {string} who */
      answered_by: (who) => `Answered by ${who}.`,
      /** @param {number} answered @param {number} skipped */
      counts: (answered, skipped) =>
        `${f.number(answered)} countries answered, ${f.number(skipped)} skipped.`,
      /** @param {number} number */
      number: (number) => `No. ${f.number(number)} in the publisher’s data.`,
      /** @param {number} changed */
      changed: (changed) => `${f.number(changed)} changed`,
      locked: 'The answers cannot be changed, because the standings of the other countries could not be read.',
    },

    chooser: {
      label: 'Edition and country',
      edition: 'Edition',
      /** @param {string} title @param {string} edition */
      edition_name: (title, edition) => (/-\d{2,3}$/.test(edition) ? `${title}, ${edition.split('-').at(-1)} countries` : title),
      /** @param {string} name */
      other: (name) => `${name}: choose another country`,
      search: 'Search by name or code',
      order: 'Order',
      orders: { rank: 'by rank', name: 'by name', region: 'by region' },
      with_answers: 'with answers',
      /** @param {string} query */
      none: (query) => `No country fits “${query}”.`,
    },

    data: {
      title: 'Load the publisher’s data',
      /** @param {string} name */
      needed: (name) => `Load the answers of ${name}`,
      about:
        'The answers of one country are built in. With the publisher’s raw data every country’s answers can be changed. The files are read on this device, kept only here until you remove them, and sent nowhere.',
      choose: 'Choose files',
      or_drop: 'or drop CSV or JSON files, a folder, or an index in Rescore’s own JSON here.',
      paste: 'Paste a country page',
      paste_label: 'Text of a published country page',
      paste_take: 'Read the page',
      reading: 'Reading the files …',
      refused: 'These files make no edition. What is wrong:',
      /** @param {number} n */
      more_faults: (n) => `And ${f.number(n)} more.`,
      /** @param {string} title @param {number} n */
      imported: (title, n) => `${title} is loaded: the answers of ${f.number(n)} ${f.plural(n, { one: 'country', other: 'countries' })}.`,
      /** @param {string} name @param {number} n */
      pasted: (name, n) => `The page of ${name} is read: ${answers(n)}.`,
      kept: 'Kept on this device',
      remove: 'Remove',
      removed: 'Removed from this device.',
    },

    compare: {
      title: 'Compare',
      /** @param {string} name */
      about: (name) => `${name} beside one or two other countries, with the changes of your scenario.`,
      pick: 'Compare with …',
      pick_more: 'and with …',
      /** @param {string} names */
      missing: (names) => `The answers of ${names} are not loaded, so only results are compared.`,
      /** @param {number} n @param {number} of */
      differ: (n, of) => `${f.number(n)} of ${f.number(of)} answers differ`,
      indicator: 'Indicator',
      across: 'Across editions',
      /** @param {string} name */
      across_show: (name) => `Show ${name} in the other editions`,
      warning:
        'Indicators are renewed between editions, and layers of one need not be those of another; so only the overall result and the domains stand side by side, and a difference need not be a change in the country.',
      warning_2022:
        'From 2022 to 2024: 16 indicators new, 3 merged, 6 moved, 32 reworded; the layers Effect and Alignment are not the same.',
      /** @param {Row} row */
      place: (row) => (row.rank === null ? '' : `${ordinal(row.rank)} of ${f.number(row.of)}`),
    },

    bar: {
      label: 'Your scenario',
      none: 'No answer changed yet',
      /** @param {number} n */
      changed: (n) => `${answers(n)} changed`,
      /** @param {string} countries */
      in: (countries) => `in ${countries}`,
      /** @param {number} rank */
      rank: (rank) => `Rank ${f.number(rank)}`,
      /** @param {{ places: number, direction: string }} move */
      moved: (move) => (move.direction === 'same' ? 'as published' : `${f.number(move.places)} ${move.direction}`),
      not_ranked: 'Not ranked',
      undo: 'Undo',
      redo: 'Redo',
      reset: 'Reset all',
    },

    country: {
      /** @param {string} name */
      title: (name) => `About ${name}`,
      population: 'Population',
      /** @param {number} millions */
      millions: (millions) => `${f.decimal(millions, 2)} million`,
      gdp: 'GDP per head',
      /** @param {number} usd */
      usd: (usd) => `US$${f.number(usd)}`,
      press: 'Press-freedom rank',
      freedom: 'Freedom in the World',
      /** @param {number} score @param {string} status */
      freedom_score: (score, status) => `${f.number(score)}/100, ${status}`,
      relations: 'Relations since',
      updated: 'Page last updated',
      takeaways: 'Takeaways of the published page, in our words',
      timeline: 'Timeline',
      /** @param {number} n */
      timeline_about: (n) => `${f.number(n)} events; the numbers lead to the sources below.`,
      contradictions: 'Where the sources disagree',
      /** @param {number} n */
      contradictions_about: (n) => `${f.number(n)} places where two sources, or two passages of one, say different things.`,
      sources: 'Sources',
      /** @param {number} n */
      source: (n) => `Source ${f.number(n)}`,
    },

    method: {
      title: 'Method and source',
      rule: 'The rule',
      /** @param {number[]} most points of one answer, by scale */
      sum: (most) => `Every answer is worth 0 to ${either.format(most.map(f.number))} points; the score is the sum of the points, and the percentage is its share of what could be achieved.`,
      /** Where a skipped answer counts. @param {boolean} whole @param {boolean} layers */
      skips: (whole, layers) => {
        if (whole === layers) return whole ? 'A skipped answer leaves every maximum.' : 'A skipped answer stays in every maximum, without points.';
        return whole
          ? 'A skipped answer leaves the maximum overall and in its domain, but stays in the maximum of its layer.'
          : 'A skipped answer stays in the maximum overall and in its domain, but leaves the maximum of its layer.';
      },
      /** @param {boolean} rounded @param {boolean} dense */
      ranks: (rounded, dense) =>
        `Countries are ranked by ${rounded ? 'the rounded percentage' : 'the exact ratio'}, and equal ones share a rank: 1, 2, 3, 3, ${dense ? '4' : '5'}.`,
      /** @param {string} name @param {Row} row */
      example: (name, row) =>
        `${name}: ${outOf(row)} points are ${f.percent(row)}${row.rank === null ? '' : `, rank ${f.number(row.rank)} of ${f.number(row.of)}`}.`,
      choose: 'Rank by',
      check: 'Recomputed on this page',
      /** @param {number} agree @param {number} of */
      reproduces: (agree, of) => `Reproduces ${f.number(agree)} of ${f.number(of)} published ranks.`,
      /** @param {number} agree @param {number} of @param {string} what */
      tally: (agree, of, what) => `${f.number(agree)} of ${f.number(of)} ${what}`,
      /** @param {number} n */
      slips: (n) => `, ${f.number(n)} known ${f.plural(n, { one: 'slip', other: 'slips' })} of the publisher’s`,
      credit: 'Source',
      independent: 'Rescore is independent of the publisher. What-if results are the reader’s, never the publisher’s.',
      website: 'Website of the index',
      data: 'Publisher’s data',
      /** @param {string} commit */
      commit: (commit) => `as of commit ${commit}`,
      /** @param {string} code */
      fingerprint: (code) => `Data fingerprint ${code}.`,
    },

    problems: {
      title: 'Some of the data cannot be used',
      about: 'What is not concerned still works.',
      place: 'at',
      retry: 'Try again',
      engine_title: 'The scoring engine could not start',
      engine:
        'This page computes with WebAssembly, which this browser does not have or this site does not allow. The published figures remain on the publisher’s website.',
    },
  };
}

/** @typedef {ReturnType<typeof english>} Text */
