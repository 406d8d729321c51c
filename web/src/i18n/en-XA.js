import { language as english } from './en.js';
import { lengthened, reworded } from './pseudo.js';

/** English, longer and with accents. What is read without brackets is not translated. */
export const language = {
  ...english,
  lang: 'en-XA',
  messages: reworded(english.messages, lengthened),
};
