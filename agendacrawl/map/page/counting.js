"use strict";
// Counts as the views in schema gis do. A unit is an activity in one region (or at one spot): all of its rows that
// have a place there, on however many pages. A visit is one person at one physical activity.
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

  // Map from key to units, for every key that `keysOf(place)` gives.
  const units = (keysOf) => {
    const found = new Map();
    for (let place = 0; place < P.activity.length; place++) {
      const row = P.activity[place];
      if (A.cancelled[row] || A.mode[row] === mode.online) continue;
      const joint = A.joint[row];
      for (const key of keysOf(place)) {
        let joints = found.get(key);
        if (!joints) found.set(key, (joints = new Map()));
        let unit = joints.get(joint);
        if (!unit) joints.set(joint, (unit = { joint, rows: [], places: [], outside: [] }));
        if (!unit.rows.includes(row)) unit.rows.push(row);
        unit.places.push(place);
        if (!P.hague[place]) unit.outside.push(row);
      }
    }
    return new Map([...found].map(([key, joints]) => [key, [...joints.values()].map(finish)]));
  };

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

  // The rows of a unit that pass, and the people who visited; null where the unit does not count.
  const hit = (unit, filter) => {
    if (filter.type !== null && unit.type !== filter.type) return null;
    if (filter.mode !== null && unit.mode !== filter.mode) return null;
    if (unit.date < filter.from || unit.date > filter.until) return null;
    let rows = filter.outside ? unit.rows.filter((row) => unit.outside.includes(row)) : unit.rows;
    let passes = () => true;
    if (filter.person !== null || filter.ministry !== null) {
      passes = (person) =>
        (filter.person === null || person === filter.person) &&
        (filter.ministry === null || ofMinistry(unit, person, filter.ministry));
      rows = rows.filter((row) => Data.peopleOf(row).some(passes));
    }
    if (!rows.length) return null;
    const people = new Set();
    for (const row of rows) {
      if (A.mode[row] !== mode.physical || A.cancelled[row]) continue;
      for (const person of Data.peopleOf(row)) if (passes(person)) people.add(person);
    }
    return { unit, rows, people: [...people] };
  };

  const hits = (list, filter) => list.map((unit) => hit(unit, filter)).filter(Boolean);

  // Activities and visits of several lists together: each activity, and each person at it, once.
  const tally = (lists) => {
    const activities = new Set();
    const visits = new Set();
    for (const list of lists) {
      for (const { unit, people } of list) {
        activities.add(unit.joint);
        for (const person of people) visits.add(visit(unit.joint, person));
      }
    }
    return { activities: activities.size, visits: visits.size };
  };

  // -- What the regions leave out, so that everything adds up: the lines of gis.totals -------------------
  const LINES = [
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
  ];
  const placesOf = A.joint.map(() => []);
  P.activity.forEach((row, place) => placesOf[row].push(place));

  // Every activity, wherever it was; of one that is cancelled on some of its pages only the other pages.
  const everything = () =>
    [...rowsOfJoint].map(([joint, all]) => {
      const kept = all.filter((row) => !A.cancelled[row]);
      return finish({ joint, rows: kept.length ? kept : all, places: [], outside: [] });
    });

  // The line of rows that are in no region: the first of LINES that one of their places speaks for.
  const lineOf = (rows, outside) => {
    const told = new Set();
    for (const row of rows) {
      if (A.cancelled[row]) told.add("cancelled");
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

  // Lines that together are all: the regions' sum, what of it counts more than once, and where the rest was.
  const rest = (all, inRegions, filter) => {
    const counted = { activities: new Set(), visits: new Set() };
    const sum = { activities: 0, visits: 0 };
    for (const { unit, people } of inRegions.flat()) {
      sum.activities += 1;
      sum.visits += people.length;
      counted.activities.add(unit.joint);
      for (const person of people) counted.visits.add(visit(unit.joint, person));
    }
    const lines = Object.fromEntries(LINES.map((line) => [line, { activities: 0, visits: 0 }]));
    for (const { unit, rows, people } of hits(all, { ...filter, outside: false })) {
      if (!counted.activities.has(unit.joint)) lines[lineOf(rows, filter.outside)].activities += 1;
      for (const person of people) {
        if (counted.visits.has(visit(unit.joint, person))) continue;
        const own = rows.filter(
          (row) => A.mode[row] === mode.physical && Data.peopleOf(row).includes(person),
        );
        lines[lineOf(own, filter.outside)].visits += 1;
      }
    }
    const both = (value) => ({ activities: value("activities"), visits: value("visits") });
    return [
      ["regions", sum],
      ["several_regions", both((unit) => counted[unit].size - sum[unit])],
      ...Object.entries(lines),
      ["all", both((unit) => LINES.reduce((total, line) => total + lines[line][unit], counted[unit].size))],
    ];
  };

  return { units, hits, tally, everything, rest };
})();
