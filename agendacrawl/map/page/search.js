"use strict";
// One box to find a place, a region or a person.
const Search = (() => {
  const { by, element, button } = Words;
  const MOST = 12;
  // How everybody calls what officially has another name, by the code of the region.
  const ALIASES = { GM0518: "Den Haag", GM0796: "Den Bosch", PV21: "Friesland" };
  const key = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  let known = { size: -1, things: [] };
  // Everything that can be found, regions first: each with its key, name, what it is, and words of the address.
  const things = () => {
    if (known.size === Data.size()) return known.things;
    const found = [];
    const add = (name, what, change) => found.push({ key: ` ${key(name)}`, name, what, change });
    for (const region of Data.regions) {
      const change = { soort: region.kind, regio: region.code, plek: null };
      add(region.name, Data.singular[region.kind], change);
      const alias = ALIASES[region.code];
      if (alias) add(alias, `${Data.singular[region.kind]} ${region.name}`, change);
    }
    for (const person of Data.people)
      add(person, "bewindspersoon", { persoon: person, regio: null, plek: null });
    const seen = new Set();
    for (const spot of Spots.all().values()) {
      if (spot.area || seen.has(spot.name)) continue;
      seen.add(spot.name);
      add(spot.name, spot.address ? "locatie" : "plaats", { plek: spot.key, regio: null });
    }
    known = { size: Data.size(), things: found };
    return found;
  };

  // Things in which every word of the question begins a word; those that begin with the question come first.
  const find = (question) => {
    const words = key(question).split(" ").filter(Boolean);
    if (!words.length) return [];
    const start = ` ${words.join(" ")}`;
    const fitting = things().filter((one) => words.every((word) => one.key.includes(` ${word}`)));
    const rank = (one) => (one.key === start ? 0 : one.key.startsWith(start) ? 1 : 2);
    return fitting
      .map((one, index) => [rank(one), index, one])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, MOST)
      .map(([, , one]) => one);
  };

  const prepare = (choose) => {
    const box = by("search");
    const list = by("found");
    const close = () => list.replaceChildren();
    const pick = (one) => {
      box.value = "";
      close();
      by("search-status").textContent = "";
      choose(one.change);
    };
    const show = () => {
      const found = find(box.value);
      list.replaceChildren(
        ...found.map((one) => {
          const item = element("li");
          const choice = button("", one.name, () => pick(one));
          choice.append(element("span", "what", ` ${one.what}`));
          item.append(choice);
          return item;
        }),
      );
      by("search-status").textContent = !box.value.trim()
        ? ""
        : found.length
          ? `${found.length} gevonden`
          : "Niets gevonden: zoek een plaats, gebied of bewindspersoon.";
    };
    const buttons = () => [...list.querySelectorAll("button")];
    box.addEventListener("input", show);
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && buttons().length) {
        event.preventDefault();
        buttons()[0].focus();
      }
      if (event.key === "Enter") {
        event.preventDefault();
        buttons()[0]?.click();
      }
      if (event.key === "Escape") close();
    });
    list.addEventListener("keydown", (event) => {
      const all = buttons();
      const at = all.indexOf(document.activeElement);
      if (event.key === "ArrowDown") all[Math.min(all.length - 1, at + 1)].focus();
      else if (event.key === "ArrowUp") (at ? all[at - 1] : box).focus();
      else if (event.key === "Escape") {
        close();
        box.focus();
      } else return;
      event.preventDefault();
    });
  };

  return { prepare, find };
})();
