import { moduleGiven } from '../../worker/module-given.js';
import { importing } from './import-server.js';

/** The worker that reads raw files. */
importing(self, moduleGiven(import.meta.url));
