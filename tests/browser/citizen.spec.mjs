import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { overflow, stories } from "./portal.mjs";

const story = stories();

const words = {
  vi: { typed: "cang hang khong", name: "Các cảng hàng không đang khai thác",
        ask: "Tôi có được dùng không?", open: "Có, đây là dữ liệu mở" },
  en: { typed: "airports", name: "Airports in operation", ask: "May I use it?",
        open: "Yes, this is open data" },
};

async function search(page, text) {
  await page.locator("#q").fill(text);
  await page.locator(".searchbox button").click();
  await page.waitForURL((address) => address.searchParams.get("q") === text);
}

const total = async (page) => Number.parseInt(await page.locator(".results-count").innerText(), 10);

// Reads whether the dataset may be used, then takes its first file and compares.
async function read_and_download(page, { name, ask, open }) {
  assert.equal(await page.locator("h1").innerText(), name);
  const use = page.locator(".fact", { hasText: ask });
  assert.equal(await use.locator(".fact-answer").innerText(), open);
  assert.match(await use.innerText(), /Creative Commons/);

  const file = page.locator(".file").first();
  await file.locator("summary").click();
  const shown = await file.locator("code").innerText();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    file.locator("a[download]").click(),
  ]);
  const bytes = await readFile(await download.path());
  assert.ok(bytes.length > 0);
  assert.equal(createHash("sha256").update(bytes).digest("hex"), shown);
  assert.match(download.suggestedFilename(), /\.csv$/);
}

// Chooses a format among the filters; returns how many results it promised.
async function narrow(page, format) {
  const facet = page.locator("section[aria-labelledby=facet-format] .facet-value")
    .filter({ has: page.getByText(format, { exact: true }) });
  const promised = Number.parseInt(await facet.locator(".count").innerText(), 10);
  await facet.click();
  await page.waitForURL(/format=/);
  return promised;
}

story("A citizen types without diacritics and takes a file home", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi`);
  await search(page, words.vi.typed);
  await page.getByRole("link", { name: words.vi.name, exact: true }).click();
  await read_and_download(page, words.vi);
});

story("Words that were found are marked, and a dataset leads to similar ones",
      { javaScriptEnabled: false }, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=dan+so`);
  const marked = await page.locator(".card-title mark").first().innerText();
  assert.equal(marked.normalize("NFC").toLowerCase(), "dân số");
  await page.locator(".card-title a").first().click();
  const name = await page.locator("h1").innerText();
  await page.locator("#similar a").first().click();
  assert.notEqual(await page.locator("h1").innerText(), name);
});

story("The same without JavaScript, narrowing by format", { javaScriptEnabled: false },
      async ({ page, url }) => {
  await page.goto(`${url}/vi/`);
  await search(page, "dan so");
  const all = await total(page);
  const promised = await narrow(page, "JSON");
  assert.ok(promised < all, `${promised} of ${all}`);
  for (const card of await page.locator(".card").all())
    assert.match(await card.innerText(), /JSON/);
  await page.locator(".chip").filter({ hasText: "JSON" }).click();
  assert.equal(await total(page), all);
  await search(page, words.vi.typed);
  await page.getByRole("link", { name: words.vi.name, exact: true }).click();
  await read_and_download(page, words.vi);
});

story("A reader asks for data of certain years", { javaScriptEnabled: false },
      async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=dan+so`);
  const all = await total(page);
  await page.locator("#from").fill("2019");
  await page.locator("#to").fill("2019");
  await page.locator(".period button").click();
  await page.waitForURL(/from=2019/);
  const found = await total(page);
  assert.ok(found > 0 && found < all, `${found} of ${all}`);
});

story("A reader takes all results of a search home as a table", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=dan+so`);
  const all = await total(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".results-machine").getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "datasets.csv");
  const table = await readFile(await download.path(), "utf8");
  assert.equal(table.match(/^http\S+\/datasets\/[^,]+,Data/gm).length, all);
});

story("An agency reads what people did not find", { javaScriptEnabled: false },
      async ({ page, url }) => {
  await page.goto(`${url}/vi`);
  await page.locator(".foot").getByRole("link", { name: "Tìm mà chưa thấy" }).click();
  await page.waitForURL(/\/vi\/missing$/);
  assert.match(await page.locator(".empty").innerText(), /ít nhất 5 lần trong một tuần/);
  assert.equal(await overflow(page), 0);
});

story("A filter leads to as many results as it promises", {}, async ({ page, url }) => {
  for (const format of ["CSV", "ODS"]) {
    await page.goto(`${url}/vi/datasets?q=dan+so`);
    const promised = await narrow(page, format);
    assert.equal(await total(page), promised, format);
  }
});

story("An English reader does it all on a phone", { viewport: { width: 390, height: 800 } },
      async ({ page, url }) => {
  await page.goto(`${url}/en`);
  assert.equal(await overflow(page), 0, "home");
  await search(page, words.en.typed);
  assert.equal(await overflow(page), 0, "search");
  await page.locator(".filters > summary").click();
  await narrow(page, "CSV");
  assert.equal(await overflow(page), 0, "search, narrowed");
  await page.getByRole("link", { name: words.en.name, exact: true }).click();
  assert.equal(await overflow(page), 0, "dataset");
  await read_and_download(page, words.en);
});

story("A reader changes the language and stays where they were", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=khi+hau&sort=title`);
  await page.locator(".masthead .language").click();
  await page.waitForURL(/\/en\/datasets/);
  assert.equal(new URL(page.url()).searchParams.get("q"), "khi hau");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("#q").inputValue(), "khi hau");
});

story("A developer follows every link of the pages to an answer", {}, async ({ page, url }) => {
  const links = new Set();
  for (const at of ["/en", "/en/datasets?q=airports", "/en/developers", "/vi/agencies",
                    "/en/datasets/cac-cang-hang-khong-dang-khai-thac"]) {
    await page.goto(url + at);
    const here = await page.$$eval("a[href], link[href]", (all) => all.map((a) => a.href));
    here.map((href) => href.split("#")[0]).filter((href) => href.startsWith(url))
      .forEach((href) => links.add(href));
  }
  const answers = await Promise.all([...links].map(async (href) =>
    `${(await page.request.head(href)).status()} ${href}`));
  assert.deepEqual(answers.filter((answer) => !answer.startsWith("200 ")), []);
});
