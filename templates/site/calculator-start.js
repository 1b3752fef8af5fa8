// The first page: what has happened. Everything that is asked follows from it. begin: is told what was chosen.
"use strict";
window.calculatorPage.start = (rules, guidance, begin) => {
  const { element, button, fieldset } = window.calculatorPage.elements;
  const MANY = 20; // happenings; beyond, words to narrow them help
  const happenings = rules.happenings || [];

  const line = (one, isChosen) => element("label", { className: "happening" },
    element("input", { type: "checkbox", value: one.id, checked: isChosen }),
    element("span", {}, one.label, one.help ? element("span", { className: "hint" }, one.help) : null));

  function narrowed(list) {
    const input = element("input", { type: "search", id: "narrow" });
    input.addEventListener("input", () => {
      const words = input.value.trim();
      for (const label of list.children) label.hidden = !label.textContent.includes(words) && !label.querySelector("input").checked;
    });
    return element("p", {}, element("label", { htmlFor: "narrow" }, "输入几个字，找得快些"), input);
  }

  // The card. chosen: ids that are ticked already.
  function card(chosen) {
    const list = element("div", { className: "happenings" }, ...happenings.map((one) => line(one, chosen.has(one.id))));
    const wrong = element("p", { id: "wrong", className: "wrong", role: "alert" });
    const ticked = () => new Set([...list.querySelectorAll("input:checked")].map((box) => box.value));
    const go = () => {
      const found = ticked();
      if (found.size) return begin(found);
      wrong.textContent = "请至少选一件；都没有的，按“都没有”。";
      list.querySelector("input").focus();
    };
    const none = () => begin(new Set());
    const asked = fieldset(guidance.opening, "可以选几件。只问、只测算选了的事。",
      happenings.length > MANY ? narrowed(list) : null, list, wrong,
      element("p", { className: "row" }, element("button", { type: "submit" }, "继续"), button("quiet", "都没有", none)));
    return { asked, go };
  }

  return { card };
};
