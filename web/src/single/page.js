/** The page of the single file: what index.html links, in one script. */
import '../styles/main.css';
import '../app/main.js';
