"use strict";
// The map: regions under clustered spots. What it shows is worked out before; nothing is filtered in here.
const Drawing = (() => {
  const NETHERLANDS = [
    [50.73, 3.3],
    [53.58, 7.25],
  ];
  const TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png";
  const AREAS = ["province", "region", "country"]; // levels that are no spot: their symbol is a square with a name
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const number = new Intl.NumberFormat("nl-NL");

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // A symbol of text, built only when it comes into view. `describe` gives its class, text, size and spoken name.
  const Symbol = L.Icon.extend({
    initialize(describe) {
      L.setOptions(this, {});
      this.describe = describe;
    },
    createIcon() {
      const { className, text, size, label } = this.describe();
      const icon = element("div", "leaflet-marker-icon anchor");
      const symbol = element("span", `symbol ${className}`, text);
      if (size) symbol.style.width = symbol.style.height = symbol.style.lineHeight = `${size}px`;
      icon.append(symbol);
      icon.setAttribute("aria-label", label);
      icon.title = label;
      return icon;
    },
    createShadow: () => null,
  });

  const map = L.map("map", {
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 6,
    maxZoom: 16,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ position: "topright", zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" }).addTo(map);
  map.createPane("symbols").style.zIndex = 450; // of regions without an outline: under the spots
  map.createPane("labels").style.zIndex = 620; // on outlines: over the spots, open to clicks
  map.createPane("land").style.zIndex = 250;
  // What is shown lies beside the legend, or on a narrow screen below the switches.
  const narrow = () => map.getSize().x < 700;
  const fit = (bounds) =>
    map.fitBounds(bounds, {
      paddingTopLeft: narrow() ? [8, 72] : [225, 16],
      paddingBottomRight: [8, 24],
      animate: false,
    });
  fit(NETHERLANDS);

  let count = "visits";
  const size = (visits) => Math.round(20 + Math.min(28, 7 * Math.log10(Math.max(1, visits)) * 1.4));
  const words = (found) =>
    `${number.format(found.visits)} ${found.visits === 1 ? "bezoek" : "bezoeken"}, ` +
    `${number.format(found.activities)} ${found.activities === 1 ? "activiteit" : "activiteiten"}` +
    (found.nameless ? ` (${number.format(found.nameless)} zonder naam)` : "");

  // -- Spots ----------------------------------------------------------------------------------------
  const clusters = L.markerClusterGroup({
    maxClusterRadius: 56,
    disableClusteringAtZoom: 13, // each level costs a fifth of a second with 20,000 spots; here few share a street
    showCoverageOnHover: false,
    animate: !calm,
    iconCreateFunction: (cluster) =>
      new Symbol(() => {
        const spots = cluster.getAllChildMarkers().map((marker) => marker.spot);
        const found = Counting.tally(spots.map((spot) => spot.hits));
        const exact = spots.some((spot) => spot.exact);
        return {
          className: exact ? "cluster" : "cluster vague",
          text: number.format(found[count]),
          size: size(found[count]) + 4,
          label: `${words(found)} op ${spots.length} plekken; zoom in`,
        };
      }),
  }).addTo(map);
  clusters.on(
    "clusterkeypress",
    (event) => event.originalEvent.key === "Enter" && event.layer.zoomToBounds(),
  );
  const areas = L.layerGroup().addTo(map);

  const describeSpot = (spot) => () => {
    const found = Counting.tally([spot.hits]);
    const about = spot.exact
      ? ""
      : spot.area
        ? " (alleen het gebied is bekend)"
        : " (alleen de gemeente is bekend)";
    return {
      className: spot.area ? "area" : spot.exact ? "spot" : "spot vague",
      text: spot.area ? `${spot.name} ${number.format(found[count])}` : number.format(found[count]),
      size: spot.area ? 0 : size(found[count]),
      label: `${spot.name}${about}: ${words(found)}`,
    };
  };

  const { P } = Data;
  const keyOf = (place) => {
    if (P.lat[place] === null) return [];
    const level = Data.levels[P.level[place]];
    const form = AREAS.includes(level) ? "gebied" : level === "municipality" ? "gemeente" : "punt";
    return [[`${P.lat[place]},${P.lon[place]},${form}`, true, !P.hague[place], !P.hague[place]]];
  };
  const spots = new Map();
  for (const [key, units] of Counting.units(keyOf)) {
    const place = units[0].places[0];
    const spot = {
      key,
      units,
      name: Data.names[P.name[place]],
      exact: key.endsWith("punt"),
      area: key.endsWith("gebied"),
      hits: [],
    };
    const at = [P.lat[place], P.lon[place]];
    spot.marker = L.marker(at, { icon: new Symbol(describeSpot(spot)), riseOnHover: true });
    spot.marker.spot = spot;
    spot.marker.on("click", () => State.write({ plek: key, regio: null }));
    spot.marker.on(
      "keypress",
      (event) => event.originalEvent.key === "Enter" && State.write({ plek: key, regio: null }),
    );
    spots.set(key, spot);
  }

  // Spots with something to show: filtered first, clustered afterwards.
  const showSpots = (filter, counted, visible) => {
    count = counted;
    clusters.clearLayers();
    areas.clearLayers();
    if (!visible) return;
    const shown = [];
    for (const spot of spots.values()) {
      spot.hits = Counting.hits(spot.units, filter);
      if (counted === "visits") spot.hits = spot.hits.filter(({ people }) => people.length);
      if (!spot.hits.length) continue;
      if (spot.area) areas.addLayer(spot.marker);
      else shown.push(spot.marker);
    }
    clusters.addLayers(shown);
  };

  // -- The country behind the regions: outlines where they are loaded, else a dot for each municipality -----
  const dots = L.canvas({ pane: "tilePane" });
  const kindOf = (kind) => Data.regions.filter((region) => region.kind === kind);
  for (const region of kindOf("province")) {
    if (region.rings.length)
      L.polygon(region.rings, { className: "land", interactive: false, pane: "land" }).addTo(map);
  }
  if (!kindOf("province").some((region) => region.rings.length)) {
    for (const region of kindOf("municipality")) {
      L.circleMarker(region.at, {
        radius: 2,
        stroke: false,
        fillColor: "#8796a5",
        fillOpacity: 0.6,
        interactive: false,
        renderer: dots,
      }).addTo(map);
    }
  }

  // -- Regions --------------------------------------------------------------------------------------
  const shapes = L.featureGroup().addTo(map);
  const labels = L.layerGroup().addTo(map);
  let drawn = null;
  let byRegion = new Map();

  const open = (region) => State.write({ regio: region.code, plek: null });

  const drawKind = (kind, regions) => {
    shapes.clearLayers();
    byRegion = new Map();
    drawn = kind;
    for (const region of regions) {
      if (!region.rings.length) continue;
      const shape = L.polygon(region.rings, { className: "shape" });
      shape.on("click", () => open(region));
      shape.bindTooltip(() => region.tooltip, { sticky: true, direction: "top", className: "tip" });
      shapes.addLayer(shape);
      byRegion.set(region.number, shape);
    }
  };

  // How a region is drawn: its class, or what a zero means; hatched where too little was to be expected for a colour.
  const looks = (found) => (found[count] ? `class${found.class}${found.few ? " few" : ""}` : found.state);

  // `figures`: per region its counts, class (0 is nothing), state and sentence.
  const showRegions = (kind, regions, figures, chosen) => {
    if (drawn !== kind) drawKind(kind, regions);
    labels.clearLayers();
    const few = regions.length <= 12;
    for (const region of regions) {
      const found = figures.get(region);
      const value = number.format(found[count]);
      region.tooltip = element("span", "", `${region.name}: ${found.inWords}`);
      const shape = byRegion.get(region.number);
      if (shape) {
        shape
          .getElement()
          .setAttribute(
            "class",
            `shape leaflet-interactive ${looks(found)}${region === chosen ? " chosen" : ""}`,
          );
        if (region === chosen) shape.bringToFront();
      }
      if (shape && (!few || narrow())) continue;
      const className = `label ${shape ? "" : looks(found)} ${few ? "named" : "small"} ${region === chosen ? "chosen" : ""}`;
      const icon = new Symbol(() => ({
        className,
        text: few && !narrow() ? `${region.name} ${value}` : value,
        size: 0,
        label: `${region.name}: ${found.inWords}`,
      }));
      const label = L.marker(region.at, {
        icon,
        pane: shape ? "labels" : "symbols",
        keyboard: false,
        interactive: !shape,
      });
      label.on("click", () => open(region));
      labels.addLayer(label);
    }
  };

  const focus = (region, spot) => {
    if (spot) map.setView(spot.marker.getLatLng(), Math.max(map.getZoom(), 10), { animate: !calm });
    else if (region?.rings.length) fit(byRegion.get(region.number).getBounds());
    else if (region) map.setView(region.at, Math.max(map.getZoom(), 9), { animate: !calm });
  };

  // -- The background map: the only thing on this page that asks another computer for anything ---------
  const background = L.tileLayer(TILES, {
    maxNativeZoom: 19,
    attribution: `Achtergrond: ${Data.credits.background}`,
    className: "tiles",
  });
  const showBackground = (on) => (on ? background.addTo(map) : background.remove());
  if (Data.regions.some((region) => region.rings.length))
    map.attributionControl.addAttribution(`Grenzen: ${Data.credits.areas}`);

  return { showSpots, showRegions, showBackground, focus, map, spots, words, element, number };
})();
