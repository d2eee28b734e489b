"use strict";
// Counts as the views in schema gis do. A unit is an activity in one region (or at one spot): all of its rows that
// have a place there, on however many pages, or that may have one: the name of the place fits several. A visit is one
// person at one physical activity.
const Counting = (() => {
  const { A, P } = Data;
  const mode = Object.fromEntries(
    ["physical", "hybrid", "unknown", "online"].map((name) => [name, Data.modes.indexOf(name)]),
  );
  const unclassified = Data.types.indexOf("unclassified");
  const visit = (joint, person) => joint * 65536 + person;

  // Which type speaks for rows that differ: one that the site stated, else one that is any.
  const rank = (row) => (A.stated[row] ? 0 : 2) + (A.type[row] === unclassified ? 1 : 0);

  const finish = (unit) => {
    const { rows } = unit;
    unit.date = Math.min(...rows.map((row) => A.date[row]));
    unit.type = A.type[rows.reduce((best, row) => (rank(row) < rank(best) ? row : best))];
    const modes = rows.map((row) => A.mode[row]);
    unit.mode = [mode.physical, mode.hybrid, mode.unknown].find((one) => modes.includes(one)) ?? mode.online;
    return unit;
  };

  // Map from key to units, for every [key, sure, away, possibly away] that `keysOf(place)` gives: whether the place is
  // surely there, and whether it is outside The Hague. Of a unit's rows those are kept apart.
  const units = (keysOf) => {
    const found = new Map();
    for (let place = 0; place < P.activity.length; place++) {
      const row = P.activity[place];
      if (!Data.counts(row) || A.mode[row] === mode.online) continue;
      const joint = A.joint[row];
      for (const [key, sure, away, possiblyAway] of keysOf(place)) {
        let joints = found.get(key);
        if (!joints) found.set(key, (joints = new Map()));
        let unit = joints.get(joint);
        if (!unit) {
          unit = { joint, rows: [], places: [], sure: [], away: [], possiblyAway: [] };
          joints.set(joint, unit);
        }
        if (!unit.rows.includes(row)) unit.rows.push(row);
        unit.places.push(place);
        if (sure) unit.sure.push(row);
        if (away) unit.away.push(row);
        if (possiblyAway) unit.possiblyAway.push(row);
      }
    }
    return new Map([...found].map(([key, joints]) => [key, [...joints.values()].map(finish)]));
  };

  // What units of the regions of a kind are made of.
  const inRegions = (kind) =>
    units((place) => {
      const [sure, away, possiblyAway] = [Data.regionsOf, Data.awayOf, Data.possiblyAwayOf].map((of) => of(place));
      return Data.possibleOf(place)
        .filter((number) => Data.regions[number].kind === kind)
        .map((number) => [
          number,
          sure.includes(number),
          away.includes(number),
          possiblyAway.includes(number),
        ]);
    });

  // The ministries of a person at an activity: those of the office held on that day, else those that the pages name.
  const rowsOfJoint = new Map();
  A.joint.forEach((joint, row) =>
    rowsOfJoint.has(joint) ? rowsOfJoint.get(joint).push(row) : rowsOfJoint.set(joint, [row]),
  );
  const ofMinistry = (unit, person, ministry) => {
    const day = Math.min(
      ...unit.rows.filter((row) => Data.peopleOf(row).includes(person)).map((row) => A.date[row]),
    );
    const held = Data.offices[person].filter(
      ([, first, last]) => first <= day && (last === null || day <= last),
    );
    if (held.length) return held.some(([one]) => one === ministry);
    return rowsOfJoint
      .get(unit.joint)
      .some((row) => Data.peopleOf(row).includes(person) && Data.ministriesOf(row).includes(ministry));
  };

  // Who a row must name at least one of, by the choice of a person and a ministry; null if anybody or nobody will do.
  const chosen = (unit, filter) =>
    filter.person === null && filter.ministry === null
      ? null
      : (person) =>
          (filter.person === null || person === filter.person) &&
          (filter.ministry === null || ofMinistry(unit, person, filter.ministry));

  const visitors = (rows, passes) => {
    const people = new Set();
    for (const row of rows) {
      if (A.mode[row] !== mode.physical || !Data.counts(row)) continue;
      for (const person of Data.peopleOf(row)) if (!passes || passes(person)) people.add(person);
    }
    return [...people];
  };

  // The rows of a unit that pass, the people who visited, and those who may have: null where the unit does not count.
  const hit = (unit, filter) => {
    if (filter.type !== null && unit.type !== filter.type) return null;
    if (filter.mode !== null && unit.mode !== filter.mode) return null;
    if (unit.date < filter.from || unit.date > filter.until) return null;
    const passes = chosen(unit, filter);
    const within = (kept) =>
      unit.rows.filter((row) => kept.includes(row) && (!passes || Data.peopleOf(row).some(passes)));
    const rows = within(filter.outside ? unit.possiblyAway : unit.rows);
    if (!rows.length) return null;
    const sure = within(filter.outside ? unit.away : unit.sure);
    return {
      unit,
      rows,
      sure: sure.length > 0,
      people: visitors(sure, passes),
      possible: visitors(rows, passes),
      nameless: sure.length > 0 && !unit.rows.some((row) => Data.peopleOf(row).length),
    };
  };

  const hits = (list, filter) => list.map((unit) => hit(unit, filter)).filter(Boolean);

  // Activities and visits of several lists together: each activity, and each person at it, once. `...UpTo` counts
  // what may have been there too.
  const tally = (lists) => {
    const kinds = ["activities", "activitiesUpTo", "nameless", "visits", "visitsUpTo"];
    const found = Object.fromEntries(kinds.map((kind) => [kind, new Set()]));
    for (const list of lists) {
      for (const { unit, sure, nameless, people, possible } of list) {
        found.activitiesUpTo.add(unit.joint);
        if (sure) found.activities.add(unit.joint);
        if (nameless) found.nameless.add(unit.joint);
        for (const person of people) found.visits.add(visit(unit.joint, person));
        for (const person of possible) found.visitsUpTo.add(visit(unit.joint, person));
      }
    }
    return Object.fromEntries(kinds.map((kind) => [kind, found[kind].size]));
  };

  // -- What a zero means, and whether a count is little: as gis.state_of, gis.poisson_interval and gis.in_words -------
  // Whether anything was published of the period by whom the filter chooses: else nothing can be said of any region.
  const published = (filter) =>
    A.date.some((date, row) => {
      const monday = date - ((((date + 3) % 7) + 7) % 7); // day 0 was a Thursday
      const people = Data.peopleOf(row);
      const within = filter.from <= date && date <= filter.until;
      if (!within && !(people.length && monday <= filter.until && monday + 6 >= filter.from)) return false;
      if (filter.person !== null) return people.includes(filter.person);
      return filter.ministry === null || Data.ministriesOf(row).includes(filter.ministry);
    });

  const stateOf = (found, isPublished) => {
    if (found.visits) return "visited";
    if (found.activities) return "visited_unnamed";
    if (found.activitiesUpTo) return "possibly_visited";
    return isPublished ? "nothing_found" : "not_published";
  };

  const factorials = [0]; // their logarithms
  const factorial = (k) => {
    for (let i = factorials.length; i <= k; i++) factorials.push(factorials[i - 1] + Math.log(i));
    return factorials[k];
  };

  // The exact 95 % interval of a Poisson count (Garwood 1936), by Newton's method on the two tails.
  const interval = (count) => {
    const probability = (mean) => Math.exp(count * Math.log(mean) - mean - factorial(count));
    const solve = (start, tail) => {
      let mean = start;
      for (let turn = 0; turn < 50; turn++) {
        const step = tail(mean);
        mean = Math.max(mean - step, mean / 2);
        if (Math.abs(step) < 1e-11 * (1 + mean)) break;
      }
      return mean;
    };
    const sum = (term, next) => {
      let total = 0;
      for (let i = 1; term > total * 1e-17; i++) {
        total += term;
        term *= next(i);
      }
      return total;
    };
    const approximate = (k, z) => k * (1 - 1 / (9 * k) + z / (3 * Math.sqrt(k))) ** 3;
    const low =
      count === 0
        ? 0
        : solve(Math.max(approximate(count, -1.96), 0.02 * count), (mean) => {
            const term = probability(mean);
            return ((sum(term, (i) => mean / (count + i)) - 0.025) * mean) / (term * count);
          });
    const high = solve(approximate(count + 1, 1.96), (mean) => {
      const term = probability(mean);
      return (0.025 - sum(term, (i) => Math.max(0, count - i + 1) / mean)) / term;
    });
    return [low, high];
  };

  const dutch = (amount, decimals) =>
    amount.toLocaleString("nl-NL", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

  // The sentence about a region that can be pasted.
  const inWords = (state, visits, upTo, nameless, expected) => {
    if (state === "not_published") return "niet gepubliceerd";
    const [low, high] = interval(visits);
    const first =
      state === "nothing_found" ? "niets gevonden" : `${dutch(visits, 0)} ${visits === 1 ? "bezoek" : "bezoeken"}`;
    return [
      first + (upTo > visits ? ` (misschien ${dutch(upTo, 0)})` : ""),
      nameless ? `${dutch(nameless, 0)} ${nameless === 1 ? "activiteit" : "activiteiten"} zonder naam` : null,
      expected === null ? null : `naar inwonertal verwacht ${dutch(expected, 1)}`,
      `95 %-interval ${dutch(low, 1)}-${dutch(high, 1)}`,
    ]
      .filter((part) => part !== null)
      .join("; ");
  };

  // Visits outside The Hague that a region would have had if those of the filter went by inhabitants; null where the
  // inhabitants are not known. `municipalities` are the hits of all municipalities without The Hague.
  const expectation = (municipalities) => {
    const { visits } = tally(municipalities);
    const living = Data.regions.filter((region) => region.kind === "municipality").map((one) => one.inhabitantsAway);
    const all = living.includes(null) ? 0 : living.reduce((sum, one) => sum + one, 0);
    return (region) => (all && region.inhabitantsAway ? (visits * region.inhabitantsAway) / all : null);
  };

  // -- What the regions leave out, so that everything adds up: the lines of gis.totals -------------------
  const LINES = [
    "ambiguous",
    "elsewhere",
    "hague",
    "province_only",
    "caribbean",
    "abroad",
    "online",
    "diverse",
    "unresolved",
    "not_stated",
    "cancelled",
    "withdrawn_before",
  ];
  const placesOf = A.joint.map(() => []);
  P.activity.forEach((row, place) => placesOf[row].push(place));

  // Every activity, wherever it was; of one that does not count on some of its pages only the other pages.
  const everything = () =>
    [...rowsOfJoint].map(([joint, all]) => {
      const kept = all.filter(Data.counts);
      const rows = kept.length ? kept : all;
      return finish({ joint, rows, places: [], sure: rows, away: [], possiblyAway: [] });
    });

  // The line of rows that are in no region: the first of LINES that one of their places speaks for.
  const lineOf = (rows, outside) => {
    const told = new Set();
    for (const row of rows) {
      if (!Data.counts(row)) told.add(Data.standing(row));
      else if (A.mode[row] === mode.online) told.add("online");
      else if (!placesOf[row].length) told.add(Data.wheres[A.where[row]]);
      else {
        for (const place of placesOf[row]) {
          const country = Data.countries[P.country[place]];
          if (country !== "NL") told.add(Data.caribbean.includes(country) ? "caribbean" : "abroad");
          else if (!P.municipal[place]) told.add("province_only");
          else told.add(outside && P.hague[place] ? "hague" : "elsewhere");
        }
      }
    }
    return LINES.find((line) => told.has(line));
  };

  // Lines that together are all: the regions' sum, what of it counts more than once, and where the rest was. Then, as a
  // part of all, what counts although its pages have vanished.
  const rest = (all, inRegions, filter) => {
    const counted = { activities: new Set(), visits: new Set() };
    const perhaps = { activities: new Set(), visits: new Set() };
    const sum = { activities: 0, visits: 0 };
    for (const { unit, sure, people, possible } of inRegions.flat()) {
      sum.visits += people.length;
      perhaps.activities.add(unit.joint);
      if (sure) sum.activities += 1;
      if (sure) counted.activities.add(unit.joint);
      for (const person of people) counted.visits.add(visit(unit.joint, person));
      for (const person of possible) perhaps.visits.add(visit(unit.joint, person));
    }
    const vanished = (rows) => rows.every((row) => Data.standing(row) === "withdrawn_after");
    const gone = { activities: 0, visits: 0 };
    const lines = Object.fromEntries(LINES.map((line) => [line, { activities: 0, visits: 0 }]));
    for (const { unit, rows, people } of hits(all, { ...filter, outside: false })) {
      if (vanished(rows)) gone.activities += 1;
      if (!counted.activities.has(unit.joint)) {
        const line = perhaps.activities.has(unit.joint) ? "ambiguous" : lineOf(rows, filter.outside);
        lines[line].activities += 1;
      }
      for (const person of people) {
        const own = rows.filter(
          (row) => A.mode[row] === mode.physical && Data.peopleOf(row).includes(person),
        );
        if (vanished(own)) gone.visits += 1;
        if (counted.visits.has(visit(unit.joint, person))) continue;
        if (perhaps.visits.has(visit(unit.joint, person))) {
          lines.ambiguous.visits += 1;
          continue;
        }
        lines[lineOf(own, filter.outside)].visits += 1;
      }
    }
    const both = (value) => ({ activities: value("activities"), visits: value("visits") });
    return [
      ["regions", sum],
      ["several_regions", both((unit) => counted[unit].size - sum[unit])],
      ...Object.entries(lines),
      ["all", both((unit) => LINES.reduce((total, line) => total + lines[line][unit], counted[unit].size))],
      ["withdrawn_after", gone],
    ];
  };

  return {
    units,
    inRegions,
    hits,
    tally,
    everything,
    rest,
    published,
    stateOf,
    interval,
    inWords,
    expectation,
  };
})();
