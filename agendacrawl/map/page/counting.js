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
  const NONE = [];

  // Which type speaks for rows that differ: one that the site stated, else one that is any.
  const rank = (row) => (A.stated[row] ? 0 : 2) + (A.type[row] === unclassified ? 1 : 0);

  const finish = (unit) => {
    const { rows } = unit;
    if (rows.length === 1) {
      const [row] = rows;
      unit.date = A.date[row];
      unit.doubtful = A.doubtful[row] === 1;
      unit.type = A.type[row];
      unit.mode = A.mode[row];
      return unit;
    }
    unit.date = Math.min(...rows.map((row) => A.date[row]));
    unit.doubtful = rows.some((row) => A.doubtful[row]);
    unit.type = A.type[rows.reduce((best, row) => (rank(row) < rank(best) ? row : best))];
    const modes = rows.map((row) => A.mode[row]);
    unit.mode = [mode.physical, mode.hybrid, mode.unknown].find((one) => modes.includes(one)) ?? mode.online;
    return unit;
  };

  const unitOf = (joint, row, place, sure, away, possiblyAway) => {
    const rows = [row]; // shared as long as the unit has one place
    return {
      joint,
      rows,
      places: [place],
      sure: sure ? rows : NONE,
      away: away ? rows : NONE,
      possiblyAway: possiblyAway ? rows : NONE,
      several: false,
      date: 0,
      doubtful: false,
      type: 0,
      mode: 0,
      month: -1,
    };
  };
  const extend = (unit, row, place, sure, away, possiblyAway) => {
    if (unit.places.length === 1)
      for (const name of ["rows", "sure", "away", "possiblyAway"]) unit[name] = [...unit[name]];
    if (!unit.rows.includes(row)) unit.rows.push(row);
    unit.places.push(place);
    if (sure) unit.sure.push(row);
    if (away) unit.away.push(row);
    if (possiblyAway) unit.possiblyAway.push(row);
  };

  // Map from key to units, for every [key, sure, away, possibly away] that `keysOf(place)` gives: whether the place is
  // surely there, and whether it is outside The Hague. Of a unit's rows those are kept apart.
  const units = (keysOf) => {
    const found = new Map();
    const byJoint = new Array(Data.joints()); // its units, with their keys
    for (let place = 0; place < P.activity.length; place++) {
      const row = P.activity[place];
      if (!Data.counts(row) || A.mode[row] === mode.online) continue;
      const joint = A.joint[row];
      for (const [key, sure, away, possiblyAway] of keysOf(place)) {
        const others = (byJoint[joint] ??= []);
        const known = others.find(([other]) => other === key);
        if (known) {
          extend(known[1], row, place, sure, away, possiblyAway);
          continue;
        }
        const unit = unitOf(joint, row, place, sure, away, possiblyAway);
        others.push([key, unit]);
        const list = found.get(key);
        if (list) list.push(unit);
        else found.set(key, [unit]);
      }
    }
    for (const list of found.values()) list.forEach(finish);
    // An activity in several regions counts once in a sum over them.
    for (const others of byJoint)
      if (others && others.length > 1) for (const [, unit] of others) unit.several = true;
    return found;
  };

  // What units of the regions of a kind are made of. Places with the same sets of regions share their keys.
  const inRegions = (kind) => {
    const known = new Map();
    return units((place) => {
      const sets = `${P.possible[place]},${P.regions[place]},${P.away[place]},${P.possiblyAway[place]}`;
      let keys = known.get(sets);
      if (!keys) {
        const [sure, away, possiblyAway] = [Data.regionsOf, Data.awayOf, Data.possiblyAwayOf].map((of) => of(place));
        keys = Data.possibleOf(place)
          .filter((number) => Data.regions[number].kind === kind)
          .map((number) => [
            number,
            sure.includes(number),
            away.includes(number),
            possiblyAway.includes(number),
          ]);
        known.set(sets, keys);
      }
      return keys;
    });
  };

  // What was worked out of the years that are loaded; more years make it void.
  let kept = { size: -1 };
  const memory = () => {
    if (kept.size !== Data.size()) kept = { size: Data.size(), kinds: new Map() };
    return kept;
  };
  const ofKind = (kind) => {
    const { kinds } = memory();
    if (!kinds.has(kind)) kinds.set(kind, inRegions(kind));
    return kinds.get(kind);
  };
  const rowsOfJoint = () => {
    const known = memory();
    if (!known.rows) {
      known.rows = new Map();
      A.joint.forEach((joint, row) =>
        known.rows.has(joint) ? known.rows.get(joint).push(row) : known.rows.set(joint, [row]),
      );
    }
    return known.rows;
  };

  // The ministries of a person at an activity: those of the office held on that day, else those that the pages name.
  const ofMinistry = (unit, person, ministry) => {
    let day = Infinity;
    for (const row of unit.rows) if (Data.peopleOf(row).includes(person)) day = Math.min(day, A.date[row]);
    let held = false;
    for (const [one, first, last] of Data.offices[person]) {
      if (first > day || (last !== null && day > last)) continue;
      if (one === ministry) return true;
      held = true;
    }
    if (held) return false;
    return rowsOfJoint()
      .get(unit.joint)
      .some((row) => Data.peopleOf(row).includes(person) && Data.ministriesOf(row).includes(ministry));
  };

  // Whether something that was published is of a ministry: it is named, or somebody at it held an office there.
  const isMinistryNamed = (ministry) =>
    A.date.some(
      (date, row) =>
        Data.ministriesOf(row).includes(ministry) ||
        Data.peopleOf(row).some((person) =>
          Data.offices[person].some(
            ([one, first, last]) => one === ministry && first <= date && (last === null || date <= last),
          ),
        ),
    );

  // Who a row must name at least one of, by the choice of a person and a ministry; null if anybody or nobody will do.
  let lately = { person: null, passes: null };
  const isPerson = (person) => {
    if (lately.person !== person) lately = { person, passes: (one) => one === person };
    return lately.passes;
  };
  const chosen = (unit, filter) => {
    if (filter.ministry === null) return filter.person === null ? null : isPerson(filter.person);
    return (person) =>
      (filter.person === null || person === filter.person) && ofMinistry(unit, person, filter.ministry);
  };

  const visitors = (rows, passes) => {
    const people = new Set();
    for (const row of rows) {
      if (A.mode[row] !== mode.physical || !Data.counts(row)) continue;
      for (const person of Data.peopleOf(row)) if (!passes || passes(person)) people.add(person);
    }
    return [...people];
  };

  // The rows of a unit that pass, the people who visited, and those who may have: null where nothing of it passes.
  const within = (unit, filter) => {
    const passes = chosen(unit, filter);
    const those = (kept) =>
      unit.rows.filter((row) => kept.includes(row) && (!passes || Data.peopleOf(row).some(passes)));
    const rows = those(filter.outside ? unit.possiblyAway : unit.rows);
    if (!rows.length) return null;
    const sure = those(filter.outside ? unit.away : unit.sure);
    return {
      unit,
      rows,
      sure: sure.length > 0,
      people: visitors(sure, passes),
      possible: visitors(rows, passes),
      nameless: sure.length > 0 && !unit.rows.some((row) => Data.peopleOf(row).length),
    };
  };

  // The same for a unit of one row, which nearly all are.
  const withinOne = (unit, filter) => {
    const [row] = unit.rows;
    if (filter.outside && !unit.possiblyAway.length) return null;
    const all = Data.peopleOf(row);
    const passes = chosen(unit, filter);
    const people = passes ? all.filter(passes) : all;
    if (passes && !people.length) return null;
    const sure = (filter.outside ? unit.away : unit.sure).length > 0;
    const possible = A.mode[row] === mode.physical && Data.counts(row) ? people : NONE;
    return { unit, rows: unit.rows, sure, people: sure ? possible : NONE, possible, nameless: sure && !all.length };
  };

  const inPeriod = (unit, filter) => unit.date >= filter.from && unit.date <= filter.until;
  const anyDay = (unit, filter) => {
    if (filter.type !== null && unit.type !== filter.type) return null;
    if (filter.mode !== null && unit.mode !== filter.mode) return null;
    return unit.rows.length === 1 ? withinOne(unit, filter) : within(unit, filter);
  };
  const hit = (unit, filter) => (inPeriod(unit, filter) ? anyDay(unit, filter) : null);
  const hits = (list, filter) => {
    const found = [];
    for (const unit of list) {
      const one = hit(unit, filter);
      if (one) found.push(one);
    }
    return found;
  };

  // A sum in which each activity, and each person at it, counts once. `...UpTo` counts what may have been there too,
  // `...Ahead` what of it is announced: its day is after the one on which the page was made.
  // Only units that have others in other regions need be remembered.
  const KINDS = [
    "activities", "activitiesUpTo", "activitiesAhead", "nameless", "visits", "visitsUpTo", "visitsAhead",
  ]; // prettier-ignore
  const isAhead = (unit) => unit.date > Data.made_on;
  const sum = (isDistinct) => {
    const total = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
    const seen = isDistinct ? null : Object.fromEntries(KINDS.map((kind) => [kind, new Set()]));
    const once = (kind, key) => {
      if (!seen[kind].has(key)) total[kind] += 1;
      seen[kind].add(key);
    };
    const add = ({ unit, sure, nameless, people, possible }) => {
      if (isDistinct || !unit.several) {
        total.activitiesUpTo += 1;
        if (sure) total.activities += 1;
        if (sure && isAhead(unit)) total.activitiesAhead += 1;
        if (nameless) total.nameless += 1;
        total.visits += people.length;
        if (isAhead(unit)) total.visitsAhead += people.length;
        total.visitsUpTo += possible.length;
        return;
      }
      once("activitiesUpTo", unit.joint);
      if (sure) once("activities", unit.joint);
      if (sure && isAhead(unit)) once("activitiesAhead", unit.joint);
      if (nameless) once("nameless", unit.joint);
      for (const person of people) {
        once("visits", visit(unit.joint, person));
        if (isAhead(unit)) once("visitsAhead", visit(unit.joint, person));
      }
      for (const person of possible) once("visitsUpTo", visit(unit.joint, person));
    };
    return { total, add };
  };
  const tally = (lists) => {
    const all = sum(false);
    for (const list of lists) for (const one of list) all.add(one);
    return all.total;
  };

  const monthOf = (day) => {
    const date = new Date(day * 86400000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };

  // Everything that one look at the regions of a kind needs: counts per region and in all, and per month whatever the
  // period. `last`: the last visit up to the day on which the page was made, whose day is no doubtful one.
  const count = (kind, filter) => {
    const figures = new Map();
    const all = sum(false);
    const months = new Map();
    for (const [number, list] of ofKind(kind)) {
      const own = sum(true);
      let last = null;
      for (const unit of list) {
        const one = anyDay(unit, filter);
        if (!one) continue;
        if (unit.month < 0) unit.month = monthOf(unit.date);
        const { month } = unit;
        let monthly = months.get(month);
        if (!monthly) months.set(month, (monthly = sum(false)));
        monthly.add(one);
        if (!inPeriod(unit, filter)) continue;
        own.add(one);
        all.add(one);
        if (one.people.length && !unit.doubtful && !isAhead(unit) && (last === null || unit.date > last))
          last = unit.date;
      }
      figures.set(number, { ...own.total, last });
    }
    return { figures, total: all.total, months: new Map([...months].map(([month, one]) => [month, one.total])) };
  };
  // Visits in all regions of a kind together.
  const visitsIn = (kind, filter) => {
    const all = sum(false);
    for (const list of ofKind(kind).values())
      for (const unit of list) {
        const one = hit(unit, filter);
        if (one) all.add(one);
      }
    return all.total.visits;
  };
  const nothing = () => ({ ...sum(true).total, last: null });
  const hitsIn = (region, filter) => hits(ofKind(region.kind).get(region.number) ?? [], filter);
  const monthsIn = (list, filter) => {
    const months = new Map();
    for (const unit of list) {
      const one = anyDay(unit, filter);
      if (!one) continue;
      const month = monthOf(unit.date);
      if (!months.has(month)) months.set(month, sum(true));
      months.get(month).add(one);
    }
    return new Map([...months].map(([month, one]) => [month, one.total]));
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
  const placesOf = () => {
    const known = memory();
    if (!known.places) {
      known.places = A.joint.map(() => []);
      P.activity.forEach((row, place) => known.places[row].push(place));
    }
    return known.places;
  };

  // Every activity, wherever it was; of one that does not count on some of its pages only the other pages.
  const everything = () => {
    const known = memory();
    known.everything ??= [...rowsOfJoint()].map(([joint, all]) => {
      const kept = all.filter(Data.counts);
      const rows = kept.length ? kept : all;
      return finish({ joint, rows, places: NONE, sure: rows, away: NONE, possiblyAway: NONE, several: false });
    });
    return known.everything;
  };

  // The line of rows that are in no region: the first of LINES that one of their places speaks for.
  const lineOf = (rows, outside) => {
    const told = new Set();
    for (const row of rows) {
      if (!Data.counts(row)) told.add(Data.standing(row));
      else if (A.mode[row] === mode.online) told.add("online");
      else if (!placesOf()[row].length) told.add(Data.wheres[A.where[row]]);
      else {
        for (const place of placesOf()[row]) {
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
  const rest = (kind, filter) => {
    const counted = { activities: new Set(), visits: new Set() };
    const perhaps = { activities: new Set(), visits: new Set() };
    const sum = { activities: 0, visits: 0 };
    for (const { unit, sure, people, possible } of [...ofKind(kind).values()].flatMap((list) => hits(list, filter))) {
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
    for (const { unit, rows, people } of hits(everything(), { ...filter, outside: false })) {
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

  return { units, ofKind, count, visitsIn, nothing, hits, hitsIn, monthsIn, monthOf, isAhead, isMinistryNamed, mode, tally, rest };
})();
