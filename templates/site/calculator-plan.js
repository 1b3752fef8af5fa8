// What to do first: what to apply for and until when, what can still be brought about, what to hand in; and for who has nothing,
// what may be done from now on. Nothing is advised that is past or that others decide.
"use strict";
window.calculatorPage.plan = (engine, rules, guidance, form, link, rest) => {
  const { element, renew, keeper } = window.calculatorPage.elements;
  const { state, things, measures } = form;
  const { fieldsOf } = engine.rules;
  const [UNKNOWN_DAY, OVER] = ["9999-1", "9999-2"]; // after every day
  const MOST_NEXT = 40; // lines that one reads
  const told = (id) => guidance.measures[id] || { amount: "", window: "", materials: [] };
  const changeWords = (found) => found.change.answers.map((one) => one.text).join("；");

  // The guide of a measure; its own link leads back here with the answers. Of several policies each has its pages at an address
  // of its own, and questions by other names.
  const hrefOf = (rule) => rule.page || `m/${rule.id}.html${fragment()}`;
  const guideLink = (rule, words) => element("a", { href: hrefOf(rule) }, words);
  const written = { of: [], words: "" };
  function fragment() {
    const of = [state.answers, state.happened, state.only, state.begun];
    if (written.of.some((one, at) => one !== of[at]) || !written.of.length) {
      const words = link.fragmentOf(state);
      Object.assign(written, { of, words: words ? `#${words}` : "" });
    }
    return written.words;
  }

  // What a window means today (dates.js); null where no day can be told.
  const stateOf = (id) => (told(id).days && window.policyDates ? window.policyDates.told(told(id).days) : null);
  // The day that comes first is done first; a window whose days are not known comes after, one that is over last.
  function dayOf(id) {
    const state = stateOf(id);
    if (state === null) return UNKNOWN_DAY;
    return state.kind === "past" ? OVER : state.next || UNKNOWN_DAY;
  }

  function windowWords(id) {
    const { window: words, free } = told(id);
    if (free) return "不用申报，核定后直接拨付";
    if (!words) return "申报时间还没有公布";
    const state = stateOf(id);
    return `申报时间：${words}${state ? `（${state.tag}${state.words ? `，${state.words}` : ""}）` : ""}`;
  }

  // The same, looked up once for each time that a plan is made.
  const daysOf = (found) => new Map(found.map((one) => [one.id, dayOf(one.id)]));

  // What can be applied for first, by the day it ends; then what waits for answers; last what can be brought about.
  function planned(result) {
    const rank = (one) => (one.verdict === "yes" ? 0 : one.verdict === "unknown" ? 1 : 2);
    const worth = (one) => Number(one.amount.min);
    const found = result.measures.filter((one) => one.verdict !== "no" || one.change);
    const days = daysOf(found);
    const byDay = (a, b) => (days.get(a.id) < days.get(b.id) ? -1 : Number(days.get(a.id) > days.get(b.id)));
    return found.sort((a, b) => rank(a) - rank(b) || byDay(a, b) || worth(b) - worth(a) || 0);
  }

  function lineWords(one, worthOf) {
    const rule = measures.get(one.id);
    const name = `${rule.number}${rule.subject}`;
    if (one.verdict === "yes") return `申报${name}，${worthOf(one)}。${windowWords(one.id)}。`;
    if (one.verdict === "unknown") return `${name}还不能确定，请接着回答。${windowWords(one.id)}。`;
    return `${name}：今后${changeWords(one)}，可以申报。`;
  }

  function planBlocks(result, worthOf) {
    const found = planned(result);
    if (!found.length) return [];
    renew(plan, found.map((one) => planLine(one, lineWords(one, worthOf))));
    return [element("h3", {}, "先做什么"), plan];
  }

  // A line is made once for its words; only the answers that its link leads back to are others each time.
  const plan = element("ol", { className: "plan" });
  const keep = keeper();
  function planLine(one, words) {
    const rule = measures.get(one.id);
    const line = keep(one.id, [words], () => element("li", {}, words, " ",
      element("span", { className: "no-print" }, guideLink(rule, "申报指南"))));
    const link = line.lastElementChild.firstElementChild;
    const href = hrefOf(rule);
    if (link.getAttribute("href") !== href) link.setAttribute("href", href);
    return line;
  }

  // [heading, names of materials]: those of all that can be had once, then each measure's own.
  function materials(result) {
    const open = result.measures.filter((one) => one.verdict === "yes").map((one) => one.id);
    const lists = open.map((id) => told(id).materials || []);
    if (!lists.some((list) => list.length)) return [];
    const common = lists[0].filter((one) => lists.every((list) => list.includes(one)));
    const names = (list) => list.map((one) => guidance.materials[one]);
    const own = open.map((id, at) => [`${measures.get(id).number}${measures.get(id).subject}`,
      names(lists[at].filter((one) => open.length < 2 || !common.includes(one)))]);
    return [...(open.length > 1 ? [["各项都要", names(common)]] : []), ...own].filter(([, list]) => list.length);
  }

  function materialBlocks(result) {
    const found = materials(result);
    if (!found.length) return [];
    const lists = () => found.flatMap(([heading, names]) => [element("h4", {}, heading),
      element("ul", {}, ...names.map((one) => element("li", {}, one)))]);
    const block = element("details", { className: "materials" }, element("summary", {}, "要准备的材料"));
    block.fill = () => block.childElementCount > 1 || block.append(...lists());
    block.addEventListener("toggle", block.fill);
    return [block];
  }

  // Of a measure what an applicant can bring about from now on: supports that are paid by things to have another of, or that
  // ask for something that is no fact.
  function nextOf(rule) {
    const isField = (id) => form.questions.has(id) && !form.questions.get(id).fact;
    const common = fieldsOf(rule.conditions.map((one) => one.holds)).filter(isField);
    const found = rule.supports.map((support) => {
      if (support.for_each) return [support, things.get(support.for_each).fact ? [] : [things.get(support.for_each).label]];
      const own = fieldsOf(support.conditions.map((one) => one.holds)).filter(isField);
      return [support, [...common, ...own].map((id) => form.questions.get(id).label)];
    }).filter(([, names]) => names.length);
    const names = [...new Set(found.flatMap(([, some]) => some))];
    const isWhole = found.length === rule.supports.length;
    const amount = isWhole ? told(rule.id).amount : [...new Set(found.flatMap(([support]) => support.standard))].join("；");
    return { rule, names, amount };
  }

  // But for the measures that were looked at already. Rules that are not here yet are taken as long as there is room.
  function nextBlocks(seen) {
    const found = rules.measures.filter((one) => !seen.has(one.id)).map(nextOf).filter(({ names }) => names.length);
    const isMore = rest.isLeft();
    if (isMore && found.length < MOST_NEXT) rest.take();
    if (!found.length) return [];
    const lines = found.slice(0, MOST_NEXT).map(({ rule, names, amount }) =>
      element("li", {}, guideLink(rule, `${rule.number}${rule.subject}`), `：${names.join("、")}${amount ? `。${amount}` : ""}`));
    const more = found.length - lines.length;
    const moreWords = isMore ? "其他的见首页。" : more ? `另有 ${more} 项，见首页。` : "";
    return [element("h3", {}, "今后可以做的"),
      element("p", { className: "hint" }, "下列各项要看申请人自己今后做了什么；获奖、认定要由别人评定，不在这里。条件和时间见各项指南。"),
      element("ul", { className: "next" }, ...lines), moreWords ? element("p", {}, moreWords) : ""].filter(Boolean);
  }

  return { changeWords, guideLink, planned, lineWords, planBlocks, materials, materialBlocks, nextBlocks };
};
