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
    "naast",
    "kaart",
    "kader",
  ];

  const parameters = () => new URLSearchParams(location.hash.slice(1));

  // What the address says. Words in it that this page does not know are left out, and named in `unknown`.
  const read = () => {
    const given = parameters();
    const unknown = [...given.keys()].filter((key) => !KEYS.includes(key));
    const among = (word, values) => {
      const number = values.indexOf(word);
      if (number < 0) unknown.push(word);
      return number < 0 ? null : number;
    };
    const choice = (key, values) => (given.has(key) ? among(given.get(key), values) : null);
    const day = (key, otherwise) => {
      const found = toDay(given.get(key));
      if (given.has(key) && Number.isNaN(found)) unknown.push(given.get(key));
      return Number.isNaN(found) ? otherwise : found;
    };
    const cabinets = Data.cabinets.map(([name]) => name);
    // The days of a cabinet: a day of change is the new one's.
    const term = (cabinet) => {
      const [, first, end] = Data.cabinets[cabinet];
      return [first, end === null ? Infinity : end - 1];
    };
    const kind = Data.kinds[choice("soort", Data.kinds) ?? 0] ?? null;
    const regions = Data.ofKind.get(kind) ?? [];
    const region = choice(
      "regio",
      regions.map((one) => one.code),
    );
    const cabinet = choice("kabinet", cabinets);
    const [first, end] = cabinet === null ? [-Infinity, Infinity] : term(cabinet);
    const from = day("van", -Infinity);
    const until = day("tot", Infinity);
    // Days in the wrong order, or outside the cabinet, choose nothing: they are left out, and the page says so.
    const isReversed = Math.max(from, first) > Math.min(until, end);
    const filter = {
      person: choice("persoon", Data.people),
      ministry: choice("ministerie", Data.ministries),
      type: choice("type", Data.types),
      mode: choice("vorm", Data.modes),
      from: isReversed ? first : Math.max(from, first),
      until: isReversed ? end : Math.min(until, end),
      outside: given.get("denhaag") !== "mee",
    };

    // The same choices for somebody else, or for another cabinet: "persoon:Naam" or "kabinet:Naam".
    let beside = null;
    if (given.has("naast")) {
      const [what, ...words] = given.get("naast").split(":");
      const name = words.join(":");
      if (what === "persoon") {
        const person = among(name, Data.people);
        if (person !== null) beside = { name, filter: { ...filter, person } };
      } else if (what === "kabinet") {
        const other = among(name, cabinets);
        if (other !== null) {
          const [start, stop] = term(other);
          const days = { from: Math.max(from, start), until: Math.min(until, stop) };
          beside = { name, filter: { ...filter, ...days } };
        }
      } else unknown.push(given.get("naast"));
    }
    const name =
      filter.person !== null ? Data.people[filter.person] : cabinet !== null ? cabinets[cabinet] : "Iedereen";
    const measure = Data.measures[choice("tel", Data.measures.map((one) => one.code)) ?? 0];
    const [lat, lon, zoom] = (given.get("kaart") ?? "").split(",").map(Number);
    const isOnEarth = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20; // not so for NaN
    return {
      kind,
      regions,
      region: region === null ? null : regions[region],
      spot: given.get("plek"),
      measure,
      unit: measure.code === "activiteiten" ? "activities" : "visits", // what a list and a sum count
      points: given.get("punten"), // "aan", "uit", or by how far one has zoomed in
      view: isOnEarth ? [lat, lon, zoom] : null,
      frame: given.get("kader") === "ja",
      unknown,
      reversed: isReversed,
      name,
      filter,
      beside,
      days: [from, until],
    };
  };

  const changed = (changes) => {
    const next = parameters();
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === "") next.delete(key);
      else next.set(key, value);
    }
    return next.toString();
  };

  // Change some words of the address; null takes one away.
  const write = (changes) => {
    const text = changed(changes);
    if (text !== parameters().toString()) location.hash = text;
  };

  // Note where the map is: no step for the Back button, and nothing is counted again.
  const note = (changes) => {
    const text = changed(changes);
    if (text !== parameters().toString()) history.replaceState(null, "", `#${text}`);
  };

  const address = (changes) => `${location.href.split("#")[0]}#${changed(changes)}`;

  return { read, write, note, address, parameters, toText };
})();
