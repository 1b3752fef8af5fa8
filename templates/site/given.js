// What an applicant answered, beside the condition it bears on (填报情况). Pure functions. The same as text_of, why_open and how rows
// are counted in policypress/eligibility/given. Stands on rules.js, answers.js and ready.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) {
    module.exports = factory(require("./rules.js"), require("./answers.js"), require("./ready.js"));
  } else root.policypress.given = factory(root.policypress.rules, root.policypress, root.policypress.ready);
})(typeof self === "undefined" ? this : self, function (language, answering, readying) {
  "use strict";
  const { compileCondition, compileNumber, inside, isObject, own, scope, unique } = language;
  const { known } = answering;

  // A condition that is not met, in words, in the row of a table where it is about one. Who is in one of the situations that an
  // amount names is not told to be in none, but that it comes to nothing.
  function refusalText(rules, rule, given, thing = null, row = null) {
    if (!rule.nothing) return rule.text;
    const at = scope(known(rules, given), null, readying.ready(rules).labels);
    const isOfRow = thing !== null && row !== null;
    const here = isOfRow ? inside(at, thing, at.answers.get(thing)[row]) : at;
    return compileCondition(rule.holds)(here) === "no" ? rule.text : rule.nothing;
  }

  // The rows of a table that a condition counts, of those that were given; null where it counts all of them, or in several ways.
  function rowsCounted(rules, node, thing, given) {
    const wheres = [...new Set(countedBy(node, thing).map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one));
    if (wheres.length !== 1 || wheres[0] === true) return null;
    const at = scope(known(rules, given), null, readying.ready(rules).labels);
    const holds = compileCondition(wheres[0]);
    return (at.answers.get(thing) || []).filter((row) => holds(inside(at, thing, row)) === "yes").length;
  }

  // What each look into a table asks of its rows.
  function countedBy(node, thing) {
    if (Array.isArray(node)) return node.flatMap((one) => countedBy(one, thing));
    if (!isObject(node)) return [];
    const isHere = node.rows === thing || node.exists === thing;
    return [...(isHere ? [own(node, "where") ? node.where : true] : []),
      ...Object.values(node).flatMap((one) => countedBy(one, thing))];
  }

  // What keeps a condition open whatever is answered: 除数为0，不能测算; "" where nothing does.
  function whyOpen(rules, rule, given) {
    const at = scope(known(rules, given), null, readying.ready(rules).labels);
    return unique(undecided(rule.holds, at)).join("，");
  }

  // What the comparisons of a condition leave open with every answer; what they ask of the rows of a table is not looked at.
  function undecided(node, at) {
    if (!isObject(node) || own(node, "exists")) return [];
    const found = own(node, "compare")
      ? [node.compare[0], node.compare[2]].flatMap((one) => compileNumber(one)(at).undecided) : [];
    const parts = ["all", "any", "of", "not"].filter((key) => own(node, key)).flatMap((key) => [].concat(node[key]));
    return [...found, ...parts.flatMap((part) => undecided(part, at))];
  }

  return { refusalText, rowsCounted, whyOpen };
});
