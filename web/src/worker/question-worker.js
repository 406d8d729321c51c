import { answering } from './server.js';

/** The worker that answers what-if questions. */
answering(self);
