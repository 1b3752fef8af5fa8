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

  const LOOKED_ROUND = /\(\?<?[!=][^()]*\)/g; // what a pattern must not stand beside is no word of the question

  // How people speak, as the patterns and tables write it.
  const SPOKEN = [[/啥时候|啥时间|什么时间|多会儿|哪会儿|几时/g, "什么时候"], [/啥|甚么|什麽/g, "什么"], [/咋样|咋个|咋/g, "怎么"], [/到帐/g, "到账"], [/([买卖租换退搬签开交])[了过](?=[\u4e00-\u9fff])/g, "$1"],
    [/([买卖租换签开交办考招建])一?[个套间份家座场](?![0-9多少几补给奖能要亿万千百])(?=[\u4e00-\u9fff])/g, "$1"], [/(?<=..)不$/, "吗"]];
  const usual = (words) => SPOKEN.reduce((text, [said, meant]) => text.replace(said, meant), words);

  const isLoose = ({ words }) => words.length === 1 && HAN.test(words);

  // tables: words, unsaid (words that mean nothing here), vocabulary, fillers, general, questions of the index. Made once.
  class Reader {
    constructor(index, simple) {
      const folded = (words) => usual(fold(words, simple));
      this.folded = folded;
      this.simple = simple;
      this.said = new Map((index.words || []).map(([said, meant]) => [folded(said), meant.map((one) => compact(folded(one)))]));
      this.vocabulary = new Set((index.vocabulary || []).map(folded));
      this.fillers = new Set((index.fillers || []).map(folded));
      this.unsaid = new Set((index.unsaid || []).map(folded));
      this.general = new Set((index.general || []).map(folded));
      this.here = (index.places || []).map(folded).sort((a, b) => b.length - a.length);
      for (const [said] of index.leads || []) if (!this.said.has(folded(said))) this.said.set(folded(said), []);
      this.questions = (index.questions || []).map(([id, said, , otherwise = []]) => ({
        id, patterns: said.map((one) => new RegExp(one, "g")), otherwise: otherwise.map((one) => new RegExp(one)) }));
    }

    // What a query says in one way of writing: small, narrow, simplified, marks as spaces.
    plain(query) {
      const folded = fold(query.slice(0, MOST), this.simple);
      const standard = usual(folded)
        .replace(/([a-z])\s*[/-]\s*([a-z])(?=[\s0-9])/g, "$1$2")
        .replace(/([a-z])\s*([0-9]{2,6}(?:\.[0-9]+)?)\s*[-—–]\s*([0-9]{4})(?![0-9])/g, "$1$2$3");
      return numbers.plainNumbers(standard).replace(/[^\p{L}\p{N}%.&\s]|(?<![0-9])\.|\.(?![0-9])/gu, " ").replace(/\s+/g, " ").trim();
    }

    // {plain, questions: ids, units: [{words, alternatives: [{words, weight}], isGeneral}], also: those of the questions,
    // asked: the text of the questions in its place, clause}
    read(query) {
      const plain = this.plain(query);
      const { questions, rest, asked } = this._questions(plain);
      const units = this._units(rest);
      const isTold = ({ words: said, kind, isGeneral }) => kind === "known" && !isGeneral && said.length > 1 && !units.some((unit) => unit.words === said);
      const told = this._units(asked).filter(isTold);
      const also = told.map((unit) => ({ ...unit, isAsked: this.isAsked(unit.words) }));
      return { plain, questions, asked, units, also, clause: numbers.clauseNumber(fold(query.slice(0, MOST), this.simple)) };
    }

    // What a query asks where it asks nothing else.
    otherwise(plain) {
      return this.questions.filter(({ otherwise }) => otherwise.some((pattern) => pattern.test(plain))).map(({ id }) => id);
    }

    // Whether a word is one by which questions are asked, such as 联系 beside 电话.
    isAsked(word) {
      this.sources ||= this.questions.flatMap(({ patterns }) => patterns.map(({ source }) => source.replace(LOOKED_ROUND, "")));
      return this.sources.some((source) => source.includes(word));
    }

    // The questions that a query asks, the one that covers most of it first; and what is left of it.
    _questions(plain) {
      const here = this._here(plain);
      const found = [];
      for (const { id, patterns } of this.questions) {
        const spans = patterns.flatMap((pattern) => [...here.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]));
        const most = Math.max(0, ...spans.map(([at, end]) => end - at));
        if (most) found.push({ id, spans, most });
      }
      found.sort((a, b) => b.most - a.most);
      const kept = [...plain];
      const asked = Array(kept.length).fill(" ");
      for (const [at, end] of found.flatMap(({ spans }) => spans)) {
        kept.fill(" ", at, end);
        for (let place = at; place < end; place++) asked[place] = plain[place];
      }
      return { questions: found.map(({ id }) => id), rest: kept.join(""), asked: asked.join("") };
    }

    // The query with names of the place as 本区, as the patterns of questions have it, each character in its place.
    _here(plain) {
      return this.here.reduce((text, name) => (name.length > 1 ? text.replaceAll(name, "本".repeat(name.length - 1) + "区") : text), plain);
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

    // Where no word of a query is anywhere: its characters, which words of the same kind share (安家费, 安居补贴).
    characters(plain) {
      const bare = [...this.general, ...this.fillers].reduce((rest, word) => (word.length > 1 ? rest.replaceAll(word, "") : rest), plain);
      const single = [...bare].filter((c) => HAN.test(c) && !this.fillers.has(c) && !this.general.has(c));
      return [...new Set(single)].map((c) => this._unit({ kind: "known", words: c, touches: true }));
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
      return this.vocabulary.has(words) || this.unsaid.has(words) ? "known" : "";
    }
  }

  return { Reader };
});
