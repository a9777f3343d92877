import assert from "node:assert/strict";
import { stories, violations } from "./portal.mjs";

const story = stories();

// Presses Tab until the wanted element has the focus.
async function tab_to(page, selector, most = 30) {
  for (let presses = 0; presses < most; ++presses) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${most} presses of Tab do not reach ${selector}`);
}

async function type_and_wait(page, text) {
  await page.keyboard.type(text, { delay: 15 });
  // Not those for a part of it, which are replaced a moment later.
  const typed = (await page.locator("#q").inputValue()).trim();
  const list = `[role=listbox][data-typed="${typed}"]:not([hidden])`;
  await page.locator(`${list} [role=option]`).first().waitFor();
}

story("Someone without a mouse takes a suggestion", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi`);
  await tab_to(page, "#q");
  const box = page.getByRole("combobox");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  await type_and_wait(page, "dân số");
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  assert.match(await page.locator(".searchbox [role=status]").textContent(), /\d/);
  assert.deepEqual(await violations(page), []);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await box.getAttribute("aria-activedescendant");
  const chosen = page.locator("[role=option][aria-selected=true]");
  assert.equal(await chosen.count(), 1);
  assert.equal(await chosen.getAttribute("id"), active);

  await page.keyboard.press("Escape");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  assert.equal(await box.inputValue(), "dân số", "Escape keeps what was typed");

  await type_and_wait(page, " ");
  await page.keyboard.press("Tab");
  assert.equal(await box.getAttribute("aria-expanded"), "false", "Tab leaves the list");
});

// Moves to the first suggestion of a kind, as it is written in the reader's language.
async function choose(page, kind) {
  const chosen = page.locator("[role=option][aria-selected=true]");
  for (let presses = 0; presses < 10; ++presses) {
    await page.keyboard.press("ArrowDown");
    const about = await chosen.locator(".suggestion-about").innerText();
    if (about.startsWith(kind)) return chosen.locator(".suggestion-label").innerText();
  }
  assert.fail(`no suggestion is a ${kind}`);
}

const typed_without_marks = {
  vi: { agency: "Cơ quan", dataset: "Bộ dữ liệu", typed: "thong ke" },
  en: { agency: "Agency", dataset: "Dataset", typed: "thong ke" },
};

for (const [language, { agency, dataset, typed }] of Object.entries(typed_without_marks))
  story(`Typing without diacritics leads to an agency and a dataset (${language})`, {},
        async ({ page, url }) => {
    await page.goto(`${url}/${language}`);
    await tab_to(page, "#q");
    await type_and_wait(page, typed);
    const name = await choose(page, agency);
    const option = page.locator("[role=option][aria-selected=true] .suggestion-about");
    const promised = (await option.innerText()).match(/\d+/)[0];
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/datasets\?agency=/);
    assert.match(await page.locator(".results-count").innerText(), new RegExp(`^${promised}\\b`));
    assert.ok((await page.locator(".chips").innerText()).includes(name), name);

    await page.goto(`${url}/${language}`);
    await tab_to(page, "#q");
    await type_and_wait(page, typed);
    const title = await choose(page, dataset);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/datasets\/[^?]+$/);
    assert.equal(await page.locator("h1").innerText(), title);
  });

story("A thumb takes a suggestion on a phone",
      { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
      async ({ page, url }) => {
  await page.goto(`${url}/vi`);
  await page.locator("#q").tap();
  await type_and_wait(page, "dan so");
  assert.deepEqual(await violations(page), []);
  const list = await page.locator(".suggestions").boundingBox();
  const button = await page.locator(".searchbox button").boundingBox();
  assert.ok(list.y >= button.y + button.height, "the list covers the button");
  assert.ok(list.x >= 0 && list.x + list.width <= 390, "the list is wider than the window");
  for (const option of await page.locator("[role=option]").all())
    assert.ok((await option.boundingBox()).height >= 44, "too small for a thumb");
  await page.locator("[role=option]").first().tap();
  await page.waitForURL(/\/vi\/datasets[?/]/);
});

story("What was typed last is what is suggested", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi`);
  const held = [];
  await page.route(/suggest\?q=dan\+s&/, (route) => { held.push(route); });
  await page.locator("#q").pressSequentially("dan s");
  await page.waitForRequest(/suggest\?q=dan\+s&/);
  const cancelled = page.waitForEvent("requestfailed");
  await type_and_wait(page, "o");
  assert.match((await cancelled).url(), /q=dan\+s&/);
  assert.equal(held.length, 1);
});

story("Enter without a chosen suggestion searches for what was typed", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi`);
  await tab_to(page, "#q");
  await type_and_wait(page, "dân số");
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => address.searchParams.get("q") === "dân số");
});

story("The first Tab offers to skip to the content", {}, async ({ page, url }) => {
  for (const at of ["/vi", "/en/developers"]) {
    await page.goto(url + at);
    await page.keyboard.press("Tab");
    const skip = page.locator("a.skip");
    assert.ok(await skip.evaluate((link) => link === document.activeElement), at);
    const { x, y } = await skip.boundingBox();
    assert.ok(x >= 0 && y >= 0, `${at}: the link stays out of sight`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), at);
  }
});

story("Every stop of the Tab key can be seen", { viewport: { width: 390, height: 800 } },
      async ({ page, url }) => {
  await page.goto(`${url}/en/datasets?q=airports`);
  const bad = [];
  for (let stops = 0; stops < 60; ++stops) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === document.body) return "end";
      const { width, height, top, bottom } = at.getBoundingClientRect();
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const marked = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      return marked && width > 0 && height > 0 && bottom > 0 && top < innerHeight
        ? "" : at.outerHTML.slice(0, 160);
    });
    if (seen === "end") break;
    if (seen) bad.push(seen);
  }
  assert.deepEqual(bad, []);
});
