"use strict";
// The data come as scripts, which a page opened from disk may load: each hands over one value under its name.
const Agenda = (() => {
  const held = new Map();
  const waiting = new Map();
  const folder = new URL(".", document.currentScript.src);

  const take = (name, value) => held.set(name, value);
  const has = (name) => held.has(name);
  const get = (name) => held.get(name);

  // Load what is not there yet; `done(missing)` is called once, with the names of what did not come.
  const load = (names, done) => {
    const missing = [];
    let open = names.length;
    const end = () => --open === 0 && done(missing);
    for (const name of names) {
      if (has(name)) {
        queueMicrotask(end);
        continue;
      }
      let script = waiting.get(name);
      if (!script) {
        script = document.createElement("script");
        script.src = new URL(`data/${name}.js`, folder).href;
        waiting.set(name, script);
        document.head.append(script);
      }
      script.addEventListener("load", end);
      script.addEventListener("error", () => {
        missing.push(name);
        end();
      });
    }
    if (!names.length) done(missing);
  };

  return { take, has, get, load };
})();
