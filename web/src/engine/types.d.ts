/** What the page and the engine speak of. All of it is plain data. */

/** One thing that is wrong, and where. The codes are those of core/include/rescore/error.h. */
export interface Problem {
  code: string;
  /** The file's name, or empty for a request. */
  file: string;
  /** JSON pointer (RFC 6901) into the file; empty for the file as a whole. */
  pointer: string;
  /** For people; ends with a full stop. */
  sentence: string;
}

/** One line of a result. */
export interface Row {
  /** "overall", "domain:media", "layer:exposure". */
  scope: string;
  /** Points; a skipped answer adds nothing. */
  achieved: number;
  /**
   * Points that could be achieved under the method; null when the data does not tell, and then
   * there is no rank.
   */
  maximum: number | null;
  /**
   * 0 to 100, rounded as the method says; null when everything is skipped. In an index without points
   * the score, in the index's own units.
   */
  percent: number | null;
  /** The same again; only in an index without points. */
  score?: number | null;
  /** Decimals the method rounds the percentage to. */
  decimals: number | null;
  /** 1 is the highest; null when not ranked. */
  rank: number | null;
  /** How many countries share the rank, this one included. */
  tied: number | null;
  /** How many countries are ranked. */
  of: number;
}

/** One scope of every country, in the standings' order. -1, NaN and 0 stand for "not known". */
export interface Ranking {
  countries: string[];
  achieved: Int32Array;
  maximum: Int32Array;
  percent: Float64Array;
  rank: Int32Array;
  tied: Int32Array;
  /** Of the ranked countries' percentages; null when none is ranked. */
  median: number | null;
  /** The same, rounded to the percentages' decimals. */
  mean: number | null;
}

/** A changed answer; null is skipped. */
export interface Edit {
  country: string;
  indicator: string;
  from: number | null;
  to: number | null;
}

/**
 * One answer that would take a country higher in the ranking, all else as it is; where none would, a
 * number that takes it lower.
 */
export interface Suggestion {
  indicator: string;
  /** The score of an option, or a number that another unit has; never a skip. */
  to: number;
  /** The country's rank after it. */
  rank: number;
  /** Places gained: with 0 only the percentage rises; negative where the first falls back. */
  gained: number;
}

/** The order of results without ids. */
export interface Ids {
  scopes: string[];
  indicators: string[];
  /** By indicator, the places in `scopes` that its answers can move, overall first. */
  moved: number[][];
  countries: string[];
}

/**
 * Every country in every scope, in the order of `Ids`: of country c in scope s at s * countries +
 * c.
 */
export interface Results {
  /** Points; 0 where the edition has none. */
  achieved: Int32Array;
  /** -1 is none. */
  maximum: Int32Array;
  /** In percent or in the index's own units, rounded as shown; not a number where there is none. */
  score: Float64Array;
  /** 0 is not ranked. */
  rank: Int32Array;
  /** How many share the rank. */
  tied: Int32Array;
}

export interface Tally {
  what: string;
  agree: number;
  of: number;
}

export interface Part {
  id: string;
  name: string;
  about: string;
  /** Its id in results, where that is not made of its kind and id. */
  scope?: string;
  /** How often it counts beside its siblings, where an index says so. */
  weight?: number;
}

export interface Scale {
  id: string;
  name: string;
  /** None where the answer is a number. */
  options?: { score: number; label: string }[];
  number?: NumberScale;
}

/** What a number counts, and what counts as nothing and as everything. */
export interface NumberScale {
  unit?: string;
  lower?: number;
  upper?: number;
  clamp?: boolean;
  transform?: 'none' | 'log';
  reversed?: boolean;
}

export interface Indicator {
  id: string;
  number: number;
  domain: string;
  layer: string;
  scale: string;
  title: string;
  question: string;
  /** What the question leaves out, such as bodies named as examples. */
  detail?: string;
  chosen: number[];
  skipped: number;
  /** The numbers of all that have one, from the lowest; only where the answer is a number. */
  numbers?: number[];
}

