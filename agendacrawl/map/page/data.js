"use strict";
// The data, decoded once. A "row" is an activity on one page, a "place" one of its places. Years are added as they
// come.
const Data = (() => {
  const data = Agenda.get("index");
  const A = {};
  const P = {};
  const T = { title: [], url: [], evidence: [] }; // texts, of the years whose texts are loaded
  const years = []; // {year, row, rows, place, places}: where its rows and places begin, and how many there are
  let joints = 0;

  const extend = (columns, more) => {
    for (const [name, values] of Object.entries(more)) {
      const column = (columns[name] ??= []);
      for (const value of values) column.push(value);
    }
  };
  extend(A, {
    joint: [], date: [], doubtful: [], people: [], ministries: [], type: [], stated: [], mode: [], standing: [],
    missing: [], where: [],
  }); // prettier-ignore
  extend(P, {
    activity: [], name: [], level: [], lat: [], lon: [], hague: [], municipal: [], country: [], regions: [],
    possible: [], away: [], possiblyAway: [],
  }); // prettier-ignore

  const append = ({ year, activities, places }) => {
    if (years.some((one) => one.year === year)) return;
    const row = A.joint.length;
    const place = P.activity.length;
    years.push({ year, row, rows: activities.joint.length, place, places: places.activity.length });
    const first = joints;
    for (const joint of activities.joint) joints = Math.max(joints, first + joint + 1);
    extend(A, { ...activities, joint: activities.joint.map((joint) => first + joint) });
    extend(P, {
      ...places,
      activity: places.activity.map((one) => row + one),
      lat: places.lat.map((one) => (one === null ? null : one / 1e5)),
      lon: places.lon.map((one) => (one === null ? null : one / 1e5)),
    });
  };

  // Years with activities from one day to another; a week before and after says whether something was published.
  const needed = (from, until) =>
    data.years.filter(([, first, last]) => first <= until + 7 && last >= from - 7).map(([year]) => String(year));

  const loadYears = (names, done) =>
    Agenda.load(names, (missing) => {
      for (const name of names) if (Agenda.has(name)) append(Agenda.get(name));
      done(missing);
    });

  // The texts of some rows' years: titles, addresses, words of the page.
  const loadTexts = (rows, done) => {
    const wanted = new Set();
    for (const row of rows) {
      const at = years.find((one) => one.row <= row && row < one.row + one.rows);
      if (at && T.title[at.row] === undefined) wanted.add(at);
    }
    Agenda.load(
      [...wanted].map((one) => `${one.year}-teksten`),
      (missing) => {
        for (const at of wanted) {
          const texts = Agenda.get(`${at.year}-teksten`);
          if (!texts) continue;
          texts.title.forEach((title, index) => (T.title[at.row + index] = texts.titles[title]));
          texts.url.forEach((url, index) => (T.url[at.row + index] = texts.base + url));
          texts.evidence.forEach((words, index) => (T.evidence[at.place + index] = texts.evidences[words]));
        }
        done(missing);
      },
    );
  };
  const textsAreHere = (rows) => rows.every((row) => T.title[row] !== undefined);

  // Outlines are steps of 1/10,000 degree: see snapshot.py.
  const ring = (steps) => {
    const points = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      points.push([y / 10000, x / 10000]);
    }
    return points;
  };
  const regions = data.regions.map((region, number) => ({ ...region, number }));
  const kinds = data.kinds.map(([code]) => code);
  const ofKind = new Map(kinds.map((kind) => [kind, regions.filter((region) => region.kind === kind)]));
  const decoded = new Map(); // kind to rings by number of the region
  const outlines = (kind) => {
    if (!decoded.has(kind) && Agenda.has(`grenzen-${kind}`)) {
      const rings = Agenda.get(`grenzen-${kind}`);
      decoded.set(kind, new Map(ofKind.get(kind).map((region, index) => [region.number, rings[index].map(ring)])));
    }
    return decoded.get(kind);
  };

  // "counts", or the line of gis.totals that says more.
  const standing = (row) => data.standings[A.standing[row]];
  const counting = data.standings.map((one) => ["counts", "withdrawn_after"].includes(one));
  const people = data.people;

  return {
    ...data,
    A,
    P,
    T,
    regions,
    ofKind,
    kinds, // codes, in the order of the list
    kindNames: Object.fromEntries(data.kinds.map(([code, , many]) => [code, many])),
    singular: Object.fromEntries(data.kinds.map(([code, one]) => [code, one])),
    states: Object.fromEntries(data.states),
    lines: Object.fromEntries(data.lines),
    outlines,
    needed,
    loadYears,
    loadTexts,
    textsAreHere,
    isHere: (year) => years.some((one) => String(one.year) === year),
    isWhole: () => years.length === data.years.length,
    size: () => A.joint.length,
    joints: () => joints,
    regionsOf: (place) => data.sets[P.regions[place]], // surely
    possibleOf: (place) => data.sets[P.possible[place]], // and those that it may be in
    awayOf: (place) => data.sets[P.away[place]],
    possiblyAwayOf: (place) => data.sets[P.possiblyAway[place]],
    peopleOf: (row) => data.groups[A.people[row]],
    ministriesOf: (row) => data.lists[A.ministries[row]],
    standing,
    counts: (row) => counting[A.standing[row]],
    title: (row) => T.title[row] ?? "",
    url: (row) => T.url[row] ?? "",
    people,
    first: data.period[0] ?? null, // of what counts; a day far from that of its page is none
    last: data.period[1] ?? null,
  };
})();
