/**
 * Every word of the interface, in English. What the data says (titles, questions, labels) is data.
 * Messages are ICU MessageFormat; docs/translating.md.
 */

const ORDINAL = 'selectordinal, one {#st} two {#nd} few {#rd} other {#th}';
const ANSWERS = 'plural, one {# answer} other {# answers}';
const PLACES = 'plural, one {# place} other {# places}';
const COUNTRIES = 'plural, one {# country} other {# countries}';
/** How a what-if begins: how many answers, and whose. */
const WITH = `With {n, ${ANSWERS}} changed{where, select, here {} elsewhere { in other countries} other {, {elsewhere, number} of them in other countries,}}`;
/** Who scores: in a sentence of its own the country, after another sentence "it". */
const WHO = 'select, it {it} named {{name}} other {this country}';
const MOVED = 'select, higher {, {places, number} higher} lower {, {places, number} lower} same {, as published} other {}';

export const language = {
  /** Of the page, BCP 47. */
  lang: 'en',
  /** Of numbers, dates, lists and plurals. */
  locale: 'en-GB',
  dir: /** @type {const} */ ('ltr'),
  messages: /** @type {const} */ ({
    waiting: 'Loading the answers behind it …',
    /** Of the browser's tab. */
    title: '{name} in the {index}, what if – Rescore',
    ordinal: `{n, ${ORDINAL}}`,
    /** Points, where the maximum is known. */
    score: '{achieved, number} of {maximum, number}',
    /** At the end of a list that is too long. */
    more: '{n, number} more',

    sentence: {
      published: `{who, select, named {{name}} other {This country}} scores {score}, {percent}, and ranks {rank, ${ORDINAL}} of {of, number}.`,
      published_unranked: '{who, select, named {{name}} other {This country}} scores {score}, {percent}.',
      published_unscored: '{who, select, named {{name}} other {This country}} has no score: every answer is skipped.',
      what_if: `${WITH} {who, ${WHO}} would score {score}, {percent}, and rank {rank, ${ORDINAL}}{direction, select, higher {, {places, ${PLACES}} higher} lower {, {places, ${PLACES}} lower} same {, as published} other {}}.`,
      what_if_unranked: `${WITH} {who, ${WHO}} would score {score}, {percent}.`,
      what_if_unscored: `${WITH} {who, ${WHO}} would have no score: every answer is skipped.`,
      note: 'Changed answers are yours, not the publisher’s.',
    },

    /** Results away from the page: copied, in place of a picture, cited. */
    words: {
      not_published: 'What-if, not published: the changed answers are the reader’s, not the publisher’s.',
      not_published_short: 'What-if, not published.',
      other_method: 'Ranked by “{method}”, not by the publisher’s method.',
      other_method_short: 'Not ranked by the publisher’s method.',
      /** An edition or a scope before a sentence. */
      labelled: '{label}: {sentence}',
      label: '{edition}, {scope}',
      /** For a scope whose name is too long. */
      one_scope: 'One part of the index',
      passes: `It would move above {n, ${COUNTRIES}}.`,
      falls: `It would fall below {n, ${COUNTRIES}}.`,
      picture: '{n, plural, one {# ranked country} other {# ranked countries}} as lines on one axis of scores.',
      level: 'It {when, select, published {shares} other {would share}} the rank with {countries}.',
      higher: 'Next higher in the ranking: {countries}.',
      highest: 'No country {when, select, published {ranks} other {would rank}} higher.',
      lower: 'Next lower: {countries}.',
      lowest: 'No country {when, select, published {ranks} other {would rank}} lower.',
      edition: '{edition}.',
      commit: 'Data as of commit {commit}.',
      fingerprint: 'Data fingerprint {code}.',
      read: 'Read in Rescore on {date}: {url}',
      scenario: `What-if, not published: {n, plural, one {# answer is} other {# answers are}} changed by the reader, not by the publisher. The changes, on {date}: {url}`,
    },

    /** One short line for screen readers. */
    announce: `Rank {rank, number}{direction, ${MOVED}}. {score}, {percent}.`,
    announce_unranked: '{score}, {percent}. Not ranked.',

    strip: {
      title: 'Among all countries',
      about: 'Every line is one of {n, number} countries, by its share of the points it could have.',
      label: 'Countries by score; arrow keys step through them',
      country: '{name}, {rank}, {percent}',
      not_ranked: 'not ranked',
      published: 'Published',
      yours: 'Yours',
      passes: 'It would move above {countries}.',
      falls: 'It would fall below {countries}.',
    },

    profile: {
      title: 'Profile',
      about: 'Points achieved and rank in each domain and layer. Grey is as published, the accent is yours.',
      scope: 'Scope',
      share: 'Share of points',
      published: 'Published',
      yours: 'What if',
      overall: 'Overall',
      score: '{achieved, number}/{maximum, number}',
      /** How many share the rank. */
      shared: 'shared by {n, number}',
      moved: '{direction, select, higher {{places, number} higher} lower {{places, number} lower} same {same rank} other {}}',
      unchanged: 'unchanged',
    },

    move: {
      title: 'What would move it',
      about: 'What other answers would do to the rank of {name}, all else as it is{edited, select, yes { in your scenario} other {}}. Higher in the ranking is more influence by the index’s own definition.',
      waiting: 'Working out what would move it …',
      failed: 'This part could not be worked out in this browser just now; the rest of the page works on.',
      locked: 'This cannot be worked out, because the standings of the other countries could not be read.',
      missing: 'This needs the answers of {name}, which are not loaded.',
      load: 'Load data',
      higher: 'Single answers that would move it higher',
      lower: 'Single answers that would move it lower',
      none: 'No single answer would move it {way, select, higher {higher} other {lower}}.',
      change: 'From “{from}” to “{to}”',
      places: `{n, ${PLACES}} {way, select, higher {higher} other {lower}}`,
      as_far: '{n, plural, one {# more answer would} other {# more answers would}} move it just as far.',
      apply: 'Apply',
      apply_label: 'Apply: {title}, {option}',

      goal: 'The fewest changes to a rank',
      rank: 'Reach rank',
      one_higher: 'One rank higher',
      one_lower: 'One rank lower',
      only: 'by changing answers in',
      everywhere: 'all domains',
      find: 'Find the fewest',
      /** For screen readers, when the answer is there. */
      found: `{reached, select, yes {Found: {n, ${ANSWERS}} to change.} other {This rank cannot be reached.}}`,
      there: `{name} {edited, select, yes {would rank} other {ranks}} {rank, ${ORDINAL}}: rank {goal, number} or {way, select, higher {higher} other {lower}} needs no change.`,
      reached: `Rank {goal, number} or {way, select, higher {higher} other {lower}} takes {n, plural, one {# other answer} other {# other answers}}: {name} would then rank {rank, ${ORDINAL}}.`,
      /** Why fewer changes are not enough. */
      fewer: `{n, plural, one {# answer} other {# answers}} could {way, select, higher {win} other {lose}} at most {most} points, and {needed} are needed; so no fewer will do.`,
      fewest: 'Without a change it stays where it is: {needed} {n, plural, one {point is} other {points are}} needed.',
      sets: '{n, plural, one {No other set of answers this small does it.} other {This is one of {sets} sets of answers this small that do it.}}',
      out_of_reach: `Rank {goal, number} or {way, select, higher {higher} other {lower}} is out of reach{only, select, yes { in {domain} alone} other {}}: all answers together could {way, select, higher {win} other {lose}} at most {most} points, and {needed} are needed.`,
      no_such_rank: 'No country can have rank {goal, number} or lower here, as equal ones share the smaller number.',
      closest: `What comes closest is rank {rank, number}, with {n, ${ANSWERS}} changed.`,
      nothing_closer: 'No change comes closer.',
      apply_all: `Apply {n, plural, one {this change} other {all {n, number} changes}}`,
      changes: 'Changes',

      firm: {
        title: 'How firm is this rank?',
        about: 'The publisher’s method gives each domain its weight. Here every domain’s weight is shifted at random by up to {noise, number} % either way, {draws, number} times, and all countries are ranked anew each time.',
        start: 'Test with {draws, number} draws',
        running: 'Drawing weights …',
        progress: '{done, number} of {draws, number} draws',
        cancel: 'Cancel',
        cancelled: 'The test was cancelled.',
        result: `Over {draws, number} draws the middle rank (median) of {name} is {median, ${ORDINAL}}, and nine draws in ten put it between {high, ${ORDINAL}} and {low, ${ORDINAL}}.`,
        result_same: `Over {draws, number} draws the middle rank (median) of {name} is {median, ${ORDINAL}}, and at least nine draws in ten put it there.`,
        unranked: 'It has no rank that could be tested.',
        open: 'Whether it ranks above or below {countries} is open.',
        clear: 'Its order with every other country is clear.',
      },
    },

    answers: {
      title: 'The {n, number} answers',
      about: 'Choose another answer to see what it would do. Each bar shows how many countries gave that answer.',
      open_all: 'Open all',
      close_all: 'Close all',
      skipped: 'Skipped, no data',
      published: 'published',
      yours: 'yours',
      countries: `{n, number} of {of, ${COUNTRIES}}`,
      /** Points won or lost, and points that leave or join the maximum. */
      effect: '{points}{direction, select, higher {, maximum {maximum, number} higher} lower {, maximum {maximum, number} lower} other {}}',
      reset: 'Back to published',
      reset_label: 'Back to the published answer: {title}',
      evidence_label: 'Evidence and sources: {title}',
      evidence: 'Evidence and sources',
      no_evidence: 'The published page gives no evidence here.',
      note: 'Supplementary note',
      links: 'Links from the published page',
      answered_by: 'Answered by {who}.',
      counts: '{answered, number} countries answered, {skipped, number} skipped.',
      number: 'No. {number, number} in the publisher’s data.',
      changed: '{n, number} changed',
      locked: 'The answers cannot be changed, because the standings of the other countries could not be read.',
    },

    chooser: {
      label: 'Edition and country',
      edition: 'Edition',
      /** Of an edition that there is with several numbers of countries. */
      edition_name: '{title}, {n, number} countries',
      other: '{name}: choose another country',
      search: 'Search by name or code',
      order: 'Order',
      orders: { rank: 'by rank', name: 'by name', region: 'by region' },
      with_answers: 'with answers',
      none: 'No country fits “{query}”.',
    },

    data: {
      title: 'Load the publisher’s data',
      needed: 'Load the answers of {name}',
      about:
        'The answers of one country are built in. With the publisher’s raw data every country’s answers can be changed. The files are read on this device, kept only here until you remove them, and sent nowhere.',
      choose: 'Choose files',
      or_drop: 'or drop CSV or JSON files, a folder, or an index in Rescore’s own JSON here.',
      paste: 'Paste a country page',
      paste_label: 'Text of a published country page',
      paste_take: 'Read the page',
      reading: 'Reading the files …',
      refused: 'These files make no edition. What is wrong:',
      more_faults: 'And {n, number} more.',
      imported: `{title} is loaded: the answers of {n, ${COUNTRIES}}.`,
      pasted: `The page of {name} is read: {n, ${ANSWERS}}.`,
      kept: 'Kept on this device',
      remove: 'Remove',
      removed: 'Removed from this device.',
    },

    compare: {
      title: 'Compare',
      about: '{name} beside one or two other countries, with the changes of your scenario.',
      pick: 'Compare with …',
      pick_more: 'and with …',
      missing: 'The answers of {names} are not loaded, so only results are compared.',
      differ: '{n, number} of {of, number} answers differ',
      indicator: 'Indicator',
      across: 'Across editions',
      across_show: 'Show {name} in the other editions',
      warning:
        'Indicators are renewed between editions, and layers of one need not be those of another; so only the overall result and the domains stand side by side, and a difference need not be a change in the country.',
      warning_2022:
        'From 2022 to 2024: 16 indicators new, 3 merged, 6 moved, 32 reworded; the layers Effect and Alignment are not the same.',
      place: `{rank, ${ORDINAL}} of {of, number}`,
    },

    bar: {
      label: 'Your scenario',
      none: 'No answer changed yet',
      changed: `{n, ${ANSWERS}} changed`,
      in: 'in {countries}',
      rank: `Rank {rank, number}{direction, ${MOVED}}`,
      not_ranked: 'Not ranked',
      undo: 'Undo',
      redo: 'Redo',
      reset: 'Reset all',
    },

    country: {
      title: 'About {name}',
      population: 'Population',
      millions: '{millions, number, ::.00} million',
      gdp: 'GDP per head',
      usd: 'US${usd, number}',
      press: 'Press-freedom rank',
      freedom: 'Freedom in the World',
      freedom_score: '{score, number}/100, {status}',
      relations: 'Relations since',
      updated: 'Page last updated',
      takeaways: 'Takeaways of the published page, in our words',
      timeline: 'Timeline',
      timeline_about: '{n, number} events; the numbers lead to the sources below.',
      contradictions: 'Where the sources disagree',
      contradictions_about: '{n, number} places where two sources, or two passages of one, say different things.',
      sources: 'Sources',
      source: 'Source {n, number}',
    },

    method: {
      title: 'Method and source',
      rule: 'The rule',
      /** Most points of one answer, by scale. */
      sum: 'Every answer is worth 0 to {most} points; the score is the sum of the points, and the percentage is its share of what could be achieved.',
      /** Where a skipped answer counts. */
      skips: {
        nowhere: 'A skipped answer leaves every maximum.',
        everywhere: 'A skipped answer stays in every maximum, without points.',
        layers: 'A skipped answer leaves the maximum overall and in its domain, but stays in the maximum of its layer.',
        whole: 'A skipped answer stays in the maximum overall and in its domain, but leaves the maximum of its layer.',
      },
      ranks:
        'Countries are ranked by {key, select, rounded {the rounded percentage} other {the exact ratio}}, and equal ones share a rank: 1, 2, 3, 3, {ties, select, dense {4} other {5}}.',
      example: '{name}: {score} points are {percent}, rank {rank, number} of {of, number}.',
      example_unranked: '{name}: {score} points are {percent}.',
      choose: 'Rank by',
      check: 'Recomputed on this page',
      reproduces: 'Reproduces {agree, number} of {of, number} published ranks.',
      tally: '{agree, number} of {of, number} {what}',
      tally_with_slips:
        '{agree, number} of {of, number} {what}, {slips, plural, one {# known slip} other {# known slips}} of the publisher’s',
      credit: 'Source',
      /** What was recomputed. */
      tallies: {
        totals: 'totals',
        overall_percentages: 'overall percentages',
        overall_ranks: 'overall ranks',
        domain_percentages: 'domain percentages',
        domain_ranks: 'domain ranks',
        layer_percentages: 'layer percentages',
        layer_ranks: 'layer ranks',
        indicator_counts: 'indicator counts',
        sums_over_all_countries: 'sums over all countries',
        totals_from_the_answers: 'totals from the answers',
      },
      independent: 'Rescore is independent of the publisher. What-if results are the reader’s, never the publisher’s.',
      website: 'Website of the index',
      data: 'Publisher’s data',
      commit: 'as of commit {commit}',
      fingerprint: 'Data fingerprint {code}.',
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
  }),
};