/** How one kind of scope is scored and ranked; docs/method.md. */
export interface ScopeRule {
  denominator: 'answered' | 'all';
  rounding: number[];
  key: 'rounded' | 'exact';
  ties: 'competition' | 'dense';
}

export interface Method {
  id: string;
  name: string;
  about: string;
  overall: ScopeRule;
  domain: ScopeRule;
  layer: ScopeRule;
  aggregate?: 'pooled' | 'mean';
  domain_weights?: Record<string, number>;
  layer_weights?: Record<string, number>;
  dropped?: string[];
  /** Whether scores are no sums of points; only in an index of format 2, as the page shows it. */
  plain?: boolean;
  /** The highest score by scope, 0 where there is no limit; 100 if not named. */
  full?: Record<string, number>;
}

/** The text of a file, or its bytes: then the core says whether they are text in UTF-8. */
export type FileText = string | Uint8Array;

/** data/schema/index.schema.json */
export interface Index {
  /** 2 where domains, layers and countries stand for parts and units of any index. */
  format?: 2;
  edition: string;
  title: string;
  /** What one of the ranked things is called, if not a country. */
  unit?: string;
  countries: number;
  source?: {
    publisher: string;
    website: string;
    data: string;
    commit: string;
    citation: string;
    caveat?: string;
    /** What the index measures, to follow "to measure". */
    measures?: string;
    /** What a high rank means, in a sentence. */
    high_rank?: string;
    /** Not in the file: see data/origin.js. */
    unchecked?: boolean;
  };
  /** Words of the questions, explained. */
  glossary?: { term: string; original?: string; about: string }[];
  domains: Part[];
  layers: Part[];
  scales: Scale[];
  methods: Method[];
  indicators: Indicator[];
}

/** data/schema/standings.schema.json */
export interface Standings {
  edition: string;
  countries: {
    code: string;
    name: string;
    region: string;
    scopes: Record<string, [number, number, number | null, number | null]>;
  }[];
}

export interface Answer {
  indicator: string;
  answer: number | null;
  /** What the published page calls its evidence; nothing where it says nothing. */
  tag?: 'supporting-evidence' | 'not-found' | 'not-available' | null;
  evidence?: string | null;
  note?: string | null;
  /** Ours, never the publisher's. */
  remark?: string | null;
  links?: { url: string; part: string }[];
  answered_by?: string | null;
}

/** What a document tells, of a day or without any. */
export interface Fact {
  kind: string;
  text: string;
  sources: string[];
  indicators?: string[];
}

/** data/schema/sheet.schema.json */
export interface Sheet {
  edition: string;
  country: string;
  profile?: {
    population_millions?: number;
    gdp_per_head_usd?: number;
    gdp_year?: number;
    press_freedom_rank?: number;
    press_freedom_year?: number;
    freedom_score?: number;
    freedom_status?: string;
    freedom_year?: number;
    relations_since?: string;
    updated?: string;
    partner?: string;
  };
  takeaways?: string[];
  answers: Answer[];
  timeline?: ({ date: string; until?: string | null } & Fact)[];
  undated?: Fact[];
  contradictions?: { about: string; text: string; sources: string[] }[];
  sources?: {
    id: string;
    /** What timeline and contradictions call it. */
    name?: string | null;
    author?: string | null;
    title: string;
    publisher?: string | null;
    date?: string | null;
    url?: string | null;
  }[];
}

/** A file of data/ by its text, or by its bytes. */
export interface DataFile {
  path: string;
  text: string | Uint8Array;
}

