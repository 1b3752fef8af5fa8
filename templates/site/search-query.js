// A query cut into what it asks: everyday questions, numbers, words with what they mean. Pure functions, no DOM.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-numbers.js"), require("./search-text.js"));
  else (root.policySearch ||= {}).query = factory(root.policySearch.numbers, root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (numbers, words) {
  "use strict";
  const { HAN, fold, compact } = words;
  const MOST = 120; // characters of a query that are read: no question is longer
  const MOST_UNITS = 12;
  const LONGEST_WORD = 24; // characters of a word or phrase that a table holds
  const LATIN = /[a-z0-9]/;
  const EXACT = 1;
  const MEANT = 0.9; // what a word stands for counts nearly as much as the word itself

  const isLoose = ({ words }) => words.length === 1 && HAN.test(words);

  // tables: words, vocabulary, fillers, general, answers of the index. Made once.
  class Reader {
    constructor(index, simple) {
      const folded = (words) => fold(words, simple);
      this.simple = simple;
      this.said = new Map((index.words || []).map(([said, meant]) => [folded(said), meant.map((one) => compact(folded(one)))]));
      this.vocabulary = new Set((index.vocabulary || []).map(folded));
      this.fillers = new Set((index.fillers || []).map(folded));
      this.general = new Set((index.general || []).map(folded));
      for (const [said] of index.leads || []) if (!this.said.has(folded(said))) this.said.set(folded(said), []);
      this.questions = (index.questions || []).map(([id, said]) => ({ id, patterns: said.map((one) => new RegExp(one, "g")) }));
    }

    // What a query says in one way of writing: small, narrow, simplified, marks as spaces.
    plain(query) {
      const folded = fold(query.slice(0, MOST), this.simple);
      const standard = folded
        .replace(/([a-z])\s*[/-]\s*([a-z])(?=[\s0-9])/g, "$1$2")
        .replace(/([a-z])\s*([0-9]{2,6}(?:\.[0-9]+)?)\s*[-—–]\s*([0-9]{4})(?![0-9])/g, "$1$2$3");
      return numbers.plainNumbers(standard).replace(/[^\p{L}\p{N}%.&\s]|(?<![0-9])\.|\.(?![0-9])/gu, " ").replace(/\s+/g, " ").trim();
    }

    // {plain, questions: ids, units: [{words, alternatives: [{words, weight}], isGeneral}], clause}
    read(query) {
      const plain = this.plain(query);
      const { questions, rest } = this._questions(plain);
      const units = this._units(rest);
      return { plain, questions, units, clause: numbers.clauseNumber(fold(query.slice(0, MOST), this.simple)) };
    }

    // The questions that a query asks, the one that covers most of it first; and what is left of it.
    _questions(plain) {
      const found = [];
      for (const { id, patterns } of this.questions) {
        const spans = patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]));
        const most = Math.max(0, ...spans.map(([at, end]) => end - at));
        if (most) found.push({ id, spans, most });
      }
      found.sort((a, b) => b.most - a.most);
      const kept = [...plain];
      for (const { spans } of found) for (const [at, end] of spans) kept.fill(" ", at, end);
      return { questions: found.map(({ id }) => id), rest: kept.join("") };
    }

    _units(rest) {
      const units = [];
      let touches = false; // whether the piece before stands right before this one
      for (const piece of this._pieces(rest)) {
        if (piece.kind === "space" || piece.kind === "filler") touches = false;
        else {
          const last = units[units.length - 1];
          const joins = touches && piece.kind === "unknown" && last.kind === "unknown" && HAN.test(piece.words) === HAN.test(last.words);
          if (joins) last.words += piece.words;
          else units.push({ ...piece, touches });
          touches = true;
        }
      }
      const different = units.filter((unit, at) => units.findIndex((one) => one.words === unit.words) === at);
      return different.slice(0, MOST_UNITS).map((unit) => this._unit(unit));
    }

    // A word that is nowhere as the words in it that `occurs`: 高新技术企业认定 → 高新技术企业, 认定.
    parted(unit, occurs) {
      const found = [];
      let at = 0;
      while (at + 1 < unit.words.length) {
        let size = unit.words.length - at;
        while (size > 1 && !occurs(unit.words.slice(at, at + size))) size--;
        if (size > 1) found.push(this._unit({ kind: "known", words: unit.words.slice(at, at + size), touches: true }));
        at += size;
      }
      return found;
    }

    // A single character and the word beside it as one word, where `occurs` says that the text has them so: 专利, 奖 → 专利奖.
    joined(units, occurs) {
      const made = [];
      for (const unit of units) {
        const last = made[made.length - 1];
        const isSingle = last && unit.touches && (isLoose(unit) || isLoose(last)) && !unit.isNumber && !last.isNumber;
        if (isSingle && occurs(last.words + unit.words)) {
          made[made.length - 1] = this._unit({ kind: "known", words: last.words + unit.words, touches: last.touches });
        } else made.push(unit);
      }
      return made;
    }

    _unit({ kind, words, number, touches }) {
      const written = compact(words);
      const alternatives = [{ words: written, weight: EXACT }];
      const others = number ? numbers.variants(number).filter((one) => one !== written) : [];
      others.forEach((one) => alternatives.push({ words: one, weight: MEANT }));
      const meant = this.said.get(words) || this.said.get(words.replace(/s$/, "")) || [];
      meant.forEach((one, at) => alternatives.push({ words: one, weight: MEANT - at * 0.05 }));
      return { words, kind, touches, alternatives, isSaid: meant.length > 0, isNumber: Boolean(number), isGeneral: this.general.has(words) };
    }

    // The cut that leaves fewest characters unexplained, long words before short ones.
    _pieces(text) {
      const starts = new Map(numbers.numbersIn(text).map((number) => [number.at, number]));
      const best = [{ score: 0, from: -1, piece: null }];
      for (let end = 1; end <= text.length; end++) best.push({ score: -1, from: -1, piece: null });
      for (let at = 0; at < text.length; at++) {
        if (best[at].score < 0) continue;
        for (const piece of this._piecesAt(text, at, starts.get(at))) {
          const end = at + piece.words.length;
          const score = best[at].score + piece.score;
          if (score > best[end].score) best[end] = { score, from: at, piece };
        }
      }
      const found = [];
      for (let at = text.length; at > 0; at = best[at].from) found.unshift(best[at].piece);
      return found;
    }

    _piecesAt(text, at, number) {
      if (text[at] === " ") return [{ kind: "space", words: " ", score: 0 }];
      const found = [];
      const isLatin = LATIN.test(text[at]);
      const inside = isLatin && at > 0 && /[a-z]/.test(text[at - 1]) && /[a-z]/.test(text[at]);
      const most = Math.min(LONGEST_WORD, text.length - at);
      for (let size = 1; size <= most && !inside; size++) {
        const words = text.slice(at, at + size);
        const next = text[at + size] || "";
        if (/[a-z]$/.test(words) && /[a-z]/.test(next)) continue;
        const kind = this._kind(words);
        if (kind) found.push({ kind, words, score: kind === "filler" ? size * size - 0.5 : size * size });
      }
      if (number) {
        const words = text.slice(at, number.end);
        found.push({ kind: "number", words, number, score: words.length ** 2 + 1 });
      }
      const unknown = isLatin ? /^[a-z0-9.&]+/.exec(text.slice(at))[0] : text[at];
      found.push({ kind: "unknown", words: unknown, score: 0.1 });
      return found;
    }

    _kind(words) {
      if (this.said.has(words) || this.general.has(words)) return "known";
      if (/^[a-z]{3,}s$/.test(words) && this.said.has(words.slice(0, -1))) return "known";
      if (this.fillers.has(words)) return "filler";
      return this.vocabulary.has(words) ? "known" : "";
    }
  }

  return { Reader };
});
