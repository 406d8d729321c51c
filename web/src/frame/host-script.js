import { followFrames, foldersOf } from '../ui/follow-height.js';

/** frame.js: what a page has beside its iframes, so that they are as high as what is in them. */

followFrames(foldersOf(import.meta.url, document.scripts));
