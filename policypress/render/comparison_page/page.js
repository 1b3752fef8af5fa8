"use strict";
// Reading aids of the comparison page. Without this script the page is whole; with it one walks from change to change.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const stops = all("section[data-stop]");
  const where = document.querySelector(".where");
  const help = document.getElementById("ui-help");
  root.classList.add("js");

  const shown = () => stops.filter((stop) => !stop.hidden);
  let here = null;

  function tell() {
    const list = shown();
    const place = list.indexOf(here);
    where.textContent = list.length ? `第 ${place < 0 ? "–" : place + 1} 处，共 ${list.length} 处` : "没有符合筛选的修改";
  }

  function visit(stop) {
    if (!stop) return;
    here?.classList.remove("here");
    here = stop;
    here.classList.add("here");
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    history.replaceState(null, "", `#${encodeURIComponent(here.id)}`);
    tell();
  }

  // From the change last visited, or from the top of the window when there is none.
  function step(forward) {
    const list = shown();
    const place = list.indexOf(here);
    if (place >= 0) return visit(list[place + (forward ? 1 : -1)]);
    const top = (stop) => stop.getBoundingClientRect().top;
    visit(forward ? list.find((stop) => top(stop) > 60) : list.findLast((stop) => top(stop) < 60));
  }

  function filter() {
    const wanted = new Set(all(".kind input:checked").map((box) => box.name));
    for (const unit of all("section.unit")) {
      const kinds = unit.dataset.kinds.split(" ");
      unit.hidden = unit.dataset.unit === "clause" && !kinds.some((kind) => wanted.has(kind));
    }
    const same = document.querySelector('.kind input[name="same"]');
    document.querySelector('[data-do="same"]').setAttribute("aria-pressed", String(!same || same.checked));
    tell();
  }

  // The two columns are copies of the words; the style hides what belongs to the other side.
  function sides() {
    if (!document.querySelector(".sides")) {
      for (const words of all("section.unit:not(.same) > .words")) {
        const columns = document.createElement("div");
        columns.className = "sides";
        for (const side of ["old", "new"]) {
          const column = document.createElement("div");
          column.className = side;
          column.append(...[...words.cloneNode(true).childNodes]);
          columns.append(column);
        }
        words.after(columns);
      }
    }
    const on = root.classList.toggle("sides-on");
    document.querySelector('[data-do="sides"]').setAttribute("aria-pressed", String(on));
    here?.scrollIntoView({ block: "start" });
  }

  function same() {
    const box = document.querySelector('.kind input[name="same"]');
    if (box) {
      box.checked = !box.checked;
      filter();
    }
  }

  const doing = {
    on: () => step(true),
    back: () => step(false),
    sides,
    same,
    help: () => (help.open ? help.close() : help.showModal()),
    contents: () => document.querySelector("nav a")?.focus(),
  };
  const keys = { j: "on", k: "back", s: "sides", u: "same", t: "contents", "?": "help", "？": "help" };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) doing[button.dataset.do]();
  });
  document.addEventListener("change", (event) => event.target.closest(".kind") && filter());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input[type=text]")) return;
    const name = keys[event.key];
    if (!name || (help.open && name !== "help")) return;
    event.preventDefault();
    doing[name]();
  });

  function fromAddress() {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      return;
    }
    const target = name && document.getElementById(name)?.closest("section.unit");
    if (!target) return;
    target.hidden = false;
    here?.classList.remove("here");
    here = target;
    here.classList.add("here");
    here.scrollIntoView();
    tell();
  }
  addEventListener("hashchange", fromAddress);
  tell();
  fromAddress();
})();
