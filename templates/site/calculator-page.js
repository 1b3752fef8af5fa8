// The page around the calculator's engine: what happened, then one question at a time, the outcome beside it. Answers live in this
// page and in the fragment of its address, which browsers never send. Its parts have files of their own: calculator-elements, -parts,
// -chosen, -link, -form, -start, -order, -questions, -reasons, -plan, -outcome and -taken.js.
"use strict";
(async () => {
  const engine = window.policypress;
  const shelf = window.calculatorPage.parts(await window.pageData("rules"), await window.pageData("guidance"));
  const { at } = window.calculatorPage.elements;
  const { keys } = window.calculatorPage;
  const fragment = () => location.hash.slice(1);
  let mine = null; // the fragment that this page wrote itself
  let asked = 0; // only what was asked for last is shown
  let page = null; // what stands on the rules that are here

  // Everything that stands on the rules. before: what was filled in on a page that knew less of them.
  function made(before) {
    const parts = window.calculatorPage;
    const { rules, guidance } = shelf.joined();
    const chosen = parts.chosen(engine, rules);
    const link = parts.link(engine, rules, guidance);
    const form = parts.form(engine, rules, chosen, before);
    const start = parts.start(rules, guidance, choose);
    const order = parts.order(engine, rules, form, chosen);
    const questions = parts.questions(engine, rules, form, order, start);
    const reasons = parts.reasons(engine, rules, form);
    const plan = parts.plan(engine, rules, guidance, form, link, { isLeft: () => shelf.left().length > 0, take: takeMore });
    const outcome = parts.outcome(engine, rules, guidance, form, reasons, plan);
    parts.taken(engine, rules, form, { outcome, reasons, plan, link }, questions.answeredSlots);
    form.changed = changed;
    at("calculator").dataset.version = guidance.version;
    return { rules, guidance, form, link, questions, outcome, known: shelf.known() };
  }

  // Does something once the rules that it needs are here: at once where they are.
  async function withRules(numbers, act) {
    asked += 1;
    const number = asked;
    if (shelf.missing(numbers).length && !(await isTaken(numbers))) return;
    if (number !== asked) return;
    if (!page || page.known !== shelf.known()) page = made(page && page.form.state);
    act();
  }

  // Whether rules from beside the page could be taken; what is said meanwhile gives way to what was said before.
  async function isTaken(numbers) {
    const note = at("note").textContent;
    at("note").textContent = "正在打开这几项的规则……";
    try {
      await shelf.load(numbers);
      at("note").textContent = note;
      return true;
    } catch (error) {
      at("note").textContent = `没有打开 ${error.message}，不能测算。请把网站的文件放在一起再打开，或者看各项申报指南。`;
      return false;
    }
  }

  function show(focus = false) {
    const { rules, guidance, form, questions, outcome } = page;
    questions.showQuestion(focus);
    questions.showAnswered();
    outcome.showOutcome();
    // Forms that fill themselves: a module of its own, where the policy has forms.
    if (window.offerForms && form.isReckoning()) window.offerForms(rules, guidance, form.result(), form.state.answers, at("forms"));
    else at("forms").replaceChildren();
    at("link").hidden = true;
  }

  // A step of the browser for each answer: Back is the question before. What does not fit an address is kept in the page alone.
  function keep() {
    const words = page.link.fragmentOf(page.form.state);
    if (words === null || words === fragment()) return;
    mine = words;
    history.pushState(null, "", words ? `#${words}` : location.href.split("#")[0]);
  }

  function changed() {
    keep();
    show(true);
  }

  const choose = (happened) => withRules(shelf.ofHappenings(happened), () => page.form.begin(happened));
  // One part more, and what can be shown of it.
  const takeMore = () => withRules(shelf.left().slice(0, 1), show);

  function begin() {
    mine = fragment();
    withRules(shelf.ofFragment(mine, keys), () => {
      const found = page.link.read(mine);
      page.form.take(found);
      at("note").textContent = found.notes.join("");
      show();
    });
  }

  at("restart").onclick = () => {
    page.form.take({ answers: {}, happened: null, only: "" });
    changed();
  };
  // #main names a place of the page and no answers.
  window.addEventListener("popstate", () => fragment() !== mine && (fragment().includes("=") || !fragment()) && begin());
  at("calculator").hidden = false;
  begin();
})();
