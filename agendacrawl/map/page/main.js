"use strict";
// From the address to the page: read the state, load what it needs, count, draw. Whatever the reader does changes the
// address.
const Main = (() => {
  const { by } = Words;
  const open = ({ region, spot }) =>
    State.write(region ? { regio: region.code, plek: null } : { plek: spot.key, regio: null });

  const drawing = Drawing.make("map", (view) => State.note({ kaart: view }));
  let second = null; // the map of somebody else, beside the first; made when it is asked for
  const secondMap = () => {
    if (!second) {
      second = Drawing.make("other-map", null);
      Drawing.together(drawing, second);
    }
    return second;
  };

  const classOf = (measure, value) => {
    if (value === null || (value === 0 && !measure.falling)) return 0;
    const passed = measure.breaks.filter((least) => least <= value).length;
    return measure.falling ? measure.breaks.length + 1 - passed : Math.max(1, passed);
  };
  const rate = (visits, inhabitants) => {
    if (!inhabitants) return null;
    return [visits, ...Meaning.interval(visits)].map((count) => (count * 1e5) / inhabitants);
  };

  // One look at the regions: counts, state, expectation, and how each is drawn.
  const look = (state, filter, name) => {
    const counted = Counting.count(state.kind, filter);
    const published = Meaning.published(filter);
    const away =
      state.kind === "municipality" && filter.outside
        ? counted.total.visits
        : Counting.visitsIn("municipality", { ...filter, outside: true });
    const expected = Meaning.expectation(away);
    const figures = new Map();
    for (const region of state.regions) {
      const found = counted.figures.get(region.number) ?? Counting.nothing();
      found.state = Meaning.stateOf(found, published);
      // Held against what is expected outside The Hague: with The Hague there is nothing to hold it against.
      const comparable = filter.outside || region.inhabitants === region.inhabitantsAway;
      found.expected = comparable ? expected(region) : null;
      found.few = found.expected !== null && found.expected < 5;
      found.interval = Meaning.interval(found.visits);
      const inhabitants = filter.outside ? region.inhabitantsAway : region.inhabitants;
      found.per100k = found.state === "not_published" ? null : rate(found.visits, inhabitants);
      // Of a region of which nothing can be said a zero is no zero.
      found.value = found.state === "not_published" ? null : {
        bezoeken: found.visits,
        activiteiten: found.activities,
        per100000: found.per100k?.[0] ?? null,
        dagen: found.last === null ? null : Data.made_on - found.last,
      }[state.measure.code];
      found.class = classOf(state.measure, found.value);
      found.look = found.class ? `class${found.class}${found.few ? " few" : ""}` : found.state;
      found.short = Words.short(state.measure, found.value);
      // On the map a zero that says nothing is no zero.
      found.mark = found.class || found.state === "nothing_found" ? found.short : "?";
      found.weight = found.class;
      const { visits, visitsUpTo, nameless } = found;
      found.inWords = Meaning.inWords(found.state, visits, visitsUpTo, nameless, found.expected);
      found.told = Meaning.inWords(found.state, visits, visitsUpTo, nameless, found.expected, {
        ahead: found.visitsAhead,
        dash: "–",
      });
      found.standing = Meaning.standing(found);
      figures.set(region, found);
    }
    return { name, filter, figures, total: counted.total, months: counted.months };
  };

  let previous = null;
  let current = null;
  let arranged = null; // how many maps there are room for, and whether in a frame
  let placed; // the view of the map that the address asked for last
  const render = () => {
    const state = State.read();
    const filters = [state.filter, ...(state.beside ? [state.beside.filter] : [])];
    const years = new Set(filters.flatMap((filter) => Data.needed(filter.from, filter.until)));
    const wanted = [...years].filter((year) => !Data.isHere(year));
    const outlines = [...new Set([state.kind, "province"])]
      .filter((kind) => Data.drawn.includes(kind) && !Agenda.has(`grenzen-${kind}`))
      .map((kind) => `grenzen-${kind}`);
    if (wanted.length || outlines.length) {
      delete document.documentElement.dataset.ready;
      let lost = [];
      let open = 2;
      const end = (missing) => {
        lost = lost.concat(missing);
        if (--open) return;
        show(State.read());
        if (lost.length) Panel.complain(lost);
      };
      Agenda.load(outlines, end);
      Data.loadYears(wanted, end);
    } else show(state);
  };

  const show = (state) => {
    document.body.classList.toggle("frame", state.frame);
    const sides = [look(state, state.filter, state.name)];
    if (state.beside) sides.push(look(state, state.beside.filter, state.beside.name));
    current = { state, sides };

    Panel.showChoices(state);
    Panel.showFigures(state, sides);
    Panel.showRest(state);
    by("whole").hidden = !state.frame;
    by("whole").href = State.address({ kader: null });

    const spot = state.spot === null ? undefined : Spots.all().get(state.spot);
    by("other").hidden = sides.length === 1;
    by("caption").hidden = sides.length === 1;
    by("caption").textContent = state.name;
    by("other-caption").textContent = state.beside?.name ?? "";
    const maps = sides.length === 1 ? [drawing] : [drawing, secondMap()];
    const room = `${maps.length} ${state.frame}`; // asking for the size lays the page out: only where it changes
    if (room !== arranged) for (const one of maps) one.still(() => one.map.invalidateSize({ animate: false }));
    arranged = room;
    maps.forEach((one, index) =>
      one.show({
        kind: state.kind,
        regions: state.regions,
        figures: sides[index].figures,
        chosen: state.region,
        filter: sides[index].filter,
        unit: state.unit,
        points: state.points,
        open,
        painted: ({ spots }) => index === 0 && Panel.showLegend(state, sides, spots),
      }),
    );

    const opened = state.region ? `${state.kind}/${state.region.code}` : spot ? spot.key : null;
    let months = sides[0].months;
    document.body.classList.toggle("opened", Boolean(opened));
    if (state.region) {
      const hits = Counting.hitsIn(state.region, state.filter);
      const list = Counting.ofKind(state.kind).get(state.region.number) ?? [];
      months = Counting.monthsIn(list, state.filter);
      const found = sides[0].figures.get(state.region);
      Panel.showVisits(state.region.name, { region: state.region, found, hits }, state.unit, opened !== previous);
    } else if (spot) {
      months = Counting.monthsIn(spot.units, state.filter);
      const region = Spots.municipalityOf(spot);
      Panel.showVisits(spot.name, { region, hits: Counting.hits(spot.units, state.filter) }, state.unit, opened !== previous);
    } else if (Panel.showOverview() && previous)
      by("bars")
        .querySelector(`[data-code="${CSS.escape(previous.split("/")[1] ?? "")}"]`)
        ?.focus();
    Timeline.show(months, state.unit, [state.filter.from, state.filter.until]);

    const view = state.view?.join(",") ?? null;
    if (state.view && view !== placed) drawing.goTo(state.view);
    else if (opened !== previous && opened) drawing.focus(state.region, spot);
    else if (!state.view && placed) drawing.home();
    placed = State.read().view?.join(",") ?? null;
    if (sides.length === 2) {
      const [center, zoom] = [drawing.map.getCenter(), drawing.map.getZoom()];
      second.still(() => second.map.setView(center, zoom, { animate: false }));
    }
    previous = opened;
    document.documentElement.dataset.ready = "true";
    loadTheRest();
  };

  // The timeline shows every month, also of years that the period does not need: they come after the first picture.
  let asked = false;
  const loadTheRest = () => {
    const rest = Data.years.map(([year]) => String(year)).filter((year) => !Data.isHere(year));
    if (asked || !rest.length) return;
    asked = true;
    setTimeout(() => Data.loadYears(rest, () => show(State.read())), 200);
  };

  // -- To take along: files, address, frame, paper --------------------------------------------------------
  const tell = (text) => (by("taken").textContent = text);
  const offer = (text) => {
    by("code-label").hidden = false;
    by("code").value = text;
    by("code").select();
    navigator.clipboard?.writeText(text).then(
      () => tell("Gekopieerd."),
      () => tell("Kopieer de tekst hieronder."),
    ) ?? tell("Kopieer de tekst hieronder.");
  };
  const frameCode = () => {
    const text = State.address({ kader: "ja" }).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    return `<iframe src="${text}" width="700" height="500" title="Waar was het kabinet?" loading="lazy"></iframe>`;
  };
  const selection = () => {
    const { state } = current;
    const spot = state.spot === null ? undefined : Spots.all().get(state.spot);
    if (state.region) return [Counting.hitsIn(state.region, state.filter), state.region.slug];
    if (spot) return [Counting.hits(spot.units, state.filter), "plek"];
    const joints = new Map(); // of one that is in several regions all places
    for (const region of state.regions)
      for (const hit of Counting.hitsIn(region, state.filter)) {
        const other = joints.get(hit.unit.joint);
        const places = [...new Set([...(other?.unit.places ?? []), ...hit.unit.places])];
        const rows = [...new Set([...(other?.rows ?? []), ...hit.rows])];
        const people = [...new Set([...(other?.people ?? []), ...hit.people])];
        const sure = hit.sure || other?.sure;
        joints.set(hit.unit.joint, { ...hit, sure, rows, people, unit: { ...hit.unit, places } });
      }
    return [[...joints.values()], state.kind];
  };
  const prepareTaking = () => {
    for (const format of ["csv", "geojson"]) {
      by(`regions-${format}`).addEventListener("click", () =>
        Downloads.regions(current.state, current.sides[0].figures, format),
      );
      by(`activities-${format}`).addEventListener("click", () => Downloads.activities(...selection(), format));
    }
    by("share").addEventListener("click", () => offer(location.href));
    by("embed").addEventListener("click", () => offer(frameCode()));
    by("print").addEventListener("click", () => print());
    let wasOpen = false; // on paper the legend is always open
    const onPaper = (yes) => () => {
      document.body.classList.toggle("paper", yes);
      const legend = by("legend");
      if (yes) wasOpen = legend.open;
      legend.open = yes || wasOpen;
      for (const one of [drawing, second])
        one?.still(() => one.map.invalidateSize({ animate: false }));
    };
    addEventListener("beforeprint", onPaper(true));
    addEventListener("afterprint", onPaper(false));
  };

  const start = () => {
    Panel.prepare();
    Search.prepare(State.write);
    Timeline.prepare((from, until) =>
      State.write({
        van: from === null ? null : State.toText(from),
        tot: until === null ? null : State.toText(until),
      }),
    );
    prepareTaking();
    by("sums").addEventListener("toggle", () => current && Panel.showRest(current.state));
    addEventListener("hashchange", render);
    render();
  };

  return { start, drawing, isClose: () => drawing.map.getZoom() >= 11, current: () => current };
})();
Main.start();
