"use strict";
// Dutch words, and elements that hold text and never markup.
const Words = (() => {
  const by = (id) => document.getElementById(id);
  const number = new Intl.NumberFormat("nl-NL");
  const one = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat("nl-NL", { month: "long", year: "numeric", timeZone: "UTC" });
  const monthShort = new Intl.DateTimeFormat("nl-NL", { month: "short", timeZone: "UTC" });
  const order = new Intl.Collator("nl").compare;
  const UNITS = { visits: ["bezoek", "bezoeken"], activities: ["activiteit", "activiteiten"] };
  const MODES = { physical: "fysiek", online: "online", hybrid: "hybride", unknown: "onbekend" };
  const TYPES = { unclassified: "niet ingedeeld", other: "andere" };
  const LEVELS = {
    municipality: "alleen gemeente bekend",
    province: "alleen provincie bekend",
    region: "alleen streek bekend",
    country: "alleen land bekend",
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const button = (className, text, act) => {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
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

  const day = (value) => date.format(new Date(value * 86400000));
  const monthName = (value) => month.format(new Date(Date.UTC(Math.floor(value / 12), value % 12, 1)));
  const shortMonth = (value) => monthShort.format(new Date(Date.UTC(2000, value % 12, 1)));
  const amount = (value, unit) => `${number.format(value)} ${UNITS[unit][value === 1 ? 0 : 1]}`;
  // An amount of which some is announced: "4 bezoeken, waarvan 1 aangekondigd", "1 aangekondigd bezoek".
  const withAhead = (value, ahead, unit) => {
    if (!ahead) return amount(value, unit);
    if (ahead < value) return `${amount(value, unit)}, waarvan ${number.format(ahead)} aangekondigd`;
    const form = value === 1 && unit === "visits" ? "aangekondigd" : "aangekondigde";
    return `${number.format(value)} ${form} ${UNITS[unit][value === 1 ? 0 : 1]}`;
  };
  const tallied = (found) => {
    const nameless = found.nameless ? ` (${number.format(found.nameless)} zonder naam)` : "";
    const visits = withAhead(found.visits, found.visitsAhead, "visits");
    const activities = withAhead(found.activities, found.activitiesAhead, "activities");
    return `${visits}${found.activitiesAhead ? ";" : ","} ${activities}${nameless}`;
  };

  // The value of a region's figure as short as a map needs it: 1.204, 3,7, 12.
  const short = (measure, value) => {
    if (value === null) return "–";
    return measure.code === "per100000" && value < 100 ? one.format(value) : number.format(Math.round(value));
  };
  const typeName = (type) => TYPES[Data.types[type]] ?? Data.types[type];

  return {
    by, number, one, order, UNITS, MODES, TYPES, LEVELS, element, button, link, day, monthName, shortMonth, amount, withAhead, tallied, short,
    typeName,
  }; // prettier-ignore
})();
