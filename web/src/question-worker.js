import { answering } from './answering.js';

/** The worker that answers what-if questions. */
answering(self);
