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
  const answered = page.waitForResponse((response) => response.url().includes("/api/v1/suggest"));
  await page.keyboard.type(text, { delay: 15 });
  await answered;
  await page.locator("[role=listbox]:not([hidden]) [role=option]").first().waitFor();
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
  assert.equal(await chosen.getAttribute("id"), active);
  const title = await chosen.innerText();

  await page.keyboard.press("Escape");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  assert.equal(await box.inputValue(), "dân số", "Escape keeps what was typed");

  await type_and_wait(page, " ");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/vi\/datasets\/[^?]+$/);
  assert.equal(await page.locator("h1").innerText(), title);
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
