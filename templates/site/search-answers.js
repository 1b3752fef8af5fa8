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

  class Answers {
    // index: answers [id, question, address, lines, links], absent [name, pattern, where to go], self.
    constructor(index, simple, vocabulary) {
      this.vocabulary = vocabulary;
      const small = (text) => compact(fold(text, simple));
      this.self = index.self || "本政策";
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
      return ids.flatMap((id) => this.made.filter((one) => one.id === id).map((one) => one.result).sort((a, b) => said(b) - said(a)));
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
        return !meant.some((one) => one.length > found[0].length && one.includes(found[0]));
      });
      return topics.map(({ name, where }) => {
        const lines = [where || "这里列出的是政策支持的事项；别的事项请向相应的主管部门咨询。"];
        return result("index.html", `${this.self}不含${name}`, lines, [["全部列出", "index.html"]], { isMissing: true });
      });
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
