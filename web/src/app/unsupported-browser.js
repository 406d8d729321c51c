/*
 * Tells a reader whose browser cannot even read the page's script, or did not get it. So it is a
 * script of its own, in words that every browser knows.
 */
(function () {
  var page = document.getElementById('page');
  window.addEventListener('load', function () {
    if (page && page.hasAttribute('data-started')) return;
    var said = document.getElementById('not-started');
    if (said) said.hidden = false;
  });
})();
