// Enhancement only: every page works without this file.

const debounce = (work, milliseconds) => {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), milliseconds);
  };
};

// The search box as a combobox (WAI-ARIA 1.2, list autocomplete with manual selection): arrows move
// through the suggestions, Enter takes one or searches for what was typed, Escape closes the list.
class Suggestions {
  constructor(input) {
    this.input = input;
    this.items = [];
    this.active = -1;
    this.asked = 0;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestLabel);
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "hidden";
    this.status.setAttribute("role", "status");
    input.parentElement.append(this.list, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    const ask = debounce(() => this.ask(), 150);
    input.addEventListener("input", ask);
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // Before the input loses the focus.
    this.list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("[role=option]");
      if (!item) return;
      event.preventDefault();
      this.take(Number(item.dataset.at));
    });
  }

  async ask() {
    const text = this.input.value.trim();
    const turn = ++this.asked;
    if (text.length < 2) return this.close();
    const query = new URLSearchParams({ q: text, lang: this.input.dataset.language });
    let answer;
    try {
      const response = await fetch(`${this.input.dataset.suggest}?${query}`);
      if (!response.ok) return this.close();
      answer = await response.json();
    } catch {
      return this.close(); // no network: the box still searches
    }
    if (turn === this.asked && document.activeElement === this.input) this.show(answer);
  }

  show(answer) {
    const found = Array.isArray(answer) ? answer : (answer.items ?? answer.suggestions ?? []);
    this.items = found.slice(0, 8).map((item) => {
      if (typeof item === "string") return { text: item };
      const title = item.text ?? item.title ?? item.label ?? "";
      const text = typeof title === "string" ? title : (title[this.input.dataset.language] ?? Object.values(title)[0] ?? "");
      return { text, count: item.count, slug: item.slug };
    }).filter((item) => item.text);
    this.active = -1;
    this.list.replaceChildren(...this.items.map((item, at) => this.option(item, at)));
    this.list.hidden = this.items.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
    const { suggestOne, suggestNone } = this.input.dataset;
    this.status.textContent = this.items.length ? `${suggestOne} ${this.items.length}` : suggestNone;
  }

  option(item, at) {
    const element = document.createElement("li");
    element.id = `${this.list.id}-${at}`;
    element.dataset.at = String(at);
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.textContent = item.text;
    if (Number.isInteger(item.count)) {
      const count = document.createElement("span");
      count.className = "count";
      count.textContent = item.count.toLocaleString(this.input.dataset.language);
      element.append(count);
    }
    return element;
  }

  key(event) {
    if (event.isComposing) return; // an input method (Telex, VNI) is at work
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.take(this.active);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
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

  // A suggestion that is a dataset leads to it; words are searched for.
  take(at) {
    const { text, slug } = this.items[at];
    this.input.value = text;
    this.close();
    if (slug) location.assign(`${this.input.form.action}/${encodeURIComponent(slug)}`);
    else this.input.form.requestSubmit();
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.asked += 1;
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
