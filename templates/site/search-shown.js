// What is shown of a hit: its sentence, cut to be read at a glance, as pieces [words, isHit].
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-text.js"));
  else (root.policySearch ||= {}).shown = factory(root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (words) {
  "use strict";
  const { compact } = words;
  const STOPS = ["。", "！", "？", "\n"];
  const BEGINNING = 90; // characters of a line without a hit

  function firstWords(words) {
    const [line] = words.split("\n", 1);
    const shown = line.length > BEGINNING ? `${line.slice(0, BEGINNING)}…` : line;
    return [[shown, false]];
  }

  // Places in a compact text → places in the text as it is written, those side by side as one.
  function written(folded, spans) {
    const places = [];
    compact(folded, places);
    const found = spans.map(([at, end]) => [places[at], places[end - 1] + 1]).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const joined = [];
    for (const [at, end] of found) {
      const last = joined[joined.length - 1];
      if (last && at <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([at, end]);
    }
    return joined;
  }

  // The sentence of the first hit. spans: places in the text as it is written, in order.
  function sentence(words, spans) {
    const [start, end] = spans[0];
    const before = Math.max(...STOPS.map((mark) => words.lastIndexOf(mark, start - 1))) + 1;
    const stops = STOPS.map((mark) => words.indexOf(mark, end)).filter((at) => at >= 0);
    const after = stops.length ? Math.min(...stops) + 1 : words.length;
    let from = Math.min(start, before);
    if (start - before > 60) from = start - 50;
    const to = after - end > 90 ? end + 80 : after;
    const pieces = from > before ? [["…", false]] : [];
    let at = from;
    for (const [first, last] of spans) {
      if (first < at || last > to) continue;
      if (first > at) pieces.push([words.slice(at, first), false]);
      pieces.push([words.slice(first, last), true]);
      at = last;
    }
    if (at < to) pieces.push([words.slice(at, to).trimEnd(), false]);
    return to < after ? [...pieces, ["…", false]] : pieces;
  }

  return { firstWords, written, sentence };
});
