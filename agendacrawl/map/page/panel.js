"use strict";
// The panel beside the map: choices, a bar per region, the rest, and the visits of a region or spot.
const Panel = (() => {
  const { A, P } = Data;
  const { element, number } = Drawing;
  const by = (id) => document.getElementById(id);
  const MODES = { physical: "fysiek", online: "online", hybrid: "hybride", unknown: "onbekend" };
  const TYPES = { unclassified: "niet ingedeeld", other: "andere" };
  const LEVELS = {
    municipality: "alleen gemeente bekend",
    province: "alleen provincie bekend",
    region: "alleen streek bekend",
    country: "alleen land bekend",
  };
  const PAGE = 100;
  const UNITS = { visits: ["bezoek", "bezoeken"], activities: ["activiteit", "activiteiten"] };
  const date = new Intl.DateTimeFormat("nl-NL", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const day = (value) => date.format(new Date(value * 86400000));
  const amount = (value, unit) => `${number.format(value)} ${UNITS[unit][value === 1 ? 0 : 1]}`;

  // -- Choices --------------------------------------------------------------------------------------
  const CHOICES = {
    person: "persoon",
    ministry: "ministerie",
    cabinet: "kabinet",
    type: "type",
    mode: "vorm",
    kind: "soort",
  };
  const FIELDS = { ...CHOICES, from: "van", until: "tot", count: "tel" };

  const fill = (id, values, names, none) => {
    const options = values.map((value) => [value, names[value] ?? value]);
    if (id !== "kind" && id !== "type") options.sort((a, b) => a[1].localeCompare(b[1], "nl"));
    if (none) options.unshift(["", none]);
    by(id).replaceChildren(
      ...options.map(([value, name]) => Object.assign(element("option", "", name), { value })),
    );
  };

  const prepare = () => {
    fill("person", Data.people, {}, "alle bewindspersonen");
    fill("ministry", Data.ministries, {}, "alle ministeries");
    fill(
      "cabinet",
      Data.cabinets.map(([name]) => name),
      {},
      "alle kabinetten",
    );
    fill("type", Data.types, TYPES, "alle soorten");
    fill("mode", Data.modes, MODES, "alle vormen");
    fill("kind", Data.kinds, Data.kindNames);
    for (const [id, key] of Object.entries(FIELDS)) {
      by(id).addEventListener("change", () =>
        State.write({ [key]: by(id).value, ...(id === "kind" ? { regio: null } : {}) }),
      );
    }
    for (const id of ["from", "until"]) {
      if (Data.first === null) continue;
      by(id).min = State.toText(Data.first);
      by(id).max = State.toText(Data.last);
    }
    by("outside").addEventListener("change", () =>
      State.write({ denhaag: by("outside").checked ? null : "mee" }),
    );
    by("points").addEventListener("change", () =>
      State.write({ punten: by("points").checked ? null : "uit" }),
    );
    by("background").addEventListener("change", () => Drawing.showBackground(by("background").checked));
    by("legend").open = innerWidth > 800;
    by("filters").open = Object.values(CHOICES).some((key) => key !== "soort" && State.parameters().has(key));
    by("background").checked = false; // some browsers remember; the reader switches it on each time
    by("reset").addEventListener("click", () =>
      State.write(
        Object.fromEntries(
          [...Object.values(FIELDS), "denhaag"]
            .filter((key) => !["soort", "tel"].includes(key))
            .map((key) => [key, null]),
        ),
      ),
    );
    by("back").addEventListener("click", () => State.write({ regio: null, plek: null }));
    by("skip").addEventListener("click", (event) => {
      event.preventDefault(); // the address is the state of the page
      by("cijfers").focus();
    });
    by("sources").textContent =
      `Bron: de agenda’s van bewindspersonen op ${Data.credits.agendas}, zoals opgehaald tot ${day(Data.made_on)}. ` +
      `Plaatsen: ${Data.credits.places}.`;
  };

  const showChoices = (state) => {
    const given = State.parameters();
    for (const [id, key] of Object.entries(FIELDS)) {
      by(id).value = given.get(key) ?? "";
      if (by(id).selectedIndex === -1) by(id).value = "";
    }
    by("kind").value = state.kind ?? "";
    by("outside").checked = state.filter.outside;
    by("points").checked = state.points;
    const set = ["person", "ministry", "cabinet", "type", "mode", "from", "until"].filter(
      (id) => by(id).value,
    );
    by("chosen").textContent = set.length ? `(${set.length} gekozen)` : "";
    by("reset").hidden = !set.length;
    by("notice").hidden = !state.unknown.length;
    by("notice").textContent =
      `Het adres noemt iets dat hier niet voorkomt: ${state.unknown.join(", ")}. Dat is weggelaten.`;
  };

  // -- Figures --------------------------------------------------------------------------------------
  const showFigures = (state, figures, total, breaks) => {
    const unit = state.count;
    const inState = (code) => state.regions.filter((region) => figures.get(region).state === code);
    by("total").textContent = number.format(total[unit]);
    by("total-of").textContent =
      `${UNITS[unit][total[unit] === 1 ? 0 : 1]} in ${Data.kindNames[state.kind] ?? "gebieden"}${state.filter.outside ? ", zonder Den Haag" : ""}`;
    by("reach").replaceChildren(
      ...Object.entries(Data.states)
        .map(([code, label]) => [label, inState(code)])
        .filter(([, regions]) => regions.length)
        .map(([label, regions]) => {
          const names = regions.length <= 3 ? ` (${regions.map((region) => region.name).join(", ")})` : "";
          return element("li", "", `${label}: ${number.format(regions.length)}${names}`);
        }),
    );
    const first = Math.max(state.filter.from, Data.first ?? 0);
    const last = Math.min(state.filter.until, Data.last ?? 0);
    by("period").textContent =
      Data.first === null
        ? "Er zijn nog geen activiteiten."
        : first > last
          ? "Geen activiteiten in deze periode."
          : `Openbare agenda’s, ${day(first)} tot en met ${day(last)}`;
    by("example").hidden = !Data.example;
    by("cijfers").textContent = `${unit === "visits" ? "Bezoeken" : "Activiteiten"} per gebied`;

    const most = Math.max(1, ...state.regions.map((region) => figures.get(region)[unit]));
    const sorted = [...state.regions].sort(
      (a, b) => figures.get(b)[unit] - figures.get(a)[unit] || a.name.localeCompare(b.name, "nl"),
    );
    by("bars").replaceChildren(
      ...sorted.map((region) => {
        const found = figures.get(region);
        const button = element("button", "bar");
        button.type = "button";
        button.dataset.code = region.code;
        const bar = element("span", `length class${found.class}${found.few ? " few" : ""}`);
        bar.style.width = `${(100 * found[unit]) / most}%`;
        bar.setAttribute("aria-hidden", "true");
        const value = element("span", "value", number.format(found[unit]));
        value.append(element("span", "unseen", ` ${UNITS[unit][found[unit] === 1 ? 0 : 1]}`));
        button.append(element("span", "name", region.name), value, bar);
        const label = found.visits || found.state === "nothing_found" ? "" : `${Data.states[found.state]}: `;
        button.append(element("span", "note", `${label}${found.inWords}`));
        button.title = found.inWords;
        button.addEventListener("click", () => State.write({ regio: region.code, plek: null }));
        const item = element("li", found[unit] ? "" : "nothing");
        item.append(button);
        return item;
      }),
    );
    showLegend(unit, breaks, [...figures.values()]);
  };

  const showLegend = (unit, breaks, figures) => {
    const zero = figures.filter((found) => !found[unit]);
    const rows = Object.entries(Data.states).filter(([code]) => zero.some((found) => found.state === code));
    breaks.forEach((from, index) => {
      const next = breaks[index + 1];
      const text =
        next === undefined
          ? `${number.format(from)} of meer`
          : next - 1 === from
            ? number.format(from)
            : `${number.format(from)}–${number.format(next - 1)}`;
      rows.push([`class${index + 1}`, text]);
    });
    if (figures.some((found) => found.few && found[unit])) rows.push(["few", "minder dan 5 bezoeken verwacht"]);
    const lines = rows.map(([className, text]) => legendLine(`swatch ${className}`, text));
    const symbols = [
      ["symbol cluster", "meer plekken samen"],
      ["symbol spot", "plaats of adres"],
      ["symbol spot vague", "alleen gemeente bekend"],
    ];
    if ([...Drawing.spots.values()].some((spot) => spot.area))
      symbols.push(["symbol area", "alleen streek, provincie of land"]);
    by("legend-lines").replaceChildren(
      element("b", "", `${UNITS[unit][1]} per gebied`),
      ...lines,
      element("b", "", `${UNITS[unit][1]} per plek`),
      ...symbols.map(([className, text]) => legendLine(className, text)),
    );
  };
  const legendLine = (className, text) => {
    const line = element("div", "line");
    const swatch = element("span", className);
    swatch.setAttribute("aria-hidden", "true");
    line.append(swatch, element("span", "", text));
    return line;
  };

  // -- Visits of one region or spot -------------------------------------------------------------------
  let shown = [];
  let limit = PAGE;
  const showVisits = (title, { hits, inWords }, unit, isNew) => {
    by("overview").hidden = true;
    by("visits").hidden = false;
    // A region lists what it has without a name, or perhaps, where that is all: else a zero would hide it.
    const visited = hits.some(({ people }) => people.length);
    shown = hits
      .filter(({ people }) => unit === "activities" || people.length || !visited)
      .sort((a, b) => b.unit.date - a.unit.date || a.unit.joint - b.unit.joint);
    if (isNew) limit = PAGE;
    const found = Counting.tally([shown]);
    by("visits-title").textContent = title;
    const latest = shown.length ? `, het laatst op ${day(shown[0].unit.date)}` : "";
    by("visits-summary").textContent = shown.length
      ? `${Drawing.words(found)}${latest}.`
      : "Met deze keuzes is hier niets.";
    by("visits-words").hidden = !inWords;
    by("visits-words").textContent = inWords ? `${title}: ${inWords}.` : "";
    showPage();
    if (isNew) by("visits-title").focus({ preventScroll: false });
  };
  const showPage = () => {
    by("visits-list").replaceChildren(...shown.slice(0, limit).map(visit));
    by("more").hidden = shown.length <= limit;
    by("more").textContent = `Toon meer (nog ${number.format(shown.length - limit)})`;
  };
  by("more").addEventListener("click", () => {
    limit += PAGE;
    showPage();
  });

  const visit = ({ unit, rows, people, sure }) => {
    const item = element("li");
    const [first] = rows;
    item.append(
      element(
        "p",
        "when",
        `${day(unit.date)} · ${TYPES[Data.types[unit.type]] ?? Data.types[unit.type]}${unit.date > Data.made_on ? " · aangekondigd" : ""}${people.length ? "" : sure ? " · telt niet als bezoek" : " · misschien hier: plaatsnaam niet eenduidig"}`,
      ),
    );
    item.append(link(Data.url(first), Data.title(first), "title"));
    const names = people.length ? people : [...new Set(rows.flatMap((row) => Data.peopleOf(row)))];
    const who = names.map((person) => Data.people[person]).join(", ");
    item.append(element("p", "who", who || "Wie er was, staat er niet."));
    const places = new Map(unit.places.map((place) => [`${P.name[place]} ${P.evidence[place]}`, place]));
    for (const place of places.values()) {
      const level = LEVELS[Data.levels[P.level[place]]];
      const line = element("p", "where", `${Data.names[P.name[place]]}${level ? ` (${level})` : ""}`);
      const words = Data.evidence[P.evidence[place]];
      if (words.toLowerCase() !== Data.names[P.name[place]].toLowerCase())
        line.append(element("span", "evidence", ` volgens “${words}”`));
      item.append(line);
    }
    if (rows.length > 1) {
      const others = element("p", "others", "Ook in: ");
      rows
        .slice(1)
        .forEach((row, index) =>
          others.append(index ? ", " : "", link(Data.url(row), `agenda ${index + 2}`, "")),
        );
      item.append(others);
    }
    if (rows.some((row) => A.missing[row]))
      item.append(element("p", "others", "De pagina staat niet meer op de site."));
    return item;
  };

  // A link only to a web address: whatever else stands there is shown as text.
  const link = (address, text, className) => {
    if (!/^https?:\/\//.test(address)) return element("span", className, text);
    const made = element("a", className, text);
    made.href = address;
    made.rel = "noopener noreferrer";
    made.target = "_blank";
    return made;
  };

  const showOverview = () => {
    const returning = by("overview").hidden;
    by("overview").hidden = false;
    by("visits").hidden = true;
    return returning;
  };

  const showRest = (lines, state) => {
    const regions = Data.kindNames[state.kind] ?? "gebieden";
    by("rest").tBodies[0].replaceChildren(
      ...lines
        .filter(([line, found]) => ["regions", "all"].includes(line) || found[state.count])
        .map(([line, found]) => {
          const row = element("tr", line === "all" ? "sum" : "");
          row.dataset.line = line;
          const head = element("th", "", Data.lines[line].replace("{regions}", regions));
          head.scope = "row";
          row.append(head, element("td", "", number.format(found[state.count]).replace("-", "−")));
          return row;
        }),
    );
  };

  return { prepare, showChoices, showFigures, showVisits, showOverview, showRest, by };
})();
