/*
 * Tells a reader whose browser cannot even read the page's script, or did not get it. So it is a
 * script of its own, in words that every browser knows.
 *
 * The browser may have stored a wrong answer in place of a script or a style sheet, for as long as a
 * year, and would take it again and again. So the page's files are fetched past its cache, and if any
 * of them is another one then, the page starts anew, once.
 */
(function () {
  var PATIENCE = 10000;
  var page = document.getElementById('page');

  function say() {
    var said = document.getElementById('not-started');
    if (said) said.hidden = false;
  }

  /**
   * Whether the host has another file than the browser.
   * @param {any} file
   */
  function isOther(file) {
    var url = file.src || file.href;
    /** @param {RequestCache} cache */
    function read(cache) {
      return fetch(url, { cache: cache }).then(function (response) {
        return response.ok ? response.text() : '';
      });
    }
    return read('force-cache')
      .catch(function () {
        return '';
      })
      .then(function (before) {
        return read('reload').then(function (now) {
          return now !== '' && now !== before;
        });
      })
      .catch(function () {
        return false;
      });
  }

  function startAnew() {
    var state = history.state || {};
    state.again = true;
    history.replaceState(state, '');
    location.reload();
  }

  /** Whether no style has come, or none that the browser takes. @param {any} link */
  function isEmpty(link) {
    try {
      return !link.sheet || link.sheet.cssRules.length === 0;
      // eslint-disable-next-line no-unused-vars -- not all browsers know a catch without a name
    } catch (fault) {
      return true;
    }
  }

  /** @param {string} selector @returns {any[]} */
  function all(selector) {
    return [].slice.call(document.querySelectorAll(selector));
  }

  window.addEventListener('load', function () {
    var started = page && page.hasAttribute('data-started');
    var files = all('link[rel=stylesheet]').filter(isEmpty);
    if (started && files.length === 0) return;
    if (!started) files = files.concat(all('script[src], link[rel=modulepreload]'));
    var toSay = started ? function () {} : say;
    if (!window.fetch || !window.Promise || (history.state && history.state.again)) return toSay();
    var late = setTimeout(toSay, PATIENCE);
    Promise.all(files.map(isOther)).then(function (others) {
      if (others.indexOf(true) >= 0) return startAnew();
      clearTimeout(late);
      toSay();
    });
  });
})();
