import { moduleGiven } from './module-given.js';
import { answering } from './question-server.js';

/** The worker that answers what-if questions. */
answering(self, moduleGiven(import.meta.url));
