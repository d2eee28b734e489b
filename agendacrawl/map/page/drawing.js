"use strict";
// A map: the regions with their figures, or the spots with theirs; never both systems of numbers at a time. What it
// shows is worked out before; nothing is filtered in here.
const Drawing = (() => {
  const { element, number } = Words;
  const NETHERLANDS = [
    [50.73, 3.3],
    [53.58, 7.25],
  ];
  const CLOSE = 11; // zoom level from which spots are shown unasked
  const NAMES = 9.5; // zoom level from which places have their names
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // A symbol of text. `label` is its spoken name; without it the symbol is decoration for the eye alone.
  const Symbol = L.Icon.extend({
    initialize(look) {
      L.setOptions(this, {});
      this.look = look;
    },
    createIcon() {
      const { className, text, size, label } = this.look;
      const icon = element("div", "leaflet-marker-icon anchor");
      const symbol = element("span", `symbol ${className}`, text);
      if (size) symbol.style.width = symbol.style.height = symbol.style.lineHeight = `${size}px`;
      icon.append(symbol);
      if (label) {
        icon.setAttribute("aria-label", label);
        icon.title = label;
      } else icon.setAttribute("aria-hidden", "true");
      return icon;
    },
    createShadow: () => null,
  });

  const Home = L.Control.extend({
    options: { position: "topright" },
    onAdd(map) {
      const bar = element("div", "leaflet-bar");
      const button = element("a", "home", "⌂");
      button.href = "#";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", "Heel Nederland");
      button.title = "Heel Nederland";
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.stop(event);
        map.fire("home");
      });
      bar.append(button);
      return bar;
    },
  });

  // `moved(view)` is called when the reader has moved the map: latitude, longitude and zoom level.
  const make = (holder, moved) => {
    const map = L.map(holder, {
      zoomControl: false,
      zoomSnap: 0.25,
      minZoom: 5.5,
      maxZoom: 16,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
    });
    map.attributionControl.setPrefix(false);
    if (Data.drawn.length) map.attributionControl.addAttribution(`Grenzen: ${Data.credits.areas}`);
    L.control.zoom({ position: "topright", zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" }).addTo(map);
    new Home().addTo(map);
    map.createPane("land").style.zIndex = 250;
    map.createPane("labels").style.zIndex = 620;
    map.getPane("labels").classList.add("labels");

    let quiet = false; // a move of the page's own: it is not noted in the address
    const still = (move) => {
      quiet = true;
      move();
      quiet = false;
    };
    const narrow = () => map.getSize().x < 560;
    const fit = (bounds) =>
      map.fitBounds(bounds, {
        paddingTopLeft: narrow() ? [8, 8] : [Math.min(190, map.getSize().x * 0.27), 12],
        paddingBottomRight: [narrow() ? 8 : 40, narrow() ? 44 : 20],
        animate: false,
      });
    let whole = true; // the whole country is shown, and still is when the room changes
    const home = () => {
      still(() => fit(NETHERLANDS));
      whole = true;
    };
    home();

    let view = null; // what is shown: see show
    let shown = null; // spots with something to show, null until they are needed
    const land = L.layerGroup().addTo(map);
    const shapes = L.featureGroup().addTo(map);
    const marks = L.layerGroup().addTo(map);
    const labels = L.layerGroup().addTo(map);
    let drawn = null;
    let byRegion = new Map();

    const showsSpots = () =>
      view.points === "aan" || (view.points !== "uit" && map.getZoom() >= CLOSE);

    // -- Regions ------------------------------------------------------------------------------------------
    const drawLand = () => {
      const outlines = Data.outlines("province");
      if (!outlines || land.getLayers().length) return;
      for (const rings of outlines.values())
        if (rings.length) land.addLayer(L.polygon(rings, { className: "land", interactive: false, pane: "land" }));
    };
    const drawKind = (kind) => {
      shapes.clearLayers();
      byRegion = new Map();
      drawn = kind;
      const outlines = Data.outlines(kind);
      for (const region of Data.ofKind.get(kind) ?? []) {
        const rings = outlines?.get(region.number) ?? [];
        if (!rings.length) continue;
        const shape = L.polygon(rings, { className: "shape" });
        shape.on("click", () => view.open({ region }));
        shape.bindTooltip(() => element("span", "", `${region.name}: ${view.figures.get(region).told}`), {
          sticky: true,
          direction: "auto", // to the side where there is room
          className: "tip",
        });
        shapes.addLayer(shape);
        byRegion.set(region.number, shape);
        makeButton(shape, region);
      }
    };
    // An outline is a button for the keyboard too; of a kind with many regions only the list in the panel is.
    const makeButton = (shape, region) => {
      const drawn = shape.getElement();
      drawn.setAttribute("role", "button");
      drawn.setAttribute("tabindex", Data.ofKind.get(region.kind).length > 50 ? -1 : 0);
      drawn.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        view.open({ region });
      });
    };
    const paintRegions = () => {
      const quietly = showsSpots() ? " quiet" : "";
      for (const region of view.regions) {
        const shape = byRegion.get(region.number);
        if (!shape) continue;
        const chosen = region === view.chosen ? " chosen" : "";
        const { look, told } = view.figures.get(region);
        shape.getElement().setAttribute("class", `shape leaflet-interactive ${look}${chosen}${quietly}`);
        shape.getElement().setAttribute("aria-label", `${region.name}: ${told}`);
        if (chosen) shape.bringToFront();
      }
    };

    // -- Labels: figures of regions, or names under spots ---------------------------------------------------
    const onScreen = (at) => map.latLngToContainerPoint(at);
    const roomOf = (region) => {
      const shape = byRegion.get(region.number);
      if (!shape || view.regions.length <= 12) return Infinity;
      const box = shape.getBounds();
      return onScreen(box.getSouthEast()).x - onScreen(box.getNorthWest()).x;
    };
    const inside = ({ x, y }) => x > -60 && y > -20 && x < map.getSize().x + 60 && y < map.getSize().y + 20;
    const regionLabels = () => {
      const ordered = [...view.regions].sort((a, b) => {
        const [first, second] = [view.figures.get(a), view.figures.get(b)];
        return (b === view.chosen) - (a === view.chosen) || second.weight - first.weight;
      });
      const items = [];
      const crowded = view.regions.length > 50 && map.getZoom() < NAMES; // so many zeros say nothing
      for (const region of ordered) {
        const found = view.figures.get(region);
        const at = onScreen(region.at);
        if (!inside(at)) continue;
        const outlined = byRegion.has(region.number);
        const text = found.mark;
        const room = roomOf(region);
        if (crowded && !found.class && region !== view.chosen) continue;
        const texts = [`${region.name} ${text}`, text];
        items.push({ x: at.x, y: at.y, texts, room: room * 1.1, region, outlined, small: room < 90 });
      }
      return items;
    };
    const placeNames = () =>
      map.getZoom() < NAMES
        ? []
        : (Data.ofKind.get("municipality") ?? [])
            .map((region) => ({ region, point: onScreen(region.at) }))
            .filter(({ point }) => inside(point))
            .map(({ region, point }) => ({
              x: point.x,
              y: point.y + 16,
              texts: [region.name],
              room: Infinity,
              small: true,
              name: true,
            }));
    const label = ({ item, text, x, y }) => {
      const kind = item.name ? "name" : item.outlined ? "value" : `value bare ${view.figures.get(item.region).look}`;
      const chosen = item.region === view.chosen && !item.name ? " chosen" : "";
      const filled = !item.name && item.outlined && view.figures.get(item.region).class ? " filled" : "";
      const className = `label ${kind}${item.small ? " small" : ""}${chosen}${filled}`;
      const free = !item.name && !item.outlined; // a region without an outline is opened by its label
      const said = free ? `${item.region.name}: ${view.figures.get(item.region).told}` : null;
      const marker = L.marker(map.containerPointToLatLng([x, y]), {
        icon: new Symbol({ className, text, size: 0, label: said }),
        pane: "labels",
        keyboard: false,
        interactive: free,
      });
      if (free) marker.on("click", () => view.open({ region: item.region }));
      labels.addLayer(marker);
    };

    // -- Spots ----------------------------------------------------------------------------------------------
    const drawSpots = (taken) => {
      const bounds = map.getPixelBounds();
      bounds.min = bounds.min.subtract([40, 40]);
      bounds.max = bounds.max.add([40, 40]);
      const zoom = map.getZoom();
      const origin = map.getPixelBounds().min;
      const symbols = Spots.symbols(shown, view.unit, zoom, bounds);
      const names = [];
      for (const symbol of symbols) {
        const [x, y] = [symbol.x - origin.x, symbol.y - origin.y];
        taken.take(Labels.boxAt(x, y, 2 * symbol.radius, 2 * symbol.radius));
        const one = symbol.members.length === 1 ? symbol.members[0].spot : null;
        const exact = symbol.members.some(({ spot }) => spot.exact);
        const about = !one || exact ? "" : " (alleen de gemeente is bekend)";
        const at = map.unproject([symbol.x, symbol.y], zoom);
        const marker = L.marker(at, {
          icon: new Symbol({
            className: `${one ? "spot" : "cluster"}${exact ? "" : " vague"}`,
            text: number.format(symbol.value),
            size: 2 * symbol.radius,
            label: one
              ? `${one.name}${about}: ${Words.tallied(symbol.found)}`
              : `${Words.tallied(symbol.found)} op ${symbol.members.length} plekken; zoom in`,
          }),
          riseOnHover: true,
        });
        const act = () => {
          if (one) view.open({ spot: one });
          else {
            const around = L.latLngBounds(symbol.members.map(({ spot }) => spot.at));
            const closer = Math.max(zoom + 1, map.getBoundsZoom(around, false, [60, 60]));
            map.setView(around.getCenter(), closer, { animate: !calm });
          }
        };
        marker.on("click", act);
        marker.on("keypress", (event) => event.originalEvent.key === "Enter" && act());
        marks.addLayer(marker);
        if (one && zoom >= NAMES) {
          const wide = Labels.width(one.name, true);
          const beside = x + symbol.radius + wide / 2 + 2;
          names.push({ x: beside, y, texts: [one.name], room: Infinity, small: true, name: true });
        }
      }
      for (const { spot, hits } of shown) {
        if (!spot.area) continue;
        const found = Counting.tally([hits]);
        const text = `${spot.name} ${number.format(found[view.unit])}`;
        const point = onScreen(spot.at);
        const wide = Labels.width(text, false) + 14;
        const y = [0, -26, 26, -52, 52].find((dy) => taken.isFree(Labels.boxAt(point.x, point.y + dy, wide, 24)));
        if (y === undefined || !inside(point)) continue;
        taken.take(Labels.boxAt(point.x, point.y + y, wide, 24));
        const marker = L.marker(map.containerPointToLatLng([point.x, point.y + y]), {
          icon: new Symbol({
            className: "area",
            text,
            size: 0,
            label: `${spot.name} (alleen het gebied is bekend): ${Words.tallied(found)}`,
          }),
        });
        marker.on("click", () => view.open({ spot }));
        marker.on("keypress", (event) => event.originalEvent.key === "Enter" && view.open({ spot }));
        marks.addLayer(marker);
      }
      return names;
    };

    // What lies over the map: legend and buttons.
    const covers = () => {
      const origin = map.getContainer().getBoundingClientRect();
      return [Words.by("corner"), ...map.getContainer().querySelectorAll(".leaflet-bar, .leaflet-control-attribution")]
        .map((one) => one.getBoundingClientRect())
        .filter((box) => box.width && box.right > origin.left && box.left < origin.right)
        .map((box) => [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top]);
    };

    let painted = []; // what the last picture showed: the same again is not drawn again
    const paint = () => {
      if (!view) return;
      const { lat, lng } = map.getCenter();
      const size = map.getSize();
      const now = [view, lat, lng, map.getZoom(), size.x, size.y];
      if (now.every((value, index) => value === painted[index])) return;
      painted = now;
      marks.clearLayers();
      labels.clearLayers();
      const taken = Labels.sheet();
      for (const one of covers()) taken.take(one);
      let items;
      if (showsSpots()) {
        shown ??= Spots.filtered(view.filter, view.unit);
        items = [...drawSpots(taken), ...placeNames()];
      } else {
        items = [...regionLabels(), ...(view.kind === "municipality" ? [] : placeNames())];
      }
      const named = new Set(); // a spot and its municipality often share a name
      items = items.filter((item) => !item.name || (!named.has(item.texts[0]) && named.add(item.texts[0])));
      for (const found of Labels.place(items, taken, map.getSize().x)) label(found);
      paintRegions();
      view.painted({ spots: showsSpots() });
    };

    // `next`: kind, regions, figures (look, short, weight, inWords by region), chosen region, filter, unit, points, open
    // and painted, which is told whether the spots are shown.
    const show = (next) => {
      view = next;
      shown = null;
      drawLand();
      if (drawn !== next.kind || (Data.outlines(next.kind) && !byRegion.size)) drawKind(next.kind);
      paint();
    };
    map.on("moveend", () => {
      paint();
      if (!quiet) whole = false;
      if (quiet || !moved) return;
      const { lat, lng } = map.getCenter();
      moved([lat.toFixed(4), lng.toFixed(4), Number(map.getZoom().toFixed(2))].join(","));
    });
    map.on("resize", () => (whole ? home() : paint()));
    new ResizeObserver(() => still(() => map.invalidateSize({ animate: false }))).observe(map.getContainer());
    map.on("home", () => {
      home();
      moved?.(null);
    });

    const focus = (region, spot) => {
      const rings = region ? (Data.outlines(region.kind)?.get(region.number) ?? []) : [];
      if (spot) map.setView(spot.at, Math.max(map.getZoom(), CLOSE), { animate: !calm });
      else if (rings.length) fit(L.polygon(rings).getBounds());
      else if (region) map.setView(region.at, Math.max(map.getZoom(), 9), { animate: !calm });
    };
    // Where the address says that the map is; without words of it the whole country.
    const goTo = (place) => {
      if (!place) return home();
      const [lat, lon, zoom] = place;
      const here = map.getCenter();
      const off = Math.max(Math.abs(here.lat - lat), Math.abs(here.lng - lon));
      if (off < 1e-3 && Math.abs(map.getZoom() - zoom) < 0.02) return;
      still(() => map.setView([lat, lon], zoom, { animate: false }));
      whole = false;
    };
    return { map, show, focus, goTo, home, still };
  };

  // Two maps side by side show the same area.
  const together = (one, other) => {
    let busy = false;
    const follow = (from, to) => () => {
      if (busy) return;
      busy = true;
      to.still(() => to.map.setView(from.map.getCenter(), from.map.getZoom(), { animate: false }));
      busy = false;
    };
    one.map.on("move", follow(one, other));
    other.map.on("move", follow(other, one));
  };

  return { make, together };
})();
