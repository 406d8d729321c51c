import { serve } from './server.js';

/** The worker that answers what-if questions. */
serve(self);
