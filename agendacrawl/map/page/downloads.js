"use strict";
// What is shown, as files: the regions with their figures, or the activities of the selection, as CSV or GeoJSON.
const Downloads = (() => {
  const { A, P } = Data;
  const { MODES } = Words;

  // One field, as a Dutch spreadsheet reads it: decimals with a comma, quoted where needed; what it would take for a
  // formula gets an apostrophe.
  const field = (value) => {
    if (value === null || value === undefined) return "";
    let text = typeof value === "number" ? String(value).replace(".", ",") : String(value);
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csv = (rows) => {
    if (!rows.length) return "";
    const names = Object.keys(rows[0]);
    const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
    return `\ufeff${lines.map((line) => line.map(field).join(";")).join("\r\n")}\r\n`;
  };

  const save = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  const rounded = (value, decimals) => (value === null || value === undefined ? null : Number(value.toFixed(decimals)));

  // A row per region: every measure, with the interval, and what a zero means.
  const regionRows = (regions, figures) =>
    regions.map((region) => {
      const found = figures.get(region);
      return {
        soort: Data.singular[region.kind],
        code: region.code,
        gebied: region.name,
        stand: found.standing,
        bezoeken: found.visits,
        bezoeken_aangekondigd: found.visitsAhead,
        bezoeken_misschien: found.visitsUpTo,
        activiteiten: found.activities,
        activiteiten_misschien: found.activitiesUpTo,
        zonder_naam: found.nameless,
        laag_95: rounded(found.interval[0], 2),
        hoog_95: rounded(found.interval[1], 2),
        verwacht: rounded(found.expected, 1),
        per_100000: rounded(found.per100k?.[0], 2),
        per_100000_laag: rounded(found.per100k?.[1], 2),
        per_100000_hoog: rounded(found.per100k?.[2], 2),
        laatste_bezoek: found.last === null ? null : State.toText(found.last),
        dagen_sinds: found.last === null ? null : Data.made_on - found.last,
        inwoners: region.inhabitants,
        in_woorden: found.inWords,
      };
    });

  const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
  const collection = (features) => ({
    type: "FeatureCollection",
    name: document.title,
    source: `${Data.credits.agendas}; grenzen ${Data.credits.areas}`,
    as_of: State.toText(Data.made_on),
    features,
  });

  const area = (rings) => L.polygon(rings).toGeoJSON(5).geometry;
  // Rings in no order: the even-odd rule says which are holes. A hole lies inside an odd number of other rings.
  const polygons = (rings) => {
    const isIn = ([y, x], ring) => {
      let inside = false;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [a, b] = [ring[i], ring[j]];
        if (a[0] > y !== b[0] > y && x < ((b[1] - a[1]) * (y - a[0])) / (b[0] - a[0]) + a[1]) inside = !inside;
      }
      return inside;
    };
    const around = (ring) => rings.filter((other) => other !== ring && isIn(ring[0], other));
    const outer = rings.filter((ring) => around(ring).length % 2 === 0);
    return outer.map((ring) => [ring, ...rings.filter((one) => !outer.includes(one) && isIn(one[0], ring))]);
  };
  const regionFeatures = (regions, figures) => {
    const rows = regionRows(regions, figures);
    return regions.map((region, index) => {
      const rings = Data.outlines(region.kind)?.get(region.number) ?? [];
      const [lat, lon] = region.at;
      return feature(
        rings.length ? area(polygons(rings)) : { type: "Point", coordinates: [lon, lat] },
        rows[index],
      );
    });
  };

  // A row per place of an activity of the selection.
  const activityRows = (hits) =>
    hits.flatMap(({ unit, rows, people, sure }) =>
      unit.places
        .filter((place) => rows.includes(P.activity[place]))
        .map((place) => {
          const row = P.activity[place];
          return {
            datum: State.toText(A.date[row]),
            titel: Data.title(row),
            bewindspersonen: Data.peopleOf(row).map((person) => Data.people[person]).join("; "),
            bezoeken: people.length,
            zeker_hier: sure ? "ja" : "misschien",
            ministeries: Data.ministriesOf(row).map((one) => Data.ministries[one]).join("; "),
            type: Data.types[A.type[row]],
            vorm: MODES[Data.modes[A.mode[row]]] ?? Data.modes[A.mode[row]],
            plaats: Data.names[P.name[place]],
            niveau: Data.levels[P.level[place]],
            woorden: Data.T.evidence[place] ?? "",
            lat: P.lat[place],
            lon: P.lon[place],
            bron: Data.url(row),
          };
        }),
    );
  const activityFeatures = (hits) =>
    activityRows(hits).map((row) =>
      feature(row.lat === null ? null : { type: "Point", coordinates: [row.lon, row.lat] }, row),
    );

  const write = (name, rows, features, format) =>
    format === "csv"
      ? save(`${name}.csv`, "text/csv;charset=utf-8", csv(rows()))
      : save(`${name}.geojson`, "application/geo+json", JSON.stringify(collection(features())));

  const regions = (state, figures, format) =>
    write(
      `gebieden-${state.kind}`,
      () => regionRows(state.regions, figures),
      () => regionFeatures(state.regions, figures),
      format,
    );
  const activities = (hits, name, format) =>
    Data.loadTexts(
      hits.flatMap(({ rows }) => rows),
      () => write(`activiteiten-${name}`, () => activityRows(hits), () => activityFeatures(hits), format),
    );

  return { regions, activities, csv, polygons };
})();
