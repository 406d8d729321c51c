/** What `rescore/element` and `rescore/element/define` export; docs/embedding.md has the words. */
import type { Result } from '../../build/types/web/package/index.d.ts';

export type { Result };

/**
 * `<rescore-index>`: a card or the whole explorer within a page. Every attribute is a property of
 * its own name.
 */
export declare class RescoreIndex extends HTMLElement {
  /** Where the whole page is, for links to it; none are shown when it is empty. */
  static page: string;
  /** The folder of an edition's files; the built-in data when empty. */
  src: string;
  /** ISO 3166-1 code. */
  country: string;
  view: 'card' | 'full' | '';
  /** Up to five ids; a list is joined by spaces. */
  get indicators(): string;
  set indicators(ids: string | string[]);
  /** The fragment of a link, without "#". */
  scenario: string;
  /** Id of a method of the index, or "mean" of the domains. */
  method: string;
  /** "media:2,economy:0"; a list is joined by spaces. */
  get weights(): string;
  set weights(weights: string | string[]);
  theme: 'auto' | 'light' | 'dark' | '';
  readonly: boolean;
  /** Of the data that alone may be shown; any when empty. */
  fingerprint: string;
  /** What is shown; null when it is the children. */
  get result(): Result | null;
  /** When all that was asked for is shown, or could not be. */
  updateComplete: Promise<void>;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: RescoreIndex, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'rescore-change',
    listener: (event: CustomEvent<Result>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'rescore-error',
    listener: (event: CustomEvent<{ message: string }>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'rescore-index': RescoreIndex;
  }
}
