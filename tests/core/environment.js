// Runs before the tests in WebAssembly: passes on environment variables, which Emscripten would
// hide. Emscripten 3.1.6 breaks loops with destructuring, so there are none.
Module.preRun = () => {
  Object.keys(process.env)
    .filter((name) => /^(RESCORE|GTEST)_/.test(name))
    .forEach((name) => (ENV[name] = process.env[name]));
};
