// The page around the calculator's engine: what happened, then one question at a time, the outcome beside it. Answers live in this
// page and in the fragment of its address, which browsers never send. Its parts have files of their own: calculator-elements, -chosen,
// -link, -form, -start, -order, -questions, -reasons, -plan, -outcome and -taken.js.
"use strict";
(async () => {
  const engine = window.policypress;
  const [rules, guidance] = [await window.pageData("rules"), await window.pageData("guidance")];
  const parts = window.calculatorPage;
  const { at } = parts.elements;
  const chosen = parts.chosen(engine, rules);
  const link = parts.link(engine, rules, guidance);
  const form = parts.form(engine, rules, chosen);
  const start = parts.start(rules, guidance, form);
  const order = parts.order(engine, rules, form, chosen);
  const questions = parts.questions(engine, rules, form, order, start);
  const reasons = parts.reasons(engine, rules, form);
  const plan = parts.plan(engine, rules, guidance, form, link);
  const outcome = parts.outcome(engine, rules, guidance, form, reasons, plan);
  const { state } = form;
  parts.taken(engine, rules, form, { outcome, reasons, plan, link }, questions.answeredSlots);

  function show(focus = false) {
    questions.showQuestion(focus);
    questions.showAnswered();
    outcome.showOutcome();
    // Forms that fill themselves: a module of its own, where the policy has forms.
    if (window.offerForms && form.isReckoning()) window.offerForms(form.result(), state.answers, at("forms"));
    else at("forms").replaceChildren();
    at("link").hidden = true;
  }

  const fragment = () => location.hash.slice(1);
  let mine = null; // the fragment that this page wrote itself

  // A step of the browser for each answer: Back is the question before. What does not fit an address is kept in the page alone.
  function keep() {
    const words = link.fragmentOf(state);
    if (words === null || words === fragment()) return;
    mine = words;
    history.pushState(null, "", words ? `#${words}` : location.href.split("#")[0]);
  }

  function begin() {
    const found = link.read(fragment());
    form.take(found);
    mine = fragment();
    at("note").textContent = found.notes.join("");
    show();
  }

  form.changed = () => {
    keep();
    show(true);
  };
  at("restart").onclick = () => {
    form.take({ answers: {}, happened: null, only: "" });
    form.changed();
  };
  // #main names a place of the page and no answers.
  window.addEventListener("popstate", () => fragment() !== mine && (fragment().includes("=") || !fragment()) && begin());
  at("calculator").dataset.version = guidance.version;
  at("calculator").hidden = false;
  begin();
})();