/** What is known of an edition before its raw files are read; data/editions.json. */
export interface ImportRequest {
  edition: string;
  title: string;
  /** State of the publisher's repository; may be empty. */
  commit: string;
  /** 0 when not known. */
  countries: number;
  /** Of the right result; empty when not known. */
  fingerprint: string;
  /** Of which country is in which region; empty when not known. */
  regions: string;
  /** An index.json with the same indicators; null when there is none. */
  pattern: DataFile | null;
  /** The publisher's rules, needed where there is no pattern; null otherwise. */
  rules: DataFile | null;
  /** The fewest countries that are accepted; the page alone looks at it. */
  least?: number;
}

/** An edition in our JSON: texts. */
export interface ImportedEdition {
  index: string;
  standings: string;
  sheets: { country: string; text: string }[];
  fingerprint: string;
  /** Paths of files that are none of the publisher's. */
  passedOver: string[];
}

/**
 * Where a question is asked; everything left out is the publisher's method and the overall score.
 */
export interface Asked {
  scope?: string;
  /** An id, or a text such as "exact,mean,drop=media" (docs/method.md). */
  method?: string;
}

/** One other answer, all else as it is. */
export interface Impact {
  indicator: string;
  to: number | null;
  /**
   * Places gained in the scope asked for; more than 0 is higher in the ranking; 0 without a rank
   * before or after.
   */
  gained: number;
  /**
   * Change of the share in that scope, in millionths; each of the two shares is rounded down, none
   * is 0.
   */
  share: number;
  /** Overall, the indicator's domain, its layer; nothing else changes. */
  after: Row[];
}

/** How far single answers could move ranks: country c and indicator i at c * indicators + i. */
export interface Pivots {
  countries: string[];
  indicators: string[];
  /** Places higher and lower that one other answer could bring the country, at most. */
  up: Int16Array;
  down: Int16Array;
  /** Answers that do it; not a number is skipped. */
  upTo: Float64Array;
  downTo: Float64Array;
}

/** What the least is asked for; one of `rank` and `percent`. */
export interface GoalRequest extends Asked {
  country: string;
  /** 1 or more. */
  rank?: number;
  /** "30" or "28.5", with at most as many decimals as the method shows. */
  percent?: string;
  /** This rank or lower, this percentage or less. */
  lower?: boolean;
  /** The fewest steps between options instead of the fewest changed answers. */
  steps?: boolean;
  /** Domains, layers and indicators that alone may change; and such that must not. */
  only?: string[];
  lock?: string[];
  /**
   * What may happen to an answer; raising and lowering if nothing is said, skipping not. A skipped
   * one may be answered in any way; under a mean in which skips leave the maximum, no skip comes or
   * goes.
   */
  mayRaise?: boolean;
  mayLower?: boolean;
  maySkip?: boolean;
}

export interface GoalAnswer {
  edition: string;
  method: string;
  scope: string;
  country: string;
  name: string;
  reachable: boolean;
  /**
   * Whether less is proven not to reach it; else the changes were found by a search, and less may.
   */
  proven: boolean;
  before: Row;
  /** Changes, or steps. */
  cost: number;
  /** Of a smallest set; when out of reach, what comes closest. */
  changes: Edit[];
  /** With the changes: when reachable `after`, else `best`. */
  after?: Row;
  best?: Row;
  /** How many smallest sets there are; null when not counted. */
  sets?: number | null;
  /** With it there are that many or more. */
  sets_at_least?: boolean;
  others?: Edit[][];
  /**
   * Of the proof: points that are needed, the most that one change fewer gives, and all changes.
   */
  needed: number;
  with_fewer: number;
  all: number;
  /** In English. */
  proof: string;
}

export interface Contribution extends Edit {
  achieved: number;
  maximum: number;
  /** Shapley values; they add up to the whole change. */
  gained: number;
  gained_in_orders: number;
  percent: number;
  /** Standard errors, when orders were sampled. */
  gained_error?: number;
  percent_error?: number;
}

export interface Explanation {
  edition: string;
  method: string;
  scope: string;
  country: string;
  name: string;
  before: Row;
  after: Row;
  exact: boolean;
  orders: number;
  parts: Contribution[];
}

