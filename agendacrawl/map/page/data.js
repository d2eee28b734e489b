"use strict";
// The data as it stands in the page, decoded once. A "row" is an activity on one page, a "place" one of its places.
const Data = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { activities: A, places: P } = data;
  const sets = P.sets;

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
  const regions = data.regions.map((region, number) => ({
    ...region,
    number,
    rings: region.rings.map(ring),
  }));
  const kinds = Object.keys(data.kinds).filter((kind) => regions.some((region) => region.kind === kind));
  // "counts", or the line of gis.totals that says more.
  const standing = (row) => data.standings[A.standing[row]];
  const counts = (row) => ["counts", "withdrawn_after"].includes(standing(row));
  const live = A.date.filter((_, row) => counts(row));

  return {
    ...data,
    A,
    P,
    regions,
    kinds, // codes, in the order of the list
    kindNames: data.kinds,
    regionsOf: (place) => sets[P.regions[place]], // surely
    possibleOf: (place) => sets[P.possible[place]], // and those that it may be in
    awayOf: (place) => sets[P.away[place]],
    possiblyAwayOf: (place) => sets[P.possiblyAway[place]],
    peopleOf: (row) => data.groups[A.people[row]],
    ministriesOf: (row) => data.lists[A.ministries[row]],
    standing,
    counts,
    title: (row) => data.titles[A.title[row]],
    url: (row) => data.base + A.url[row],
    first: live.length ? live.reduce((a, b) => Math.min(a, b)) : null,
    last: live.length ? live.reduce((a, b) => Math.max(a, b)) : null,
  };
})();
