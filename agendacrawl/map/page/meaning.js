"use strict";
// What a count means: what a zero says, and whether it is little. As gis.state_of, gis.poisson_interval, gis.in_words.
const Meaning = (() => {
  const { A } = Data;

  // Whether anything was published of the period by whom the filter chooses: else nothing can be said of any region.
  const published = (filter) =>
    A.date.some((date, row) => {
      const monday = date - ((((date + 3) % 7) + 7) % 7); // day 0 was a Thursday
      const people = Data.peopleOf(row);
      const within = filter.from <= date && date <= filter.until;
      if (!within && !(people.length && monday <= filter.until && monday + 6 >= filter.from)) return false;
      if (filter.person !== null) return people.includes(filter.person);
      return filter.ministry === null || Data.ministriesOf(row).includes(filter.ministry);
    });

  const stateOf = (found, isPublished) => {
    if (found.visits) return "visited";
    if (found.activities) return "visited_unnamed";
    if (found.activitiesUpTo) return "possibly_visited";
    return isPublished ? "nothing_found" : "not_published";
  };

  // The words for a state: of a region where every visit is yet to come nobody can say that it was visited.
  const standing = ({ state, visits, visitsAhead }) =>
    visits && visits === visitsAhead ? "Aangekondigd" : Data.states[state];

  const factorials = [0]; // their logarithms
  const factorial = (k) => {
    for (let i = factorials.length; i <= k; i++) factorials.push(factorials[i - 1] + Math.log(i));
    return factorials[k];
  };

  // The exact 95 % interval of a Poisson count (Garwood 1936), by Newton's method on the two tails.
  const intervals = new Map(); // many regions have the same few counts
  const interval = (count) => {
    if (!intervals.has(count)) intervals.set(count, garwood(count));
    return intervals.get(count);
  };
  const garwood = (count) => {
    const probability = (mean) => Math.exp(count * Math.log(mean) - mean - factorial(count));
    const solve = (start, tail) => {
      let mean = start;
      for (let turn = 0; turn < 50; turn++) {
        const step = tail(mean);
        mean = Math.max(mean - step, mean / 2);
        if (Math.abs(step) < 1e-11 * (1 + mean)) break;
      }
      return mean;
    };
    const sum = (term, next) => {
      let total = 0;
      for (let i = 1; term > total * 1e-17; i++) {
        total += term;
        term *= next(i);
      }
      return total;
    };
    const approximate = (k, z) => k * (1 - 1 / (9 * k) + z / (3 * Math.sqrt(k))) ** 3;
    const low =
      count === 0
        ? 0
        : solve(Math.max(approximate(count, -1.96), 0.02 * count), (mean) => {
            const term = probability(mean);
            return ((sum(term, (i) => mean / (count + i)) - 0.025) * mean) / (term * count);
          });
    const high = solve(approximate(count + 1, 1.96), (mean) => {
      const term = probability(mean);
      return (0.025 - sum(term, (i) => Math.max(0, count - i + 1) / mean)) / term;
    });
    return [low, high];
  };

  // The sentence about a region that can be pasted, as in the database; as it is shown it also says how many of its
  // visits are announced, and the interval has an en dash.
  const inWords = (state, visits, upTo, nameless, expected, { ahead, dash } = { ahead: 0, dash: "-" }) => {
    if (state === "not_published") return "niet gepubliceerd";
    const [low, high] = interval(visits);
    const first =
      state === "nothing_found" ? "niets gevonden" : Words.withAhead(visits, ahead, "visits");
    return [
      first + (upTo > visits ? ` (misschien ${Words.number.format(upTo)})` : ""),
      nameless ? `${Words.number.format(nameless)} ${nameless === 1 ? "activiteit" : "activiteiten"} zonder naam` : null,
      expected === null ? null : `naar inwonertal verwacht ${Words.one.format(expected)}`,
      `95 %-interval ${Words.one.format(low)}${dash}${Words.one.format(high)}`,
    ]
      .filter((part) => part !== null)
      .join("; ");
  };

  // Visits outside The Hague that a region would have had if those of the filter went by inhabitants; null where the
  // inhabitants are not known. `visits` are those in all municipalities without The Hague.
  const expectation = (visits) => {
    const living = (Data.ofKind.get("municipality") ?? []).map((one) => one.inhabitantsAway);
    const all = living.includes(null) ? 0 : living.reduce((sum, one) => sum + one, 0);
    return (region) => (all && region.inhabitantsAway ? (visits * region.inhabitantsAway) / all : null);
  };

  return { published, stateOf, standing, interval, inWords, expectation };
})();
