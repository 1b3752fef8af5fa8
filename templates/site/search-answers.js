// What a search says itself: the answers to everyday questions, what the policy does not have, a clause that is not there.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-text.js"));
  else (root.policySearch ||= {}).answers = factory(root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (words) {
  "use strict";
  const { fold, compact, isChance } = words;
  // A result that is no page of the index. small: its words as they are searched.
  function result(address, title, lines, links, more = {}) {
    return { page: { address, title, kind: "答" }, lines, links, hits: [], left: 0, more: 0, score: 0, ...more };
  }

  const LISTED = new Set(["who", "outside", "exclusion", "dishonest", "repeat"]); // each line a condition, in no order
  const GUIDE = "指南";
  const REPEATED = 12; // characters of what is not found that an answer repeats
  const NOT_SAID = "政策和指南里都没有找到。可以换一个说法，或者看看全部支持的事项；拿不准的，可以咨询：";

  const HALF = 0.5; // of the characters of a query: a page with as many is no chance hit
  const lengthOf = (units) => units.reduce((sum, { words: one }) => sum + one.length, 0);

  // Characters of the words that one page has, of the page that has most.
  function mostFound(units) {
    const found = new Map();
    for (const unit of units) for (const page of unit.worths.keys()) found.set(page, (found.get(page) || 0) + unit.words.length);
    return Math.max(0, ...found.values());
  }

  class Answers {
    // index: pages, answers [id, question, address, lines, links], absent [name, pattern, where to go], self.
    constructor(index, simple, vocabulary) {
      this.vocabulary = vocabulary;
      this.simple = simple;
      const small = (text) => compact(fold(text, simple));
      this.self = index.self || "本政策";
      const guides = (index.pages || []).filter(([, , , kind]) => kind === GUIDE);
      this.titles = guides.flatMap(([, title, , , names = []]) => [title, ...names]).map(small);
      this.questions = (index.answers || []).map(([, question]) => question);
      this.made = (index.answers || []).map(([id, question, address, lines, links]) => ({
        id, result: result(address, question, lines, links, {
          asked: small(question), small: small([question, ...lines].join("")) }) }));
      this.absent = (index.absent || []).map(([name, pattern, where]) => ({
        name, where, matches: pattern ? new RegExp(pattern) : null, folded: fold(name, simple) }));
    }

    // The answers to questions by their ids; of several policies, those first whose name the other words say.
    of(ids, units = []) {
      const named = units.filter((unit) => !unit.isGeneral);
      const said = ({ asked }) => named.filter(({ words: one }) => asked.includes(compact(one))).length;
      const found = (id) => this.made.filter((one) => one.id === id).map((one) => one.result).sort((a, b) => said(b) - said(a));
      return ids.flatMap((id) => (LISTED.has(id) ? found(id).map((one) => this._nearestFirst(one, named)) : found(id)));
    }

    // An answer of several conditions: those that have a word of the query come first.
    _nearestFirst(answer, named) {
      const has = (line) => named.some((unit) => unit.alternatives.some(({ words: one }) => one.length > 1 && compact(fold(line, this.simple)).includes(one)));
      const near = answer.lines.filter(has);
      return { ...answer, lines: [...near, ...answer.lines.filter((line) => !near.includes(line))] };
    }

    // Whether the question of an answer, or the policy it is from, says all the words.
    isNamed({ asked }, units) {
      return units.every(({ words: one }) => asked.includes(compact(one)));
    }

    // What the policy does not have, unless the words have a meaning of their own in it: 落户奖励 where firms settle.
    missing({ plain, units, asked }) {
      const meant = units.filter((unit) => unit.isSaid).map((unit) => unit.words);
      const topics = this.absent.filter(({ matches, folded }) => {
        if (!matches) return plain.includes(folded);
        const found = matches.exec(plain);
        if (!found) return false;
        const span = [found.index, found.index + found[0].length];
        const isCut = found[0].length === 2 && isChance(plain, span, this.vocabulary);
        if (isCut || !asked.slice(...span).includes(" ")) return false; // 外贸 in 国外贸易; 外地户口
        if (this.titles.some((title) => title.includes(found[0]))) return false; // 养老 where beds for the old are paid
        return !meant.some((one) => one.length > found[0].length && one.includes(found[0]));
      });
      return topics.map(({ name, where }) => {
        const lines = [where || "这里列出的是政策支持的事项；别的事项请向相应的主管部门咨询。"];
        return result("index.html", `${this.self}不含${name}`, lines, [["全部列出", "index.html"]], { isMissing: true });
      });
    }

    // What is nowhere in the policy: said plainly, and not left to the chance hits of its characters.
    // leads: sayings that lead to a page, whatever it says.
    unmentioned(units, leads) {
      const named = units.filter((unit) => !unit.isGeneral && !unit.isAsked);
      if (named.some((unit) => unit.isNumber || leads.has(unit.words))) return [];
      const asked = named.filter((unit) => !unit.isPiece);
      const lost = asked.filter(({ words: one }) => one.length > 1).map(({ words: one, touches }) => (touches ? one : ` ${one}`)).join("").trim();
      const isFound = asked.some((unit) => unit.worths.size > 0 && unit.words.length > 1);
      if (!lost || isFound || mostFound(named) >= HALF * lengthOf(asked)) return [];
      const short = lost.length > REPEATED ? `${lost.slice(0, REPEATED)}…` : lost;
      const [phone] = this.made.filter(({ id }) => id === "phone");
      const lines = phone ? phone.result.lines : [];
      const telephone = lines.filter((line) => /电话|热线/.test(line));
      const asking = (telephone.length ? telephone : lines).slice(0, 2);
      const links = [["全部列出", "index.html"], ["政策计算器", "calculator.html"]];
      return [result("index.html", `${this.self}没有写到“${short}”`, [NOT_SAID, ...asking], links, { isMissing: true, isUnmentioned: true })];
    }

    // 第99条, where the policy has fewer. numbers: of its clauses.
    noClause({ clause }, numbers) {
      if (!clause || !clause.isNamed || numbers.includes(clause.number)) return [];
      const lines = ["条号可能有变动，请从政策原文里找。"];
      return [result("policy.html", `${this.self}没有第${clause.number}条`, lines, [["全部列出", "index.html"]], { isMissing: true })];
    }
  }

  return { Answers };
});
