// Enhancement only: every page works without this file.

const debounce = (work, milliseconds) => {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), milliseconds);
  };
};

// The search box as a combobox (WAI-ARIA 1.2, list autocomplete with manual selection): arrows move
// through the suggestions, Enter opens the chosen one or searches for what was typed, Escape closes
// the list, Tab leaves it.
class Suggestions {
  constructor(input) {
    this.input = input;
    this.words = input.dataset;
    this.items = [];
    this.active = -1;
    this.list = this.part("ul", "suggestions", "listbox");
    this.list.id = `${input.id}-suggestions`;
    this.list.setAttribute("aria-label", this.words.suggestLabel);
    this.list.hidden = true;
    this.status = this.part("p", "hidden", "status");
    input.parentElement.append(this.list, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    const ask = debounce(() => this.ask(), 120);
    input.addEventListener("input", ask);
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    input.form.addEventListener("submit", () => this.close());
    // The input keeps the focus; a finger may scroll the list without choosing.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this.take(Number(item.dataset.at));
    });
  }

  part(tag, style, role) {
    const element = document.createElement(tag);
    element.className = style;
    if (role) element.setAttribute("role", role);
    return element;
  }

  async ask() {
    const text = this.input.value.trim();
    this.asked?.abort();
    if (text.length < 2 || text.length > 120) return this.close();
    const asked = this.asked = new AbortController();
    const query = new URLSearchParams({ q: text, lang: this.words.language });
    try {
      const response = await fetch(`${this.words.suggest}?${query}`, { signal: asked.signal });
      const answer = response.ok ? await response.json() : { items: [] };
      if (!asked.signal.aborted && document.activeElement === this.input) this.show(answer.items, text);
    } catch {
      if (!asked.signal.aborted) this.close(); // no network: the box still searches
    }
  }

  show(items, text) {
    this.items = items;
    this.list.dataset.typed = text; // what these are for
    this.active = -1;
    this.list.replaceChildren(...items.map((item, at) => this.option(item, at)));
    this.list.hidden = items.length === 0;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
    const { suggestOne, suggestNone } = this.words;
    this.status.textContent = items.length ? `${suggestOne} ${items.length}` : suggestNone;
  }

  option(item, at) {
    const element = this.part("li", "", "option");
    element.id = `${this.list.id}-${at}`;
    element.dataset.at = String(at);
    element.setAttribute("aria-selected", "false");
    const label = this.part("span", "suggestion-label");
    label.textContent = item.label;
    if (item.lang && item.lang !== this.words.language) label.lang = item.lang;
    const about = this.part("span", "suggestion-about");
    about.textContent = this.about(item);
    element.append(label, " ", about);
    return element;
  }

  // "Theme, 12 datasets"; what no number is told of is a dataset itself.
  about({ kind, count }) {
    const { suggestDataset, suggestAgency, suggestTheme, suggestKeyword } = this.words;
    const kinds = { dataset: suggestDataset, agency: suggestAgency, theme: suggestTheme,
                    keyword: suggestKeyword };
    if (!Number.isInteger(count)) return kinds[kind] ?? "";
    const number = count.toLocaleString(this.words.language);
    const counted = count === 1 ? this.words.suggestCountOne : this.words.suggestCount;
    return `${kinds[kind] ?? ""}, ${counted.replace("#", number)}`;
  }

  key(event) {
    if (event.isComposing) return; // an input method (Telex, VNI) is at work
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.take(this.active);
    } else if (step && !this.list.hidden) {
      event.preventDefault();
      this.move(step);
    } else if (event.key === "ArrowDown" && this.list.hidden) {
      this.ask();
    }
  }

  move(step) {
    const count = this.items.length;
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    [...this.list.children].forEach((element, at) => {
      element.setAttribute("aria-selected", String(at === this.active));
    });
    const chosen = this.list.children[this.active];
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  // Each suggestion has a page: a dataset, or the search with a filter. It is opened here, whatever
  // address the portal knows itself by.
  take(at) {
    const { label, url } = this.items[at];
    this.input.value = label;
    this.close();
    const { pathname, search } = new URL(url, location.href);
    location.assign(pathname + search);
  }

  close() {
    this.asked?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input) => new Suggestions(input));

// A link to a route opens it.
const openTarget = () => {
  const target = document.getElementById(location.hash.slice(1));
  target?.closest("details")?.setAttribute("open", "");
};
addEventListener("hashchange", openTarget);
openTarget();
