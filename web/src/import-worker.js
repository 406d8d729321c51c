import { importing } from './importing.js';

/** The worker that reads raw files. */
importing(self);
