"use strict";
// From the address to the page: read the state, count, draw. Everything that the reader does changes the address.
(() => {
  const cache = new Map();
  const unitsOf = (kind) => {
    if (!cache.has(kind)) cache.set(kind, Counting.inRegions(kind));
    return cache.get(kind);
  };

  // Class borders: every value its own class when there are few, else a fifth of the values each.
  const borders = (values) => {
    const found = [...new Set(values.filter((value) => value > 0))].sort((a, b) => a - b);
    if (found.length <= 5) return found;
    return [...new Set([0, 0.2, 0.4, 0.6, 0.8].map((share) => found[Math.floor(share * found.length)]))];
  };

  const everything = Counting.everything();
  let previous = null;
  const render = () => {
    const state = State.read();
    const units = unitsOf(state.kind);
    const figures = new Map();
    const all = [];
    const published = Counting.published(state.filter);
    const away = { ...state.filter, outside: true };
    const expected = Counting.expectation(
      [...unitsOf("municipality").values()].map((list) => Counting.hits(list, away)),
    );
    for (const region of state.regions) {
      const hits = Counting.hits(units.get(region.number) ?? [], state.filter);
      all.push(hits);
      const found = { ...Counting.tally([hits]), hits };
      found.state = Counting.stateOf(found, published);
      // Held against what is expected outside The Hague: with The Hague there is nothing to hold it against.
      const comparable = state.filter.outside || region.inhabitants === region.inhabitantsAway;
      found.expected = comparable ? expected(region) : null;
      found.few = found.expected !== null && found.expected < 5;
      found.inWords = Counting.inWords(
        found.state,
        found.visits,
        found.visitsUpTo,
        found.nameless,
        found.expected,
      );
      figures.set(region, found);
    }
    const breaks = borders([...figures.values()].map((found) => found[state.count]));
    for (const found of figures.values())
      found.class = breaks.filter((from) => from <= found[state.count]).length;
    const total = Counting.tally(all);

    Panel.showChoices(state);
    Panel.showFigures(state, figures, total, breaks);
    Panel.showRest(Counting.rest(everything, all, state.filter), state);
    Drawing.showSpots(state.filter, state.count, state.points);
    Drawing.showRegions(state.kind, state.regions, figures, state.region);

    const spot = Drawing.spots.get(state.spot);
    const opened = state.region ? `${state.kind}/${state.region.code}` : spot ? spot.key : null;
    if (state.region)
      Panel.showVisits(state.region.name, figures.get(state.region), state.count, opened !== previous);
    else if (spot) {
      const hits = Counting.hits(spot.units, state.filter);
      Panel.showVisits(spot.name, { hits }, state.count, opened !== previous);
    } else if (Panel.showOverview() && previous)
      Panel.by("bars")
        .querySelector(`[data-code="${CSS.escape(previous.split("/")[1] ?? "")}"]`)
        ?.focus();
    if (opened !== previous && opened) Drawing.focus(state.region, spot);
    previous = opened;
    document.documentElement.dataset.ready = "true";
  };

  Panel.prepare();
  addEventListener("hashchange", render);
  render();
})();
