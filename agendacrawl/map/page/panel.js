"use strict";
// The panel beside the map: choices, a bar per region, the sums, and the sheet of a region or spot.
const Panel = (() => {
  const { A, P } = Data;
  const { by, element, link, number, day, amount, UNITS, MODES, TYPES, LEVELS } = Words;
  const PAGE = 100;

  // -- Choices --------------------------------------------------------------------------------------
  const CHOICES = {
    person: "persoon",
    ministry: "ministerie",
    cabinet: "kabinet",
    type: "type",
    mode: "vorm",
    beside: "naast",
    kind: "soort",
    count: "tel",
  };
  const FIELDS = { ...CHOICES, from: "van", until: "tot" };
  const KEPT = ["soort", "tel"]; // no filters

  const options = (values, names, sorted) => {
    const found = values.map((value) => [value, names[value] ?? value]);
    if (sorted) found.sort((a, b) => Words.order(a[1], b[1]));
    return found.map(([value, name]) => Object.assign(element("option", "", name), { value }));
  };
  const none = (name) => Object.assign(element("option", "", name), { value: "" });
  const fill = (id, values, names, nothing) =>
    by(id).replaceChildren(
      ...(nothing ? [none(nothing)] : []),
      ...options(values, names, !["kind", "type", "count", "cabinet"].includes(id)),
    );
  const fillBeside = (cabinets) => {
    const group = (label, what, values, sorted) => {
      const made = Object.assign(element("optgroup"), { label });
      made.append(
        ...options(
          values.map((value) => `${what}:${value}`),
          Object.fromEntries(values.map((value) => [`${what}:${value}`, value])),
          sorted,
        ),
      );
      return made;
    };
    by("beside").replaceChildren(
      none("niemand"),
      group("Kabinetten", "kabinet", cabinets, false),
      group("Bewindspersonen", "persoon", Data.people, true),
    );
  };

  const prepare = () => {
    const cabinets = Data.cabinets.map(([name]) => name);
    fill("person", Data.people, {}, "alle bewindspersonen");
    fill("ministry", Data.ministries, {}, "alle ministeries");
    fill("cabinet", cabinets, {}, "alle kabinetten");
    fill("type", Data.types, TYPES, "alle soorten");
    fill("mode", Data.modes, MODES, "alle vormen");
    fill("kind", Data.kinds, Data.kindNames);
    fill(
      "count",
      Data.measures.map((one) => one.code),
      Object.fromEntries(Data.measures.map((one) => [one.code, one.name])),
    );
    fillBeside(cabinets);
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
      State.write({ punten: by("points").checked ? "aan" : Main.isClose() ? "uit" : null }),
    );
    by("legend").open = innerWidth > 560 && innerHeight > 480;
    by("filters").open = Object.values(FIELDS).some(
      (key) => !KEPT.includes(key) && State.parameters().has(key),
    );
    by("reset").addEventListener("click", () =>
      State.write(
        Object.fromEntries(
          [...Object.values(FIELDS), "denhaag"].filter((key) => !KEPT.includes(key)).map((key) => [key, null]),
        ),
      ),
    );
    by("back").addEventListener("click", () => State.write({ regio: null, plek: null }));
    by("title").addEventListener("click", (event) => {
      event.preventDefault();
      location.hash = "";
    });
    by("skip").addEventListener("click", (event) => {
      event.preventDefault(); // the address is the state of the page
      by("cijfers").focus();
    });
    by("sources").textContent =
      `Bron: de agenda’s van bewindspersonen op ${Data.credits.agendas}, zoals opgehaald tot ${day(Data.made_on)}. ` +
      `Plaatsen: ${Data.credits.places}. Grenzen: ${Data.credits.areas}. Inwoners: ${Data.credits.inhabitants}.`;
  };

  // Ministries and cabinets of whose days nothing was published are not offered; once all years are there.
  const leaveOut = () => {
    if (!Data.isWhole()) return;
    const idle = {
      ministry: (name) => !Counting.isMinistryNamed(Data.ministries.indexOf(name)),
      cabinet: (name) => {
        const [, start, end] = Data.cabinets.find(([one]) => one === name);
        return start > Data.last || (end !== null && end <= Data.first);
      },
    };
    for (const [id, isIdle] of Object.entries(idle))
      for (const option of [...by(id).options])
        if (option.value && option.value !== State.parameters().get(CHOICES[id]) && isIdle(option.value)) option.remove();
  };

  const showChoices = (state) => {
    const given = State.parameters();
    leaveOut();
    for (const [id, key] of Object.entries(CHOICES)) {
      by(id).value = given.get(key) ?? "";
      if (by(id).selectedIndex === -1) by(id).value = "";
    }
    ["from", "until"].forEach((id, index) => {
      by(id).value = Number.isFinite(state.days[index]) ? State.toText(state.days[index]) : "";
    });
    by("kind").value = state.kind ?? "";
    by("count").value = state.measure.code;
    by("outside").checked = state.filter.outside;
    const { person } = state.filter;
    ownPage("person-page", person !== null && `persoon/${Data.slugs[person]}`, `Alles over ${Data.people[person]}`);
    const set = Object.keys(FIELDS).filter((id) => !KEPT.includes(FIELDS[id]) && by(id).value);
    by("chosen").textContent = set.length ? `(${set.length} gekozen)` : "";
    by("reset").hidden = !set.length;
    const notices = state.unknown.length
      ? [`Het adres noemt iets dat hier niet voorkomt: ${state.unknown.join(", ")}. Dat is weggelaten.`]
      : [];
    if (state.reversed) notices.push(reversed(state));
    by("notice").hidden = !notices.length;
    by("notice").textContent = notices.join(" ");
  };
  const reversed = ({ days: [from, until] }) =>
    from > until
      ? `De eerste dag, ${day(from)}, komt na de laatste, ${day(until)}. Draai ze om: nu tellen beide niet mee.`
      : "De gekozen dagen vallen buiten het gekozen kabinet: zij tellen nu niet mee.";
  const complain = (missing) => {
    by("notice").hidden = false;
    by("notice").textContent =
      `Niet alle gegevens zijn geladen: ${missing.join(", ")} ontbreekt. De cijfers zijn onvolledig.`;
  };

  // -- Figures --------------------------------------------------------------------------------------
  // `sides`: one look at the regions, or two side by side: {name, figures, total}.
  const showFigures = (state, sides) => {
    const { unit, measure } = state;
    const [{ figures, total }, other] = sides;
    const standings = new Set(Object.values(Data.states).flatMap((label, index) => (index ? [label] : [label, "Aangekondigd"])));
    const inState = (label) => state.regions.filter((region) => figures.get(region).standing === label);
    const isKnown = (side) => [...side.figures.values()].some((found) => found.state !== "not_published");
    by("total").textContent = sides
      .map((side) => (isKnown(side) ? number.format(side.total[unit]) : "–"))
      .join(" · ");
    by("total-of").textContent =
      `${UNITS[unit][total[unit] === 1 ? 0 : 1]} in ${Data.kindNames[state.kind] ?? "gebieden"}` +
      (state.filter.outside ? ", zonder Den Haag" : "") +
      (total[`${unit}Ahead`] && !other ? `, waarvan ${number.format(total[`${unit}Ahead`])} aangekondigd` : "") +
      (other ? `: ${state.name} · ${other.name}` : "");
    by("reach").replaceChildren(
      ...(other ? [] : [...standings])
        .map((label) => [label, inState(label)])
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
    by("cijfers").textContent = `${measure.name[0].toUpperCase()}${measure.name.slice(1)}, per gebied`;
    by("sides").hidden = !other;
    by("sides").replaceChildren(
      ...(other ? [element("span", "side first", state.name), element("span", "side second", other.name)] : []),
    );

    const value = (region) => figures.get(region).value ?? -1;
    const values = sides.flatMap((side) => state.regions.map((one) => side.figures.get(one).value ?? 0));
    const most = Math.max(1e-9, ...values);
    const direction = measure.falling ? -1 : 1;
    const rank = (region) => (figures.get(region).value === null ? -Infinity : direction * value(region));
    const sorted = [...state.regions].sort(
      (a, b) => rank(b) - rank(a) || Words.order(a.name, b.name),
    );
    by("bars").replaceChildren(...sorted.map((region) => barOf(region, state, sides, most)));
  };

  const barOf = (region, state, sides, most) => {
    const { measure, unit } = state;
    const found = sides[0].figures.get(region);
    const button = element("button", "bar");
    button.type = "button";
    button.dataset.code = region.code;
    const value = element("span", "value", sides.map((side) => side.figures.get(region).short).join(" · "));
    const spoken = ["bezoeken", "activiteiten"].includes(measure.code)
      ? UNITS[unit][found[unit] === 1 ? 0 : 1]
      : measure.name;
    value.append(element("span", "unseen", ` ${spoken}`));
    button.append(element("span", "name", region.name), value);
    sides.forEach((side, index) => {
      const one = side.figures.get(region);
      const bar = element("span", `length class${one.class}${one.few ? " few" : ""}${index ? " second" : ""}`);
      bar.style.width = `${(100 * (one.value ?? 0)) / most}%`;
      if (!one.value && sides.length > 1) bar.style.minWidth = "0"; // a zero beside a bar has none
      bar.setAttribute("aria-hidden", "true");
      button.append(bar);
    });
    for (const side of sides) {
      const whose = sides.length > 1 ? `${side.name}: ` : "";
      button.append(element("span", "note", whose + noteOf(side.figures.get(region), measure)));
    }
    button.title = sides.map((side) => side.figures.get(region).told).join(" · ");
    button.addEventListener("click", () => State.write({ regio: region.code, plek: null }));
    const item = element("li", found.value ? "" : "nothing");
    item.append(button);
    return item;
  };

  const noteOf = (found, measure) => {
    const isSaid = ["nothing_found", "not_published"].includes(found.state); // in the words that follow
    const label = found.visits || isSaid ? "" : `${found.standing}: `;
    const ends = measure.code === "per100000" && found.per100k ? found.per100k.slice(1) : null;
    const rate = ends ? `95 %-interval ${ends.map(Words.one.format).join("–")} per 100.000; ` : "";
    return `${label}${rate}${found.told}`;
  };

  const classText = (measure, index) => {
    const from = measure.breaks[index];
    const next = measure.breaks[index + 1];
    if (next === undefined) return `${number.format(from)} of meer`;
    if (measure.code === "per100000") return index ? `${from} tot ${next}` : `minder dan ${next}`;
    return next - 1 === from ? number.format(from) : `${number.format(from)}–${number.format(next - 1)}`;
  };
  const showLegend = (state, sides, spots) => {
    const { measure, unit } = state;
    by("points").checked = spots;
    if (spots) {
      const lines = [1, 10, 100].map((value) => {
        const line = legendLine("symbol cluster", amount(value, unit));
        const { style } = line.firstChild;
        style.width = style.height = `${Spots.size(value)}px`;
        return line;
      });
      by("legend-lines").replaceChildren(
        element("b", "", `${UNITS[unit][1]} per plek, ook buiten deze gebieden`),
        ...lines,
        legendLine("symbol spot vague", "alleen gemeente bekend"),
        legendLine("symbol area", "alleen streek of provincie"),
      );
      return;
    }
    const figures = sides.flatMap((side) => [...side.figures.values()]);
    const empty = figures.filter((found) => !found.class);
    const { length } = measure.breaks;
    const rows = measure.breaks.map((_, index) => [
      `class${measure.falling ? length - index : index + 1}`,
      classText(measure, index),
    ]);
    if (!measure.falling) rows.reverse();
    if (figures.some((found) => found.few && found.class)) rows.push(["few", "minder dan 5 bezoeken verwacht"]);
    rows.push(...Object.entries(Data.states).filter(([code]) => empty.some((found) => found.look === code)));
    by("legend-lines").replaceChildren(
      element("b", "", measure.name),
      ...rows.map(([className, text]) => legendLine(`swatch ${className}`, text)),
    );
  };
  const legendLine = (className, text) => {
    const line = element("div", "line");
    const swatch = element("span", className);
    swatch.setAttribute("aria-hidden", "true");
    line.append(swatch, element("span", "", text));
    return line;
  };

  // -- The sheet of one region or spot ------------------------------------------------------------------
  let shown = [];
  let limit = PAGE;
  const fact = (name, value) => [element("dt", "", name), element("dd", "", value)];
  const ranked = (pairs) => [...pairs].sort((a, b) => b[1] - a[1] || Words.order(String(a[0]), String(b[0])));
  const yearly = (hits) => {
    const { visits, visitsAhead } = Counting.tally([hits]);
    return `${number.format(visits)}${visitsAhead ? `, waarvan ${number.format(visitsAhead)} aangekondigd` : ""}`;
  };
  const facts = (region, found, hits) => {
    const came = new Map();
    const coming = new Map();
    const years = new Map();
    for (const hit of hits) {
      const people = Counting.isAhead(hit.unit) ? coming : came;
      for (const person of hit.people) people.set(person, (people.get(person) ?? 0) + 1);
      const year = State.toText(hit.unit.date).slice(0, 4);
      if (hit.people.length) years.set(year, [...(years.get(year) ?? []), hit]);
    }
    const list = [];
    if (found?.per100k) {
      const [rate, low, high] = found.per100k.map((one) => Words.one.format(one));
      list.push(...fact("Per 100.000 inwoners", `${rate} (95 %-interval ${low}–${high})`));
    }
    if (found && found.last !== null)
      list.push(
        ...fact("Laatste bezoek", `${day(found.last)}, ${number.format(Data.made_on - found.last)} dagen geleden`),
      );
    for (const [label, people] of [
      ["Wie kwam", came],
      ["Aangekondigd", coming],
    ]) {
      if (!people.size) continue;
      const names = ranked(people).map(([person, visits]) => `${Data.people[person]} (${visits})`);
      const more = names.length > 8 ? ` en ${names.length - 8} anderen` : "";
      list.push(...fact(label, `${names.slice(0, 8).join(", ")}${more}`));
    }
    if (years.size)
      list.push(
        ...fact(
          "Bezoeken per jaar",
          [...years.keys()].sort().map((year) => `${year}: ${yearly(years.get(year))}`).join(" · "),
        ),
      );
    if (found && region?.inhabitants) list.push(...fact("Inwoners", number.format(region.inhabitants)));
    return list;
  };

  const perhaps = ({ activities, activitiesUpTo }) =>
    activitiesUpTo > activities ? `, misschien nog ${number.format(activitiesUpTo - activities)}` : "";
  // The last day of what is counted that has been, as the database says "last": no announced one, no doubtful one.
  const latest = (hits, unit) => {
    const been = hits.filter(
      (hit) =>
        !Counting.isAhead(hit.unit) && !hit.unit.doubtful && (unit === "activities" ? hit.sure : hit.people.length),
    );
    return been.length ? `, het laatst op ${day(been[0].unit.date)}` : "";
  };

  // A link to a page of the site; hidden where the map is no part of one, or there is no such page.
  const ownPage = (id, folder, text) => {
    const page = by(id);
    page.hidden = !(Data.site && folder);
    if (page.hidden) return;
    page.firstElementChild.href = `${folder}/index.html`;
    page.firstElementChild.textContent = text;
  };

  const showVisits = (title, { region, found, hits }, unit, isNew) => {
    by("overview").hidden = true;
    by("visits").hidden = false;
    shown = [...hits].sort((a, b) => b.unit.date - a.unit.date || a.unit.joint - b.unit.joint);
    if (isNew) limit = PAGE;
    const sum = Counting.tally([shown]);
    by("visits-title").textContent = title;
    by("visits-summary").textContent = shown.length
      ? `${Words.tallied(sum)}${perhaps(sum)}${latest(shown, unit)}.`
      : "Met deze keuzes is hier niets.";
    by("visits-words").hidden = !found;
    by("visits-words").textContent = found ? `${title}: ${found.told}.` : "";
    by("sheet").replaceChildren(...facts(region, found, hits));
    ownPage("own-page", region && `regio/${region.slug}`, `Alles over ${region?.name}`);
    const rows = shown.slice(0, limit).flatMap((hit) => hit.rows);
    if (Data.textsAreHere(rows)) showPage();
    else {
      by("visits-list").replaceChildren(element("li", "", "De teksten worden geladen …"));
      Data.loadTexts(rows, (missing) => {
        showPage();
        if (missing.length) complain(missing);
      });
    }
    if (isNew) by("visits-title").focus({ preventScroll: false });
  };
  const showPage = () => {
    by("visits-list").replaceChildren(...shown.slice(0, limit).map(visit));
    by("more").hidden = shown.length <= limit;
    by("more").textContent = `Toon meer (nog ${number.format(shown.length - limit)})`;
  };
  by("more").addEventListener("click", () => {
    limit += PAGE;
    Data.loadTexts(
      shown.slice(0, limit).flatMap((hit) => hit.rows),
      showPage,
    );
  });

  // Why an activity is no visit of anybody.
  const whyNot = ({ unit, rows, sure }) => {
    if (!sure) return "misschien hier: plaatsnaam niet eenduidig";
    const reason = !rows.some((row) => Data.peopleOf(row).length)
      ? "niemand genoemd"
      : unit.mode === Counting.mode.hybrid
        ? "hybride"
        : "niet gezegd dat wie genoemd is er fysiek was";
    return `${reason}: telt niet als bezoek`;
  };
  const visit = (hit) => {
    const { unit, rows, people } = hit;
    const item = element("li");
    const [first] = rows;
    const about = [
      day(unit.date),
      Words.typeName(unit.type),
      ...(Counting.isAhead(unit) ? ["aangekondigd"] : []),
      ...(people.length ? [] : [whyNot(hit)]),
    ];
    item.append(element("p", "when", about.join(" · ")));
    item.append(link(Data.url(first), Data.title(first), "title"));
    const names = people.length ? people : [...new Set(rows.flatMap((row) => Data.peopleOf(row)))];
    const who = names.map((person) => Data.people[person]).join(", ");
    item.append(element("p", "who", who || "Wie er was, staat er niet."));
    const places = new Map(unit.places.map((place) => [`${P.name[place]} ${Data.T.evidence[place]}`, place]));
    for (const place of places.values()) {
      const level = LEVELS[Data.levels[P.level[place]]];
      const line = element("p", "where", `${Data.names[P.name[place]]}${level ? ` (${level})` : ""}`);
      const words = Data.T.evidence[place] ?? "";
      if (words && words.toLowerCase() !== Data.names[P.name[place]].toLowerCase())
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

  const showOverview = () => {
    const returning = by("overview").hidden;
    by("overview").hidden = false;
    by("visits").hidden = true;
    return returning;
  };

  const showRest = (state) => {
    if (!by("sums").open) return;
    const lines = Counting.rest(state.kind, state.filter);
    const regions = Data.kindNames[state.kind] ?? "gebieden";
    by("rest").tBodies[0].replaceChildren(
      ...lines
        .filter(([line, found]) => ["regions", "all"].includes(line) || found[state.unit])
        .map(([line, found]) => {
          const row = element("tr", line === "all" ? "sum" : "");
          row.dataset.line = line;
          const head = element("th", "", Data.lines[line].replace("{regions}", regions));
          head.scope = "row";
          row.append(head, element("td", "", number.format(found[state.unit]).replace("-", "−")));
          return row;
        }),
    );
  };

  return { prepare, showChoices, showFigures, showLegend, showVisits, showOverview, showRest, complain };
})();
