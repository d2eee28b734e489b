"use strict";
// The state of the page is its address, after the #: whoever shares the address shares the view, and Back undoes.
const State = (() => {
  const DAY = 86400000;
  const toText = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const toDay = (text) => (/^\d{4}-\d\d-\d\d$/.test(text ?? "") ? Date.parse(text) / DAY : NaN);
  const KEYS = [
    "soort",
    "regio",
    "plek",
    "persoon",
    "ministerie",
    "kabinet",
    "type",
    "vorm",
    "van",
    "tot",
    "denhaag",
    "tel",
    "punten",
  ];

  const parameters = () => new URLSearchParams(location.hash.slice(1));

  // What the address says. Words in it that this page does not know are left out, and named in `unknown`.
  const read = () => {
    const given = parameters();
    const unknown = [...given.keys()].filter((key) => !KEYS.includes(key));
    const choice = (key, values) => {
      if (!given.has(key)) return null;
      const number = values.indexOf(given.get(key));
      if (number < 0) unknown.push(given.get(key));
      return number < 0 ? null : number;
    };
    const day = (key, otherwise) => {
      const found = toDay(given.get(key));
      if (given.has(key) && Number.isNaN(found)) unknown.push(given.get(key));
      return Number.isNaN(found) ? otherwise : found;
    };
    const kind = Data.kinds[choice("soort", Data.kinds) ?? 0] ?? null;
    const regions = Data.regions.filter((region) => region.kind === kind);
    const region = choice(
      "regio",
      regions.map((one) => one.code),
    );
    const cabinet = choice(
      "kabinet",
      Data.cabinets.map(([name]) => name),
    );
    const term = cabinet === null ? [null, -Infinity, null] : Data.cabinets[cabinet];
    const from = day("van", -Infinity);
    const until = day("tot", Infinity);
    return {
      kind,
      regions,
      region: region === null ? null : regions[region],
      spot: given.get("plek"),
      count: given.get("tel") === "activiteiten" ? "activities" : "visits",
      points: given.get("punten") !== "uit",
      unknown,
      filter: {
        person: choice("persoon", Data.people),
        ministry: choice("ministerie", Data.ministries),
        type: choice("type", Data.types),
        mode: choice("vorm", Data.modes),
        from: Math.max(from, term[1]),
        until: Math.min(until, term[2] === null ? Infinity : term[2] - 1), // a day of change is the new cabinet's
        outside: given.get("denhaag") !== "mee",
      },
    };
  };

  // Change some words of the address; null takes one away.
  const write = (changes) => {
    const next = parameters();
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === "") next.delete(key);
      else next.set(key, value);
    }
    const text = next.toString();
    if (text !== parameters().toString()) location.hash = text;
  };

  return { read, write, parameters, toText };
})();
