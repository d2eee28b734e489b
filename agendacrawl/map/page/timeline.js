"use strict";
// The months as bars below the map. Drag over them, or move the two handles with the arrow keys, to choose a period.
const Timeline = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const { by, amount, monthName, number } = Words;
  const HEIGHT = 76;
  const TOP = 28; // room for the names of the cabinets, and the number over a bar
  const BOTTOM = 14; // and for the names of the months

  const shape = (name, attributes, className) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (className) made.setAttribute("class", className);
    return made;
  };
  const textAt = (words, x, y) => {
    const made = shape("text", { x, y, "text-anchor": "middle" }, "cabinet");
    made.textContent = words;
    return made;
  };
  const monthOfDay = Counting.monthOf;
  const dayOf = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000;
  const first = Data.first === null ? null : monthOfDay(Data.first);
  const last = Data.last === null ? null : monthOfDay(Data.last);
  const many = first === null ? 0 : last - first + 1;

  const STEPS = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageUp: 12,
    PageDown: -12,
    Home: -many,
    End: many,
  };
  let chosen = [first, last]; // months, both included
  let counts = new Map();
  let unit = "visits";
  let choose = () => undefined;

  const holder = by("timeline");
  const plot = by("months");
  const handles = [by("month-from"), by("month-until")];
  const width = () => Math.max(1, plot.clientWidth);
  const left = (month) => ((month - first) / many) * width();
  const monthAt = (x) => Math.min(last, Math.max(first, first + Math.floor((x / width()) * many)));

  // What fits under a bar: the month, with its year in January; where bars are narrow the years alone.
  const nameOf = (month, room) => {
    const isFirst = month % 12 === 0;
    const year = String(Math.floor(month / 12));
    const name = isFirst ? `${Words.shortMonth(month)} ${year}` : Words.shortMonth(month);
    if (Labels.width(name, true) < room) return name;
    return isFirst && Labels.width(year, true) < 12 * room ? year : null;
  };

  const draw = () => {
    if (!many) return;
    const wide = width();
    plot.setAttribute("viewBox", `0 0 ${wide} ${HEIGHT}`);
    const parts = [];
    Data.cabinets.forEach(([name, start, end], index) => {
      const from = Math.max(first, monthOfDay(start) + (start - dayOf(monthOfDay(start))) / 31);
      const until = end === null ? last + 1 : Math.min(last + 1, monthOfDay(end) + (end - dayOf(monthOfDay(end))) / 31);
      if (until <= from) return;
      const [x, room] = [left(from), left(until) - left(from)];
      parts.push(shape("rect", { x, y: 0, width: room, height: HEIGHT }, `term term${index % 2}`));
      if (room > Labels.width(name, true)) {
        const text = shape("text", { x: x + 4, y: 11 }, "cabinet");
        text.textContent = name;
        parts.push(text);
      }
    });
    const most = Math.max(1, ...[...counts.values()].map((found) => found[unit]));
    const bar = wide / many;
    const told = [];
    for (let month = first; month <= last; month++) {
      const value = counts.get(month)?.[unit] ?? 0;
      const high = value ? Math.max(2, ((HEIGHT - TOP - BOTTOM) * value) / most) : 0;
      const within = month >= chosen[0] && month <= chosen[1];
      const drawn = shape(
        "rect",
        { x: left(month) + bar * 0.08, y: HEIGHT - BOTTOM - high, width: bar * 0.84, height: high },
        within ? "month" : "month outside",
      );
      const words = `${monthName(month)}: ${amount(value, unit)}`;
      if (value && within) told.push(words);
      // The whole column tells of its month, also where the bar is low or missing.
      const column = shape("rect", { x: left(month), y: 0, width: bar, height: HEIGHT }, "column");
      for (const one of [drawn, column]) {
        const title = shape("title", {});
        title.textContent = words;
        one.append(title);
      }
      parts.push(drawn);
      if (value && Labels.width(number.format(value), true) - 4 < bar)
        parts.push(textAt(number.format(value), left(month) + bar / 2, HEIGHT - BOTTOM - high - 3));
      const name = nameOf(month, bar);
      if (name) parts.push(textAt(name, left(month) + bar / 2, HEIGHT - 3));
      parts.push(column);
    }
    plot.setAttribute("aria-label", told.length ? `Per maand. ${told.join("; ")}` : "Per maand: niets");
    plot.replaceChildren(...parts);
    handles.forEach((handle, index) => {
      const month = chosen[index];
      handle.style.left = `${(100 * (month - first + index)) / many}%`;
      handle.setAttribute("aria-valuemin", first);
      handle.setAttribute("aria-valuemax", last);
      handle.setAttribute("aria-valuenow", month);
      handle.setAttribute("aria-valuetext", monthName(month));
    });
    const whole = chosen[0] === first && chosen[1] === last;
    by("timeline-period").textContent = whole
      ? `${monthName(first)} – ${monthName(last)}`
      : chosen[0] === chosen[1]
        ? monthName(chosen[0])
        : `${monthName(chosen[0])} – ${monthName(chosen[1])}`;
    by("whole-period").hidden = whole;
  };

  const select = (from, until) => {
    chosen = [Math.min(from, until), Math.max(from, until)];
    draw();
  };
  const settle = () =>
    choose(
      chosen[0] === first ? null : dayOf(chosen[0]),
      chosen[1] === last ? null : dayOf(chosen[1] + 1) - 1,
    );

  // -- Dragging, and the keyboard -----------------------------------------------------------------------
  let start = null;
  const at = (event) => monthAt(event.clientX - plot.getBoundingClientRect().left);
  plot.addEventListener("pointerdown", (event) => {
    if (!many || event.button) return;
    start = at(event);
    plot.setPointerCapture(event.pointerId);
    select(start, start);
  });
  plot.addEventListener("pointermove", (event) => start !== null && select(start, at(event)));
  plot.addEventListener("pointerup", () => {
    if (start === null) return;
    start = null;
    settle();
  });
  plot.addEventListener("pointercancel", () => (start = null));
  handles.forEach((handle, index) => {
    handle.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step || !many) return;
      event.preventDefault();
      const next = [...chosen];
      const [least, most] = index ? [chosen[0], last] : [first, chosen[1]];
      next[index] = Math.min(most, Math.max(least, chosen[index] + step));
      select(...next);
      settle();
    });
    let dragged = false;
    handle.addEventListener("pointerdown", (event) => {
      dragged = true;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      const next = [...chosen];
      next[index] = at(event);
      if (next[0] <= next[1]) select(...next);
    });
    handle.addEventListener("pointerup", () => {
      if (dragged) settle();
      dragged = false;
    });
  });

  // `months`: counts by month, whatever the period. `days`: the period of the filter.
  const show = (months, counted, days) => {
    holder.hidden = !many;
    if (!many) return;
    counts = months;
    unit = counted;
    chosen = [
      Number.isFinite(days[0]) ? Math.min(last, Math.max(first, monthOfDay(days[0]))) : first,
      Number.isFinite(days[1]) ? Math.min(last, Math.max(first, monthOfDay(days[1]))) : last,
    ];
    draw();
  };
  const prepare = (chooseDays) => {
    choose = chooseDays;
    by("whole-period").addEventListener("click", () => choose(null, null));
    new ResizeObserver(draw).observe(plot);
  };

  return { prepare, show };
})();
