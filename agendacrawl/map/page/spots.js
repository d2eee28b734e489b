"use strict";
// Spots: where activities were, as points. Filtered first; what would overlap on the screen is drawn as one.
const Spots = (() => {
  const { P } = Data;
  const AREAS = ["province", "region", "country"]; // levels that are no spot: their symbol is a square with a name
  const CELL = 60; // pixels
  const ALONE = 14; // from this zoom level on only spots that overlap are one
  const size = (value) => Math.round(20 + Math.min(28, 10 * Math.log10(Math.max(1, value))));

  const keyOf = (place) => {
    if (P.lat[place] === null) return [];
    const level = Data.levels[P.level[place]];
    const form = AREAS.includes(level) ? "gebied" : level === "municipality" ? "gemeente" : "punt";
    const away = !P.hague[place];
    return [[`${P.lat[place]},${P.lon[place]},${form}`, true, away, away]];
  };

  let made = { size: -1, spots: new Map() };
  const all = () => {
    if (made.size === Data.size()) return made.spots;
    made = { size: Data.size(), spots: new Map() };
    for (const [key, units] of Counting.units(keyOf)) {
      const place = units[0].places[0];
      const at = [P.lat[place], P.lon[place]];
      const world = L.CRS.EPSG3857.latLngToPoint(L.latLng(at), 0);
      made.spots.set(key, {
        key,
        units,
        at,
        x: world.x,
        y: world.y,
        name: Data.names[P.name[place]],
        exact: key.endsWith("punt"),
        address: Data.levels[P.level[place]] === "address",
        area: key.endsWith("gebied"),
      });
    }
    return made.spots;
  };

  // The municipality that a spot surely is in, if there is one.
  const municipalityOf = ({ units, area }) =>
    area
      ? undefined
      : Data.regionsOf(units[0].places[0])
          .map((number) => Data.regions[number])
          .find(({ kind }) => kind === "municipality");

  // Spots with something to show, each as {spot, hits}.
  const filtered = (filter, unit) => {
    const found = [];
    for (const spot of all().values()) {
      let hits = Counting.hits(spot.units, filter);
      if (unit === "visits") hits = hits.filter(({ people }) => people.length);
      if (hits.length) found.push({ spot, hits });
    }
    return found;
  };

  const symbolOf = (members, unit, scale) => {
    const found = Counting.tally(members.map((one) => one.hits));
    const weight = members.reduce((sum, one) => sum + one.hits.length, 0);
    return {
      members,
      found,
      value: found[unit],
      radius: (size(found[unit]) + (members.length > 1 ? 4 : 0)) / 2,
      x: (scale * members.reduce((sum, one) => sum + one.spot.x * one.hits.length, 0)) / weight,
      y: (scale * members.reduce((sum, one) => sum + one.spot.y * one.hits.length, 0)) / weight,
    };
  };

  // Symbols that do not overlap, largest first, of the spots inside a rectangle of world pixels at a zoom level.
  const symbols = (shown, unit, zoom, bounds) => {
    const scale = 2 ** zoom;
    const cells = new Map();
    for (const one of shown) {
      const { spot } = one;
      if (spot.area) continue;
      const x = spot.x * scale;
      const y = spot.y * scale;
      if (x < bounds.min.x || x > bounds.max.x || y < bounds.min.y || y > bounds.max.y) continue;
      const key = zoom >= ALONE ? spot.key : `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
      if (cells.has(key)) cells.get(key).push(one);
      else cells.set(key, [one]);
    }
    const sorted = [...cells.values()].map((members) => symbolOf(members, unit, scale));
    sorted.sort((a, b) => b.value - a.value);
    const grid = new Map(); // symbols by cells of 64 pixels: no two of the largest symbols reach further
    const near = (symbol) => {
      const found = [];
      const [column, line] = [Math.floor(symbol.x / 64), Math.floor(symbol.y / 64)];
      for (let i = -1; i <= 1; i++)
        for (let j = -1; j <= 1; j++) found.push(...(grid.get(`${column + i},${line + j}`) ?? []));
      return found;
    };
    const drawn = [];
    for (const symbol of sorted) {
      const other = near(symbol).find(
        (one) => Math.hypot(one.x - symbol.x, one.y - symbol.y) < one.radius + symbol.radius + 1,
      );
      if (other) {
        other.members = [...other.members, ...symbol.members];
        continue;
      }
      const key = `${Math.floor(symbol.x / 64)},${Math.floor(symbol.y / 64)}`;
      if (grid.has(key)) grid.get(key).push(symbol);
      else grid.set(key, [symbol]);
      drawn.push(symbol);
    }
    for (const symbol of drawn) {
      symbol.found = Counting.tally(symbol.members.map((one) => one.hits));
      symbol.value = symbol.found[unit];
    }
    return drawn;
  };

  return { all, filtered, municipalityOf, symbols, size };
})();
