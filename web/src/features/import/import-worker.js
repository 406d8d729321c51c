import { importing } from './import-server.js';

/** The worker that reads raw files. */
importing(self);
