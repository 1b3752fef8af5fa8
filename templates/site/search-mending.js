// The query that was meant, where words in it were typed wrongly or in Latin letters: what is not found is looked for by its sound.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-sounds.js"), require("./search-text.js"));
  else (root.policySearch ||= {}).mending = factory(root.policySearch.sounds, root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (sounding, words) {
  "use strict";
  const { oneApart } = sounding;
  const { HAN_ONLY } = words;
  const NEGATIONS = /[不没未无非]/g; // 审核不过 was never meant to be 审核通过
  const denied = (text) => (text.match(NEGATIONS) || []).join("");

  class Mender {
    // sounds: of the text of the site; occurs: whether the site has a word; said: what people say.
    constructor(sounds, occurs, said) {
      Object.assign(this, { sounds, occurs, said });
    }

    // The query with what is not found replaced by what was meant; "" when there is nothing to mend.
    mended({ plain, units }) {
      let mended = plain;
      units.forEach((unit, at) => {
        if (unit.kind !== "unknown") return;
        const meant = HAN_ONLY.test(unit.words) ? this._han(unit, units, at) : this._latin(unit.words);
        if (meant && denied(meant) === denied(unit.words)) mended = mended.replace(unit.words, meant);
      });
      return mended === plain ? "" : mended;
    }

    _han(unit, units, at) {
      const before = unit.touches && at > 0 && !units[at - 1].isNumber && HAN_ONLY.test(units[at - 1].words) ? units[at - 1].words : "";
      const next = units[at + 1];
      const after = next && next.touches && !next.isNumber && HAN_ONLY.test(next.words) ? next.words : "";
      const text = this.sounds.text;
      const isFound = [before + unit.words + after, before + unit.words, unit.words + after].some((one) => one.length > 1 && text.includes(one));
      if (isFound) return "";
      if (unit.words.length > 1 && text.includes(unit.words)) return "";
      if (unit.words.length === 1 && before.length + after.length > 3) return ""; // 学专利导航: the others say enough
      return this.sounds.mended(unit.words, before, after);
    }

    _latin(latin) {
      if (!/^[a-z]{2,40}$/.test(latin) || this.occurs(latin)) return "";
      if (latin.length >= 5) {
        for (const said of this.said) if (/^[a-z]{4,}$/.test(said) && oneApart(said, latin)) return said;
      }
      const spelled = this.sounds.spelled(latin);
      if (spelled.length) return spelled[0];
      return this.sounds.spelledInParts(latin).join(" ");
    }
  }

  return { Mender };
});
