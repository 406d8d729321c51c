import type { Known } from '../data/origin.js';
import type { RankRanges } from '../data/rank-ranges.js';
import type { ReaderStorage } from '../data/storage.js';
import type { Voice } from '../i18n/voice.js';
import type { ExplorerStore } from './store.js';

/** What a store is given. */
export interface Given {
  voice: Voice;
  /**
   * What it opens with. `site` is the address of a site with a page for every country of this
   * edition, where there is one, below its folder `pages`; `version` is of what that serves;
   * `sentence` is what the page was published with.
   */
  home: {
    edition: string;
    country: string;
    pages: string;
    site?: string;
    version?: string;
    sentence?: string;
  };
  /** What the publisher's figures are known by. */
  known: Known;
  /** How firm each published rank is. */
  ranges: RankRanges;
  /** Begins anew after a failure. */
  retry: () => void;
  /** Puts everything into the root. */
  draw: () => void;
  /** Whether it is an element within another page. */
  embedded?: boolean;
  /** Whether nothing can be changed. */
  readonly?: boolean;
  /** Whether it shows one state of the data for good, and mentions no newer one. */
  frozen?: boolean;
  /** Is told each change that the reader makes. */
  onChange?: () => void;
  location: (store: ExplorerStore) => Location;
  /** Where the reader's own things are kept. */
  storage: ReaderStorage;
  /** Takes a style sheet that comes with a part. */
  adopt: (css: string) => void;
}

/** The address of what is shown: the page's own, or within another page. */
export interface Location {
  /** Shows what a fragment asks for. */
  open: (fragment: string) => Promise<void>;
  /** Takes the reader to the place that it names. */
  revealTarget: () => Promise<void>;
  /** The scenario, method or country is another. */
  onStateChanged: () => void;
  /** The address, kept as a step of the history. */
  share: () => string;
  /** The address for others. */
  now: () => string;
  /** The address with the whole scenario at an answer. */
  at: (indicator: string) => string;
}

/** What a feature may do when something changes; it is made by `use`. */
export interface Feature {
  /** Another edition is open. */
  onEditionOpened?: () => void;
  /** Another country is about to be shown. */
  onCountryShown?: () => void;
  /** The scenario, method, country or data is another. */
  onStateChanged?: () => void;
  /** The reader is taken to a place on the page: unfold it. */
  onReveal?: (id: string) => void;
  /** Ends what is under way. */
  close?: () => void;
}
