// The calculator's engine (政策计算器): the rules of a policy and an applicant's answers give verdicts, amounts, reasons.
// Pure functions, no DOM, no network. The same as policypress/eligibility (logic, amounts, change, engine; answers.js has
// the answers), function by function; tests/eligibility/test_browser.py compares the two on thousands of applicants.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./answers.js"));
  else Object.assign(root.policypress, factory(root.policypress));
})(typeof self === "undefined" ? this : self, function (answering) {
  "use strict";
  const { accepts, parse, say, money, known, dayNumber, dayOf, dateOf } = answering;

  // ── logic: three values (Kleene) ──────────────────────────────────────────
  const DECIMALS = 4;
  const SATISFIED = {
    is: (sign) => sign === 0, is_not: (sign) => sign !== 0, at_least: (sign) => sign >= 0, more_than: (sign) => sign > 0,
    at_most: (sign) => sign <= 0, less_than: (sign) => sign < 0,
  };

  const first = (verdicts, decides, otherwise) =>
    verdicts.includes(decides) ? decides : verdicts.includes("unknown") ? "unknown" : otherwise;
  const allOf = (verdicts) => first(verdicts, "no", "yes");
  const anyOf = (verdicts) => first(verdicts, "yes", "no");
  const verdictOf = (holds) => (holds ? "yes" : "no");
  const condition = (rule, answers) => anyOf(rule.any.map((atom) => holds(atom, answers)));
  const fieldsOf = (rule) => unique(rule.any.map((atom) => atom.field));
  const unique = (items) => [...new Set(items)];

  function holds(atom, answers) {
    const answer = answers.get(atom.field);
    if (answer === undefined) return "unknown";
    if (atom.op === "one_of") return verdictOf(atom.values.includes(answer));
    if (atom.op === "within") return verdictOf(within(atom, answer));
    if (atom.value === null) return "unknown"; // the figure is still to be settled (待核)
    return verdictOf(SATISFIED[atom.op](compare(atom.type, answer, atom.value)));
  }

  function within(band, answer) {
    const low = band.from === null ? 1 : compare(band.type, answer, band.from);
    const high = band.to === null ? -1 : compare(band.type, answer, band.to);
    const counts = (end) => band.includes === end || band.includes === "both";
    return (low > 0 || (low === 0 && counts("lower"))) && (high < 0 || (high === 0 && counts("upper")));
  }

  function compare(kind, one, other) {
    if (kind === "number") [one, other] = [scaled(one), scaled(other)];
    else if (kind === "date") one = one.slice(0, other.length);
    return one > other ? 1 : one < other ? -1 : 0;
  }

  // A number ("1.5" or 3) in ten-thousandths; 10^8 of them at most, so it stays a safe integer.
  function scaled(number) {
    const [whole, rest = ""] = String(number).split(".");
    return Number(whole + rest.padEnd(DECIMALS, "0"));
  }

  // ── amounts: whole yuan, a range where an answer is missing (max null = no bound known) ─────
  const range = (min, max) => ({ min, max });
  const settled = (amount) => amount.min === amount.max;
  const exactly = (yuan) => (yuan === null ? range(0, null) : range(yuan, yuan));
  const step = (kind, text, clause) => ({ kind, text, clause });
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  function each(combine, amounts) {
    if (!amounts.length) return range(0, 0);
    const tops = amounts.map((one) => one.max);
    return range(combine(amounts.map((one) => one.min)), tops.includes(null) ? null : combine(tops));
  }
  const highest = (amounts) => each((numbers) => Math.max(...numbers), amounts);
  const total = (amounts) => each(sum, amounts);
  const hull = (amounts) => range(Math.min(...amounts.map((one) => one.min)), highest(amounts).max);

  function words(amount) {
    if (amount.max === null) return amount.min ? `${money(amount.min)}以上` : "金额待定";
    if (settled(amount)) return money(amount.min);
    return amount.min ? `${money(amount.min)}至${money(amount.max)}` : `最多${money(amount.max)}`;
  }

  function amountOf(support, measure, answers) {
    const rule = support.amount;
    const clause = support.clause;
    let [amount, steps] = METHODS[rule.method](rule, clause, answers);
    const caps = [["单项最高", support.caps.per_item], ["单项最高", measure.caps.per_item],
      ["单个申请人每年最高", support.caps.per_applicant_year]];
    for (const [name, cap] of rule.method === "per_unit" ? caps.slice(2) : caps) {
      const [left, lines] = capped(amount, name, cap);
      [amount, steps] = [left, steps.concat(lines)];
    }
    return [amount, steps];
  }

  function capped(amount, name, cap) {
    if (cap === null || cap.value === null || (amount.max !== null && amount.max <= cap.value)) return [amount, []];
    const most = cap.value;
    const binds = amount.min >= most ? "，按此计算" : "";
    return [range(Math.min(amount.min, most), most), [step("cap", `${name}${money(most)}${binds}`, cap.clause)]];
  }

  const METHODS = {
    fixed: (rule, clause) => [exactly(rule.value), [step("fixed", `定额：${words(exactly(rule.value))}`, clause)]],
    tiers: tiersAmount, per_unit: unitsAmount,
    share: (rule, clause, answers) => {
      const [amount, line] = shareAmount(rule, rule.of, answers.get(rule.field), clause);
      return [amount, [line]];
    },
  };

  function tiersAmount(rule, clause, answers) {
    const answer = answers.get(rule.field);
    const tiers = rule.tiers.filter((tier) => answer === undefined || (tier.band ? within(tier.band, answer) : answer === tier.id));
    if (!tiers.length) return [range(0, 0), []];
    const found = tiers.map((tier) => tierAmount(tier, rule, clause, answers));
    return [hull(found.map(([amount]) => amount)), found.map(([, line]) => line)];
  }

  function tierAmount(tier, rule, clause, answers) {
    const [amount, line] = tier.share === null ? [exactly(tier.value), { text: words(exactly(tier.value)) }]
      : shareAmount(tier, rule.of, rule.base ? answers.get(rule.base) : undefined, clause);
    return [amount, step("tier", `${tier.when}：${line.text}`, clause)];
  }

  function shareAmount(rule, of, base, clause) {
    const percent = rule.share_words;
    if (base === undefined || rule.share === null) return [range(0, null), step("share", `${of} × ${percent}`, clause)];
    const [above, below] = rule.share.split("/").map(BigInt);
    const product = BigInt(base) * above; // may be larger than a safe integer
    const yuan = Number(product / below);
    const cut = product % below ? "（不足1元的部分舍去）" : "";
    return [range(yuan, yuan), step("share", `${of}${money(base)} × ${percent} = ${money(yuan)}${cut}`, clause)];
  }

  function unitsAmount(rule, clause, answers) {
    const { value: price, limit } = rule;
    const count = answers.get(rule.field);
    const unit = `每${rule.unit}${words(exactly(price))}`;
    const most = limit === null ? null : limit.value;
    if (count === undefined) {
      const top = price !== null && most !== null ? price * most : null;
      const quota = limit ? [step("quota", `每年不超过${limit.words}`, limit.clause)] : [];
      return [range(0, top), [step("units", `${unit} × 数量`, clause), ...quota]];
    }
    const whole = Math.floor(scaled(count) / 10 ** DECIMALS);
    const counted = most === null ? whole : Math.min(whole, most);
    const quota = counted < whole ? [step("quota", `每年不超过${limit.words}，按${limit.words}计算`, limit.clause)] : [];
    const amount = exactly(price === null ? null : price * counted);
    const text = `${unit} × ${counted}` + (price === null ? "" : ` = ${words(amount)}`);
    return [amount, [...quota, step("units", text, clause)]];
  }

  // ── change: the fewest answers that would have to be different ─────────────
  function fixer(rules, given) {
    const questions = new Map(rules.questions.map((question) => [question.id, question]));

    function nearest(measure) {
      let best = null;
      for (const support of measure.supports) {
        const answers = fixed([...rules.general, ...measure.conditions, ...support.conditions]);
        if (answers !== null && (best === null || answers.length < best.answers.length)) best = { support: support.id, answers };
      }
      return best;
    }

    function fixed(conditions) {
      const answers = new Map(given);
      for (const rule of conditions) {
        if (condition(rule, answers) !== "no") continue;
        const found = one(rule, conditions, answers);
        if (found === null) return null;
        answers.set(found[0], found[1]);
      }
      if (conditions.some((rule) => condition(rule, answers) === "no")) return null;
      return [...answers].filter(([field, value]) => value !== given.get(field)).map(([field, value]) => fresh(field, value));
    }

    function one(rule, conditions, answers) {
      for (const field of fieldsOf(rule)) {
        const alone = conditions.filter((other) => other.any.every((atom) => atom.field === field));
        for (const value of candidates(field, conditions, answers.get(field))) {
          const trial = new Map(answers).set(field, value);
          if (condition(rule, trial) === "yes" && alone.every((other) => condition(other, trial) !== "no")) return [field, value];
        }
      }
      return null;
    }

    function candidates(field, conditions, now) {
      const question = questions.get(field);
      if (question.type === "yes_no") return [!now];
      if (question.type === "choice") return question.choices.map((choice) => choice.id);
      const atoms = conditions.flatMap((rule) => rule.any).filter((atom) => atom.field === field);
      const bounds = atoms.flatMap((atom) => [atom.value, atom.from, atom.to]).filter((bound) => bound !== null && bound !== undefined);
      if (question.type === "text") return bounds;
      const distance = (from) => (a, b) => Math.abs(a - from) - Math.abs(b - from) || a - b;
      if (question.type === "date") return unique(bounds.flatMap(days)).sort(distance(dayOf(now))).map(dateOf);
      const wholes = bounds.map((bound) => Math.floor(scaled(bound) / scaled(1))).flatMap((whole) => [whole - 1, whole, whole + 1]);
      const near = new Map([...bounds, ...wholes.filter((value) => accepts(question, value))].map((value) => [scaled(value), value]));
      return [...near.keys()].sort(distance(scaled(now))).map((key) => near.get(key));
    }

    function fresh(field, value) {
      const said = (answer) => say(questions.get(field), answer);
      return { field, value, text: `“${questions.get(field).label}”由“${said(given.get(field))}”改为“${said(value)}”` };
    }

    return { nearest };
  }

  // The first and last day of a date (2023, 2023-02 or 2023-02-06), and the days next to them.
  function days(bound) {
    const [year, month = 0, day = 0] = bound.split("-").map(Number);
    const start = dayNumber(year, month || 1, day || 1);
    const end = day ? start : dayNumber(year, (month || 12) + 1, 1) - 1;
    return [start - 1, start, end, end + 1];
  }

  // ── engine ────────────────────────────────────────────────────────────────
  function evaluate(rules, given) {
    const answers = known(rules, given);
    const general = conditionResults(rules.general, answers);
    const change = fixer(rules, answers);
    const measures = rules.measures.map((rule) => measureResult(rule, general, answers, change));
    const open = new Set(measures.filter((one) => one.verdict !== "no").map((one) => one.id));
    const excluded = (rule) => rule.exclusive_with.filter((other) => open.has(other) && open.has(rule.id));
    return { general, measures: measures.map((one, at) => ({ ...one, exclusive: excluded(rules.measures[at]) })) };
  }

  function questionsThatMatter(rules, answers, measures) {
    const found = new Map();
    for (const result of evaluate(rules, answers).measures) {
      if (measures && !measures.includes(result.id)) continue;
      for (const field of result.unanswered) found.set(field, [...(found.get(field) || []), result.id]);
    }
    return [...found].map(([field, ids]) => ({ field, measures: ids }));
  }

  function measureResult(rule, general, answers, change) {
    const own = conditionResults(rule.conditions, answers);
    const gate = [...general, ...own];
    const supports = supportResults(rule, gate, answers);
    let verdict = anyOf(supports.map((support) => support.verdict));
    let [amount, steps] = together(rule, supports);
    if (rule.shared.length && !settled(amount)) amount = tightened(rule, general, answers, rule.shared);
    if (amount.min) verdict = "yes"; // something is given, whatever is answered
    const done = verdict === "no" || (verdict === "yes" && settled(amount));
    return {
      id: rule.id, verdict, amount, conditions: own, supports, steps,
      unanswered: done ? [] : unanswered(gate, supports),
      change: verdict === "no" ? change.nearest(rule) : null, exclusive: [],
    };
  }

  function supportResults(rule, gate, answers) {
    const opened = allOf(gate.map((one) => one.verdict));
    const results = rule.supports.map((support) => supportResult(support, rule, opened, answers));
    if (rule.stacking === "cumulative") return results;
    const highestOf = (ones) => ones.reduce((most, one) => (one.amount.min > most.amount.min ? one : most));
    const best = new Map(matters(rule, results).flatMap((ones) => ones.map((one) => [one, highestOf(ones)])));
    const beaten = (one) => one !== best.get(one) && one.amount.max !== null && one.amount.max <= best.get(one).amount.min;
    return results.map((one) => (beaten(one) ? { ...one, counted: false } : one));
  }

  // Results by the matter (事项) of their support: 就高 chooses among those of one.
  const matters = (rule, results) => unique(rule.supports.map((support) => support.matter))
    .map((matter) => results.filter((one) => rule.supports.some((support) => support.id === one.id && support.matter === matter)))
    .filter((ones) => ones.length);

  function supportResult(support, rule, opened, answers) {
    const own = conditionResults(support.conditions, answers);
    const verdict = allOf([opened, ...own.map((one) => one.verdict)]);
    const result = (amount, counted, steps) => ({ id: support.id, verdict, amount, counted, conditions: own, steps });
    if (verdict === "no") return result(range(0, 0), false, []);
    const [amount, steps] = amountOf(support, rule, answers);
    return result(verdict === "yes" ? amount : range(0, amount.max), true, steps);
  }

  function together(rule, supports) {
    const named = new Map(rule.supports.map((support) => [support.id, support]));
    const offered = supports.filter((one) => one.verdict !== "no");
    const counted = offered.filter((one) => one.counted);
    const byHeight = rule.stacking === "highest";
    const steps = [];
    const parts = byHeight ? matters(rule, offered).map((ones) => {
      const rivals = ones.filter((one) => one.counted);
      const most = highest(rivals.map((one) => one.amount));
      const best = rivals.length === 1 ? `“${named.get(rivals[0].id).name}”${words(most)}` : "其中最高的一项";
      if (ones.length > 1) steps.push(step("highest", `就高不重复（按同一事项计）：取${best}`, named.get(rivals[0].id).clause));
      return most;
    }) : counted.map((one) => one.amount);
    const amount = total(parts);
    if (parts.length > 1 && parts.every(settled)) {
      const how = byHeight ? "不同事项分别计算" : "可以叠加";
      steps.push(step("sum", `${how}：${parts.map(words).join(" + ")} = ${words(amount)}`, named.get(counted[0].id).clause));
    }
    const [left, lines] = capped(amount, "单个申请人每年合计最高", rule.caps.per_applicant_year);
    return [left, steps.concat(lines)];
  }

  function tightened(rule, general, answers, shared) {
    const at = shared.findIndex(([field]) => !answers.has(field));
    if (at >= 0) {
      const [field, values] = shared[at];
      return hull(values.map((value) => tightened(rule, general, new Map(answers).set(field, value), shared.slice(at + 1))));
    }
    return together(rule, supportResults(rule, [...general, ...conditionResults(rule.conditions, answers)], answers))[0];
  }

  function unanswered(gate, supports) {
    const live = supports.filter((one) => one.counted && one.verdict !== "no");
    return unique([...gate, ...live.flatMap((support) => support.conditions)].flatMap((one) => one.unanswered));
  }

  const conditionResults = (rules, answers) => rules.map((rule) => conditionResult(rule, condition(rule, answers), answers));
  const conditionResult = (rule, verdict, answers) =>
    ({ id: rule.id, verdict, unanswered: verdict === "unknown" ? fieldsOf(rule).filter((field) => !answers.has(field)) : [] });

  return { evaluate, questionsThatMatter, accepts, parse, say, money };
});
