// Search in Chinese, without the page around it: exact words first, ranked; numerals match in both ways of writing.
// index: {pages: [[address, title, clause number, kind]], texts: [[page, heading, anchor, words, further pages]]}.
"use strict";
(function (root) {
  const DIGITS = "零一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000 };
  const NUMERAL = /[0-9]+(?:\.[0-9]+)?[万亿]?|[零〇一二两三四五六七八九十百千万亿]+/g;
  const RANK = { number: 1000, title: 500, heading: 60, text: 50 };
  const KIND = { 指南: 9, 条文: 7, 章: 5, 问答: -6, 对照: -12 };

  // One character stands for one character, so that a place in the folded text is the same place in the text.
  function fold(text) {
    return text.toLowerCase().length === text.length
      ? text.toLowerCase().replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      : text;
  }

  // 五百万 → 5000000, 两千 → 2000, 1.5亿 → 150000000; null when it is no number.
  function value(numeral) {
    const arabic = /^([0-9]+(?:\.[0-9]+)?)([万亿]?)$/.exec(numeral);
    if (arabic) return Math.round(Number(arabic[1]) * { "": 1, 万: 1e4, 亿: 1e8 }[arabic[2]] * 1e6) / 1e6;
    let total = 0, section = 0, digit = 0, seen = false;
    for (const c of numeral.replace(/〇/g, "零").replace(/两/g, "二")) {
      if (DIGITS.includes(c)) {
        digit = DIGITS.indexOf(c);
        seen = true;
      } else if (UNITS[c]) {
        section += (digit || 1) * UNITS[c];
        digit = 0;
        seen = true;
      } else if (!seen) {
        return null; // 万 or 亿 alone
      } else {
        total = c === "万" ? total + (section + digit) * 1e4 : (total + section + digit) * 1e8;
        section = digit = 0;
      }
    }
    return total + section + digit;
  }

  function below10000(n) {
    let words = "";
    for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
      const d = Math.floor(n / unit) % 10;
      if (d) words += DIGITS[d] + name;
      else if (words && n % unit && !words.endsWith("零")) words += "零";
    }
    return words;
  }

  function chinese(n) {
    if (!Number.isInteger(n) || n < 1 || n >= 1e12) return null;
    let words = "", gap = false;
    for (const [unit, name] of [[1e8, "亿"], [1e4, "万"], [1, ""]]) {
      const part = Math.floor(n / unit) % 1e4;
      if (part) words += (words && (gap || part < 1000) ? "零" : "") + below10000(part) + name;
      gap = Boolean(words) && !part;
    }
    return words.replace(/^一十/, "十");
  }

  // The ways a number is written: digits, with 万 or 亿, in Chinese numerals.
  function writings(n) {
    const found = new Set([String(n)]);
    for (const [unit, name] of [[1e4, "万"], [1e8, "亿"]]) {
      const short = n / unit;
      if (short >= 1 || (n >= 1000 && name === "万")) {
        if (Number.isInteger(short * 1e4)) found.add(`${short}${name}`);
      }
    }
    const han = chinese(n);
    if (han) {
      found.add(han);
      if (/^二[百千万亿]/.test(han)) found.add(`两${han.slice(1)}`);
    }
    return [...found];
  }

  // A term and what means the same: the term itself first.
  function variants(term) {
    let found = [term];
    const numerals = [...term.matchAll(NUMERAL)].slice(0, 3).reverse(); // from the end, so that places stay right
    for (const match of numerals) {
      const n = value(match[0]);
      if (n === null || n > 1e12) continue;
      const next = [];
      for (const words of found)
        for (const written of writings(n)) {
          // 一 in 一般 is no number: a single digit counts only where it stands alone.
          if (match[0].length === 1 && match[0] !== term) continue;
          next.push(words.slice(0, match.index) + written + words.slice(match.index + match[0].length));
        }
      found = found.concat(next);
    }
    return [...new Set(found)].slice(0, 60);
  }

  // 第九条, （九）, 第（九）条, 九, 9 → 9; 0 when the query names no clause.
  function clauseNumber(query) {
    const match = /^(?:第?\(([^()]+)\)条?|第([^()]+)条|([^()第条]+))$/.exec(query);
    const numeral = match && (match[1] || match[2] || match[3]);
    if (!numeral || !/^(?:[0-9]{1,4}|[零一二三四五六七八九十百千]+)$/.test(numeral)) return 0;
    return value(numeral) || 0;
  }

  const isDigit = (c) => c !== undefined && c >= "0" && c <= "9";
  const isHan = (c) => c !== undefined && "零〇一二两三四五六七八九十百千".includes(c);

  // Where a term stands in a folded text, as [start, end] in order. A number written otherwise must be whole: 500万 is not in 1500万.
  function places(text, term, exact, limit) {
    const found = [];
    for (let at = text.indexOf(term); at >= 0 && found.length < limit; at = text.indexOf(term, at + term.length)) {
      const end = at + term.length;
      const cut =
        ((isDigit(term[0]) && (isDigit(text[at - 1]) || text[at - 1] === ".")) || (isHan(term[0]) && isHan(text[at - 1]))) ||
        ((isDigit(term[term.length - 1]) && (isDigit(text[end]) || (text[end] === "." && isDigit(text[end + 1])))));
      if (exact || !cut) found.push([at, end, cut]);
    }
    return found;
  }

  class Search {
    constructor(index) {
      this.pages = index.pages.map(([address, title, number, kind]) => ({ address, title, number, kind, folded: fold(title) }));
      this.texts = index.texts.map(([page, heading, anchor, words, more]) => ({
        page, heading, anchor, words, more, folded: fold(words), foldedHeading: fold(heading) }));
    }

    // The best pages for a query: [{page, score, hits: [{heading, anchor, sentence: [[words, isHit]…]}], count}], and how exact.
    find(query, limit = 40) {
      const folded = fold(query.trim().replace(/\s+/g, " "));
      if (!folded) return { exact: true, total: 0, results: [] };
      const terms = folded.split(" ").slice(0, 8).map((term) => variants(term));
      let ranked = this._rank(terms, clauseNumber(folded));
      const exact = ranked.length > 0;
      if (!exact) ranked = this._rankParts(folded);
      const results = ranked.slice(0, limit).map((found) => this._shown(found));
      return { exact, total: ranked.length, results };
    }

    // Pages that hold every term, in the title or in some line.
    _rank(terms, number) {
      const pages = new Map();
      const all = 2 ** terms.length - 1;
      const note = (at, held, score) => {
        const known = pages.get(at) || { page: at, score: 0, texts: [], headings: new Set(), count: 0, held: 0 };
        known.held |= held;
        known.score = Math.max(known.score, score);
        pages.set(at, known);
        return known;
      };
      const bits = (spans) => spans.reduce((sum, found, at) => sum + (found.length ? 2 ** at : 0), 0);
      this.pages.forEach((page, at) => {
        if (number && page.number === number) note(at, all, RANK.number + KIND[page.kind]);
        const spans = terms.map((term) => this._spans(page.folded, term));
        const held = bits(spans);
        if (!held) return;
        const whole = page.folded.endsWith(` ${terms[0][0]}`) ? 100 : 0;
        note(at, held, held === all ? RANK.title + whole - Math.min(spans[0][0][0], 40) + KIND[page.kind] : 0);
      });
      for (const text of this.texts) {
        const spans = terms.map((term) => this._spans(text.folded, term));
        const headings = terms.map((term) => this._spans(text.foldedHeading, term));
        const held = bits(spans) | bits(headings);
        if (!held) continue;
        const found = spans.flat().sort((a, b) => a[0] - b[0]);
        const known = pages.get(text.page);
        // A heading counts once, not with every line under it.
        if (!found.length && known && known.headings.has(text.heading)) continue;
        const cut = found.length && found.every((span) => span[2]) ? 30 : 0; // only inside longer numbers
        const score = (bits(headings) === all ? RANK.heading : RANK.text) + (held === all ? 40 : 0)
          + Math.min(found.length, 9) + KIND[this.pages[text.page].kind] - cut - (text.more ? 15 : 0);
        const here = note(text.page, held, score);
        here.texts.push({ text, spans: found, score });
        here.headings.add(text.heading);
        here.count += found.length;
      }
      return [...pages.values()].filter((found) => found.held === all)
        .sort((a, b) => b.score - a.score || b.count - a.count || a.page - b.page);
    }

    // Where any way of writing a term stands; numbers written as asked may stand inside longer ones, the others not.
    _spans(folded, term) {
      const found = [];
      term.forEach((words, at) => found.push(...places(folded, words, at === 0, 50)));
      const whole = found.filter((span) => !span[2]);
      return whole.length ? whole : found;
    }

    // Nothing has the whole query: texts that hold most of its pairs of neighbouring characters.
    _rankParts(folded) {
      const pairs = [...new Set(folded.split(" ").flatMap((word) =>
        word.length < 2 ? [] : [...Array(word.length - 1).keys()].map((at) => word.slice(at, at + 2))))].slice(0, 24);
      if (pairs.length < 2) return [];
      const pages = new Map();
      for (const text of this.texts) {
        const title = this.pages[text.page].folded;
        const spans = [];
        let held = 0;
        for (const pair of pairs) {
          const found = places(text.folded, pair, true, 5);
          spans.push(...found);
          if (found.length) held += 1;
          else if (title.includes(pair)) held += 0.5;
        }
        const score = held / pairs.length;
        if (score < 0.5 || !spans.length) continue;
        const known = pages.get(text.page) || { page: text.page, score: 0, texts: [], count: 0 };
        known.score = Math.max(known.score, score);
        known.texts.push({ text, spans: spans.sort((a, b) => a[0] - b[0]), score });
        known.count += 1;
        pages.set(text.page, known);
      }
      return [...pages.values()].sort((a, b) => b.score - a.score || a.page - b.page);
    }

    _shown(found) {
      // A clause found by its number alone shows how it begins.
      const texts = found.texts.length ? found.texts : this.texts.filter((text) => text.page === found.page).slice(0, 1).map((text) => ({ text, spans: [], score: 0 }));
      const best = texts.sort((a, b) => b.score - a.score).slice(0, 3);
      return {
        page: this.pages[found.page],
        score: found.score,
        more: best.reduce((sum, { text }) => Math.max(sum, text.more), 0),
        left: Math.max(0, texts.length - best.length),
        hits: best.map(({ text, spans }) => ({
          heading: text.heading, anchor: text.anchor, sentence: spans.length ? sentence(text.words, spans) : [[firstWords(text.words), false]] })),
      };
    }
  }

  function firstWords(words) {
    const line = words.split("\n", 1)[0];
    return line.length > 90 ? `${line.slice(0, 90)}…` : line;
  }

  // The sentence of the first hit, cut to what can be read at a glance, as pieces [words, isHit].
  function sentence(words, spans) {
    const [start, end] = spans[0];
    const before = Math.max(...["。", "！", "？", "\n"].map((mark) => words.lastIndexOf(mark, start - 1))) + 1;
    const stops = ["。", "！", "？", "\n"].map((mark) => words.indexOf(mark, end)).filter((at) => at >= 0);
    const after = stops.length ? Math.min(...stops) + 1 : words.length;
    const from = start - before > 60 ? start - 50 : start < before ? start : before;
    const to = after - end > 90 ? end + 80 : after;
    const pieces = from > before ? [["…", false]] : [];
    let at = from;
    for (const [s, e] of spans) {
      if (s < at || e > to) continue;
      if (s > at) pieces.push([words.slice(at, s), false]);
      pieces.push([words.slice(s, e), true]);
      at = e;
    }
    if (at < to) pieces.push([words.slice(at, to).trimEnd(), false]);
    return to < after ? [...pieces, ["…", false]] : pieces;
  }

  const api = { Search, variants, clauseNumber, value, chinese };
  if (typeof module !== "undefined") module.exports = api;
  else root.policySearch = api;
})(this);