/** [highest, lowest] rank. */
export type RankRange = [number | null, number | null];

export interface Bounds {
  edition: string;
  method: string;
  scope: string;
  rows: {
    country: string;
    name: string;
    rank: number | null;
    skipped: number;
    own: RankRange;
    everyones: RankRange;
  }[];
}

export interface Comparison {
  edition: string;
  method: string;
  against: string;
  scope: string;
  moved: { country: string; name: string; gained: number; before: Row; after: Row }[];
}

/** The best or the worst rank under all weights, and weights that give it. */
export interface RankEnd {
  rank: number;
  /** No weights give a rank beyond `limit`; where it is exact, that is `rank`. */
  exact: boolean;
  limit: number;
  /** By domain, as fractions that add up to 1: "1/3", "0". */
  weights: Record<string, string>;
}

/** Ranks under all weights of the domains; docs/weights.md. */
export interface WeightRanges {
  edition: string;
  method: string;
  at_least: number;
  countries: { country: string; best: RankEnd; worst: RankEnd }[];
  can_be_first: string[];
  /** Pairs of which one is never above the other, of those with a country asked for. */
  decided_pairs: { n: number; of: number };
}

/** The smallest change of weights that brings a country to a rank; docs/weights.md. */
export interface WeightShift {
  edition: string;
  method: string;
  country: string;
  /** The rank with the method's own weights, by exact scores. */
  before: number;
  /** The rank asked for, and whether a lower one will do as well; else one nearer to 1 does. */
  rank: number;
  lower: boolean;
  /** The largest shift of a weight, where all add up to 1; null if no weights do it. */
  shift: number | null;
  /** Whether no smaller shift does it; otherwise none below `limit` does. */
  exact: boolean;
  limit: number | null;
  /** By domain, as fractions that add up to 1. */
  from: Record<string, string>;
  weights: Record<string, string> | null;
}

/** The fewest answers that turn two countries around; when not possible, all that would help. */
export interface Turn {
  possible: boolean;
  changes: number;
  edits: Edit[];
  /** The gap to exceed, and the most that one change fewer gives, in units of the gap. */
  needed: number;
  with_fewer: number;
}

/** Why one country is above another. Gaps are a's less b's, in units of 1 / denominator. */
export interface Pair {
  edition: string;
  method: string;
  a: string;
  b: string;
  denominator: number;
  gap: number;
  /** They add up to the gap, as the answers do. */
  parts: { scope: string; gap: number }[];
  /** Null unless the answers of both are loaded. */
  answers: { indicator: string; a: number | null; b: number | null; gap: number }[] | null;
  /** Null where answers are not loaded, or the two are level. */
  turn: { of_a: Turn | null; of_b: Turn | null; of_either: Turn | null };
  /** Whether weights turn them around; null if that is not computed. */
  weights_turn: boolean | null;
  weights: Record<string, string> | null;
}

/** Whether a sentence about the published ranking is right; docs/claims.md. */
export interface Claim {
  edition: string;
  method: string;
  claim: string;
  verdict: 'confirmed' | 'refuted' | 'too-close' | 'not-read' | 'no-figure';
  /** Null if the sentence was not understood. */
  kind: 'rank' | 'position' | 'order' | 'change' | 'score' | null;
  /** Why there is no verdict; null if there is one. */
  fault: string | null;
  /** The part of the claim that was not understood; may be empty. */
  unread: string;
  /** What to write instead; empty without a figure. */
  sentence: string;
  /** What else there is to say; may be empty. */
  reason: string;
  /** What the verdict rests on, in the order of the sentence; the earlier edition first. */
  figures: {
    edition: string;
    country: string;
    scope: string;
    rank: number;
    tied: number;
    of: number;
    score: number | null;
    /** The ranks of nine trials in ten; null for figures. */
    high: number | null;
    low: number | null;
  }[];
}

