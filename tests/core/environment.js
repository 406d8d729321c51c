// Before the tests run in WebAssembly: what the environment tells them, which Emscripten would hide.
// Emscripten 3.1.6 breaks loops that take pairs apart, so there is none.
Module.preRun = () => {
  Object.keys(process.env)
    .filter((name) => /^(RESCORE|GTEST)_/.test(name))
    .forEach((name) => (ENV[name] = process.env[name]));
};
