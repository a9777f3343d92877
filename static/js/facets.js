// Enhancement only: without this file the box of a facet is a form that asks the server.

const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

const words_of = (text) => fold(text).split(" ").filter(Boolean);

// The box above the values of a facet. What it lists is narrowed while one types; of a facet that
// has more values than the page lists, the others are asked for. Arrow down or Enter goes to the
// first value shown, Escape empties the box.
class FacetFinder {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.status = form.querySelector("[role=status]");
    this.list = form.parentElement.querySelector(".facet-list");
    this.items = [...this.list.querySelectorAll("li")];
    this.texts = new Map(this.items.map((item) =>
      [item, fold(item.querySelector(".facet-text").textContent)]));
    this.folds = [...this.list.querySelectorAll("details")].map((fold) => ({ fold, open: fold.open }));
    form.querySelector("button").hidden = true;
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.first()?.focus();
    });
  }

  look() {
    clearTimeout(this.timer);
    if (this.form.dataset.cut) this.timer = setTimeout(() => this.ask(), 150);
    else this.narrow();
  }

  narrow() {
    const words = words_of(this.input.value);
    const typed = words.length > 0;
    const holds = (item) => words.every((word) => this.texts.get(item).includes(word));
    const kept = new Set(this.items.filter(holds));
    const is_shown = (element) => [...element.querySelectorAll("li")].some((item) => kept.has(item));
    for (const item of this.items) item.hidden = !kept.has(item) && !is_shown(item);
    for (const { fold, open } of this.folds) {
      fold.hidden = !is_shown(fold);
      fold.open = typed ? !fold.hidden : open;
    }
    this.list.classList.toggle("narrowed", typed);
    this.tell(typed ? kept.size : undefined);
  }

  // The same search, as the form would ask for it.
  parameters() {
    const pairs = [...new FormData(this.form)].filter(([name]) => name !== this.input.name);
    return new URLSearchParams(pairs);
  }

  async ask() {
    const text = this.input.value.trim();
    this.asked?.abort();
    const asked = this.asked = new AbortController();
    const query = this.parameters();
    for (const name of ["sort", "explain", "facets", "limit", "lang", "collapse"]) query.delete(name);
    query.set("match", text);
    query.set("lang", document.documentElement.lang);
    try {
      const response = await fetch(`/api/v1/facets/${this.form.dataset.facet}?${query}`,
                                   { signal: asked.signal });
      if (!response.ok) throw new Error(response.statusText);
      const { total, items } = await response.json();
      if (!asked.signal.aborted) this.show(items, total, text);
    } catch {
      if (!asked.signal.aborted) this.narrow(); // no network: what is listed can still be narrowed
    }
  }

  show(items, total, text) {
    this.found?.remove();
    this.found = document.createElement("ul");
    this.found.append(...items.map((item) => this.row(item)));
    for (const child of this.list.children) child.hidden = text !== "";
    if (text === "") this.narrow();
    else this.list.append(this.found);
    this.found.hidden = text === "";
    this.tell(text ? total : undefined);
  }

  row({ value, label, count }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const name = this.form.dataset.facet;
    const pairs = [...this.parameters()];
    const others = pairs.filter((pair) => pair[0] !== name || pair[1] !== value);
    const chosen = others.length < pairs.length;
    const query = new URLSearchParams(chosen ? others : [...pairs, [name, value]]);
    link.className = "facet-value";
    link.rel = "nofollow";
    link.href = `${location.pathname}?${query}`;
    if (chosen) link.setAttribute("aria-current", "true");
    const part = (style, text) => {
      const element = document.createElement("span");
      element.className = style;
      element.textContent = text;
      return element;
    };
    const mark = part("facet-mark", "");
    mark.setAttribute("aria-hidden", "true");
    const number = part("count", count.toLocaleString(document.documentElement.lang));
    link.append(mark, part("facet-text", label), " ", number);
    item.append(link);
    return item;
  }

  tell(shown) {
    const { shown: words, none } = this.form.dataset;
    const number = shown?.toLocaleString(document.documentElement.lang);
    this.status.textContent =
      shown === undefined ? "" : shown === 0 ? none : words.replace("#", number);
  }

  first() {
    return [...this.list.querySelectorAll(".facet-value")].find((link) => link.offsetParent);
  }

  key(event) {
    if (event.isComposing) return; // an input method (Telex, VNI) is at work
    if (event.key === "ArrowDown") {
      event.preventDefault();
      this.first()?.focus();
    } else if (event.key === "Escape" && this.input.value) {
      event.preventDefault();
      this.input.value = "";
      this.look();
    }
  }
}

document.querySelectorAll(".facet-find").forEach((form) => new FacetFinder(form));