/** The files of one state of an index, as texts. */
export interface StateTexts {
  index: string;
  standings?: string | null;
  /** Sheets by country code. */
  sheets?: Record<string, string>;
}

/** A number of places, positive when up: whole, or a fraction such as "-1/3". */
export type Places = number | string;

export interface Crossing {
  country: string;
  name: string;
  places: Places;
}

/** A country's own answers in two states. An id is null where the state does not ask it. */
export interface AnswerChange {
  from_indicator: string | null;
  to_indicator: string | null;
  from: number | null;
  to: number | null;
}

/** One cause's part of a country's move; docs/changes.md. */
export type ChangePart =
  | { cause: 'newcomers'; places: Places; detail: Crossing[] }
  | {
      cause: 'answers' | 'questions';
      places: Places;
      passed: Crossing[];
      /** null if the country's answers are not loaded in both states */
      detail: AnswerChange[] | null;
    }
  | {
      cause: 'rule';
      places: Places;
      passed: Crossing[];
      detail: { scope: string; setting: string; from: string; to: string }[];
    };

/** Why ranks changed between two states. The parts add up to the move. */
export interface Changes {
  from: string;
  to: string;
  countries: {
    country: string;
    name: string;
    from_rank: number | null;
    to_rank: number | null;
    parts: ChangePart[];
  }[];
}

/** What is drawn at random; docs/robustness.md. */
export interface DrawOptions {
  /** 0 to 2^53 - 1; the same seed gives the same result on every machine. */
  seed?: number;
  draws?: number;
  weights?: 'fixed' | 'dirichlet' | 'noise';
  /** Of dirichlet: 1 is any split alike, more is nearer to even. */
  concentration?: number;
  /** Of noise, in per cent. */
  noise?: number;
  /**
   * Whether graded answers may be one option off, and the chance of it in hundredths of a per cent.
   */
  answers?: boolean;
  answerChance?: number;
  /** Whether skipped answers are drawn from those of other countries. */
  skips?: boolean;
}

/** What was drawn, as the core writes it. */
export interface DrawnOptions {
  /** Digits, as it may have 64 bits. */
  seed: string;
  draws: number;
  weights: 'fixed' | 'dirichlet' | 'noise';
  concentration: number;
  noise: number;
  answers: 'fixed' | 'drawn';
  chance: number;
  skips: 'fixed' | 'drawn';
}

/** What every answer from draws says of itself. */
interface Drawn {
  edition: string;
  fingerprint: string;
  method: string;
  options: DrawnOptions;
  /** Draws that are counted: from, up to but not with. */
  ranges: [number, number][];
  counted: number;
}

/** Counts over draws, and what follows from them; docs/robustness.md. */
export interface Robustness extends Drawn {
  kind: 'robustness';
  domains: string[];
  countries: {
    country: string;
    /** Ranks: `high` at 5, `low` at 95 per cent; null when never ranked. */
    summary: { draws: number; mean: number; median: number; high: number; low: number } | null;
    /** Countries whose order with this one is open. */
    indistinguishable: string[];
    /** Mean weights that put it first, by domain. */
    central_weights: Record<string, number> | null;
    /** Draws with each rank, from the first. */
    acceptability: number[];
    /** Draws in which it ranks strictly above each country, in this list's order. */
    above: number[];
    first_weights: number[];
  }[];
}

interface SobolFactor {
  /** Of the variance: what fixing this choice alone would take away, and what it has part in. */
  first: number | null;
  total: number | null;
}

/** Sobol indices of the choices behind the ranks; docs/robustness.md. */
export interface Sensitivity extends Drawn {
  kind: 'sensitivity';
  /** Of the mean shift of all ranks. */
  shift: { factors: Record<'weights' | 'rounding' | 'skips' | 'dropped', SobolFactor> };
  countries: {
    country: string;
    factors: Record<'weights' | 'rounding' | 'skips' | 'dropped', SobolFactor>;
  }[];
}
