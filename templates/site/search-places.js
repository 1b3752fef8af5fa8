// Where the words of a query stand: the pages and lines that have them, and how much each of them has.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-text.js"));
  else (root.policySearch ||= {}).places = factory(root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (words) {
  "use strict";
  const { fold, compact, places, cutsNumber, isChance } = words;
  // What a word is worth in the title, in another name, under a heading that says it, in a line, in a line of many pages.
  const WORTH = { title: 3, name: 2.4, heading: 1.1, text: 1, shared: 0.5 };
  const COMMON = 0.6; // more than a line that all guides have
  const CHANCE = 0.3; // a chance substring, or part of a longer number
  const KIND = { 指南: 1.08, 章: 0.5, 日历: 0.8, 一图读懂: 0.5, 对照: 0.25 };
  const SAID_TOO = 0.8; // what a word stands for, where the text has the word itself
  const GUIDED = 0.87; // a clause that has a guide: the guide says the same and more
  const ANNEX = 0.9; // a table beside the clause that says what it is for
  const ASKED = 0.5; // words in a question are worth so much of those in a title: it is a sentence
  const SURE = 5; // characters that no chance brings together
  const NUMBERED = /^(?:第[一二三四五六七八九十百]+条|[一二三四五六七八九十]+、?|[0-9]+\.)\s*/; // of a clause or an item; brackets are gone
  const BEGINNING = 3; // characters before the word
  const FRONT = 12; // characters in which number and beginning stand
  const MOST_HITS = 3000; // of one word
  const QUESTION = "问答"; // a question of a guide with its answer

  class Places {
    // index: pages, texts; simple: traditional characters; vocabulary: by which a chance substring is told from a word.
    constructor(index, simple, vocabulary) {
      const small = (text) => compact(fold(text, simple));
      this.vocabulary = vocabulary;
      this.pages = index.pages.map(([address, title, number, kind, names = []]) => ({
        address, title, number, kind, small: small(title), names: names.map(small), worth: kind === QUESTION ? ASKED : 1 }));
      this.texts = index.texts.map(([page, heading, anchor, text, more]) => ({ page, heading, anchor, text, more, smallHeading: small(heading) }));
      const lines = this.texts.map(({ text }) => small(text).replace(/\n/g, " "));
      this.starts = [];
      let at = 0;
      for (const line of lines) {
        this.starts.push(at);
        at += line.length + 1;
      }
      this.all = lines.join("\n");
      this.linesOf = this.pages.map(() => []);
      this.texts.forEach(({ page }, line) => this.linesOf[page].push(line));
      this._countGuides();
    }

    // A line that half the guides of a policy have is no line of one of them; a joint site has several policies, a folder each.
    _countGuides() {
      const folder = ({ address }) => address.replace(/#.*/, "").replace(/(?:[mc]\/)?[^/]*$/, "");
      const counts = new Map();
      for (const page of this.pages) if (page.kind === "指南") counts.set(folder(page), (counts.get(folder(page)) || 0) + 1);
      const key = (page) => `${folder(page)} ${page.number}`;
      const guides = new Map(this.pages.flatMap((page, number) => (page.kind === "指南" ? [[key(page), number]] : [])));
      for (const page of this.pages) {
        const isAnnex = page.kind === "条文" && /^附件/.test(page.title);
        if (page.kind === "条文" && !isAnnex) page.guide = guides.get(key(page));
        page.rank = page.guide === undefined ? KIND[page.kind] || 1 : GUIDED;
        if (isAnnex) page.rank = ANNEX;
      }
      this._countAnnexes();
      for (const page of this.pages) page.many = Math.max(2, (counts.get(folder(page)) || 0) / 2);
      // Pages with a word that is still telling: a measure has a guide and a clause.
      const most = Math.max(0, ...counts.values());
      this.few = Math.min(4, Math.max(2, Math.round(most / 4)));
    }

    // The guide that alone sends its readers to an annex, such as a table of scores.
    _countAnnexes() {
      for (const page of this.pages) {
        const [label] = page.kind === "条文" ? /^附件[0-9]*/.exec(page.title) || [] : [];
        if (!label) continue;
        const isOfIt = new RegExp(`${label}(?![0-9])`);
        const guides = new Set(this.texts.filter(({ page: of, text }) => this.pages[of].kind === "指南" && isOfIt.test(text)).map(({ page: of }) => of));
        if (guides.size === 1) [page.annexOf] = guides;
      }
    }

    // A unit with its places: by page the best worth, by line the spans.
    looked(unit) {
      const worths = new Map();
      const spans = new Map();
      let inTitle = false;
      let counted = 0;
      const note = (page, worth) => worths.set(page, Math.max(worths.get(page) || 0, worth));
      const isWhole = unit.isSaid && this._occursWhole(unit.alternatives[0].words);
      unit.alternatives.forEach((meant, order) => {
        if (order === 0 && unit.isSaid && !isWhole) return; // 国标 stands for 国家标准; where it only occurs by chance it is not meant
        const alternative = order && isWhole ? { ...meant, weight: meant.weight * SAID_TOO } : meant;
        this.pages.forEach((page, number) => {
          const worth = this._named(page, alternative);
          if (!worth) return;
          inTitle ||= page.worth === 1 && worth >= WORTH.name * CHANCE * 2;
          note(number, worth);
        });
        for (const [line, found] of this._lines(alternative, unit.isNumber)) {
          const { page, more, smallHeading } = this.texts[line];
          const text = smallHeading.includes(alternative.words) ? WORTH.heading : WORTH.text;
          const base = more >= this.pages[page].many ? WORTH.shared : text;
          const worth = base * alternative.weight * this._share(line, alternative.words, found[0][0]) * Math.max(...found.map(([, , part]) => part));
          note(page, worth);
          counted = Math.max(counted, more);
          spans.set(line, [...(spans.get(line) || []), ...found]);
        }
      });
      const own = this._ownPages([...worths.keys()]);
      const pages = own && Math.max(own, counted + 1);
      return { ...unit, worths, spans, pages, clauses: this._clauses(worths, counted), inTitle, rarity: Math.log(1 + this.pages.length / (1 + pages)) };
    }

    // How many pages have a word: questions repeat what guides say, and a comparison what others say.
    _ownPages(found) {
      const kinds = found.map((page) => this.pages[page].kind);
      const own = kinds.filter((kind) => kind !== "对照" && kind !== QUESTION).length;
      return own || kinds.filter((kind) => kind === QUESTION).length;
    }

    // How many clauses have a word, each with its guide; what all guides repeat is no more than where it comes from.
    _clauses(worths, counted) {
      const numbersOf = (found) => new Set(found.map(([page]) => this.pages[page].number).filter(Boolean));
      const own = numbersOf([...worths].filter(([, worth]) => worth > COMMON));
      const all = numbersOf([...worths]).size;
      return own.size || (all && Math.max(all, counted + 1));
    }

    // A short line is more about a word than a long one, and one that begins with it. at: where in the line it stands.
    _share(line, term, at) {
      const length = (line + 1 < this.starts.length ? this.starts[line + 1] - 1 : this.all.length) - this.starts[line];
      const begins = at < FRONT && at - (NUMBERED.exec(this.all.slice(this.starts[line], this.starts[line] + FRONT)) || [""])[0].length < BEGINNING;
      return 0.95 + 0.1 * Math.min(1, (3 * term.length) / length) + (begins ? 0.1 : 0);
    }

    _occursWhole(term) {
      for (const span of places(this.all, term, 20)) if (!isChance(this.all, span, this.vocabulary)) return true;
      return this.pages.some((page) => places(page.small, term, 3).some((span) => !isChance(page.small, span, this.vocabulary)));
    }

    _named(page, { words: term, weight }) {
      const inTitle = this.part(page.small, term);
      const inNames = Math.max(0, ...page.names.map((name) => this.part(name, term)));
      return weight * page.worth * Math.max(WORTH.title * inTitle, WORTH.name * inNames);
    }

    // How much of a word a text has: 0, little where only by chance, more where it begins or is all of it.
    part(text, term) {
      const [span] = places(text, term, 1);
      if (!span) return 0;
      if (cutsNumber(text, span) || isChance(text, span, this.vocabulary)) return CHANCE;
      return 0.9 + 0.1 * (term.length / text.length);
    }

    // The lines that hold a word: line → [start, end, worth]… A number written otherwise must be whole.
    _lines({ words: term, weight }, isNumber) {
      const found = new Map();
      let line = 0;
      for (const [at, end] of places(this.all, term, MOST_HITS)) {
        const cut = cutsNumber(this.all, [at, end]);
        if (cut && isNumber && weight < 1) continue;
        while (line + 1 < this.starts.length && this.starts[line + 1] <= at) line++;
        const isPart = cut || (term.length < SURE && isChance(this.all, [at, end], this.vocabulary));
        const spans = found.get(line) || [];
        spans.push([at - this.starts[line], end - this.starts[line], isPart ? CHANCE : 1]);
        found.set(line, spans);
      }
      return found;
    }

    line(line) {
      const end = line + 1 < this.starts.length ? this.starts[line + 1] - 1 : this.all.length;
      return this.all.slice(this.starts[line], end);
    }
  }

  return { CHANCE, COMMON, GUIDED, QUESTION, Places };
});
