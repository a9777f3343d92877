// The real program with its demonstration catalogue, and Debian's Chromium driving it.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import assert from "node:assert/strict";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");
const build = path.resolve(process.env.PORTAL_BUILD ?? path.join(root, "build/release"));
const program = path.join(build, "portal");
const tools = createRequire(path.join(root, "deploy/npm/package.json"));
const { chromium } = tools("playwright-core");

const kPatience = 15_000; // milliseconds: for one wait in a page
const kStart = 60_000; // milliseconds: for the program to answer, on a machine that is busy

// Nothing beyond this machine is ever asked, not even for a name.
const kFlags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

const served = (child) => new Promise((resolve, reject) => {
  const late = setTimeout(() => reject(new Error("the portal did not answer in time")), kStart);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const found = /^Serving (http:\/\/\S+?)\/?$/.exec(line);
    if (found) clearTimeout(late), resolve(found[1]);
  });
  child.once("exit", (code) => {
    clearTimeout(late);
    reject(new Error(`portal serve ended with ${code}`));
  });
});

// Waits until `is_there` answers something, as a person would by loading a page again.
export async function eventually(is_there, what) {
  const end = Date.now() + kStart;
  while (!(await is_there())) {
    assert.ok(Date.now() < end, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// What commands stored before may still be on its way into the index and into the figures.
async function indexed(url) {
  await eventually(async () => {
    const { status, index } = await (await fetch(`${url}/readyz`)).json();
    return status === "ready" && index.lag === 0;
  }, "the index stays behind");
  await eventually(async () => (await (await fetch(`${url}/readiness.json`)).json()).run, "nothing is measured");
}

// A portal in a folder of its own. Each of documents, (folder) => path, writes a file there that is
// imported before the portal serves; each of administrators is a name that gets an account. The
// paths of the links to choose their passwords are in links.
async function start_portal(documents, administrators) {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-browser-"));
  const data = path.join(folder, "data");
  await run(program, ["demo", "--from", path.join(build, "demo"), "--data", data]);
  for (const document of await Promise.all(documents.map((write) => write(folder))))
    await run(program, ["import", document, "--data", data]);
  const links = {};
  for (const name of administrators) {
    const { stdout } = await run(program, ["user", "add", name, "--administrator", "--data", data]);
    links[name] = new URL(stdout.trim()).pathname;
  }
  const child = spawn(program, ["serve", "--data", data, "--listen", "127.0.0.1:0"],
                      { stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const code = await ended;
    await rm(folder, { recursive: true, force: true });
    assert.equal(code, 0, "the portal did not end in peace");
  };
  try {
    const url = await served(child);
    await indexed(url);
    return { url, stop, links, folder };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

// What no page may do: log an error, break its own policy, ask another host.
function watch(context, url) {
  const troubles = [];
  const refused = new Set(); // addresses that are meant to answer 4xx
  context.on("console", (message) => {
    const expected = refused.has(message.location().url) && /status of 4(00|01|04|09|22|29)/.test(message.text());
    if (message.type() === "error" && !expected) troubles.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`error: ${error.error().message}`));
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== url) troubles.push(`outside: ${request.url()}`);
  });
  return { troubles, refused };
}

const kReportPolicy = `addEventListener("securitypolicyviolation", (event) =>
  console.error("policy: " + event.violatedDirective + " " + event.blockedURI));`;

// The stories of one file share a portal and a browser. Each story gets a fresh browser context with
// the options it names, ends with no trouble in any of its pages, and leaves a picture if it fails:
//   story("A reader …", { javaScriptEnabled: false }, async ({ page, url, refused }) => { … });
export function stories({ documents = [], administrators = [] } = {}) {
  let portal, browser;
  before(async () => {
    const started = await Promise.allSettled([
      start_portal(documents, administrators),
      chromium.launch({ executablePath: "/usr/bin/chromium", args: kFlags }),
    ]);
    [portal, browser] = started.map(({ value }) => value); // so that after() ends the one that is there
    const failed = started.find(({ reason }) => reason);
    if (failed) throw failed.reason;
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });
  return (name, options, tell) => test(name, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(kPatience);
    const { troubles, refused } = watch(context, portal.url);
    if (options.javaScriptEnabled !== false) await context.addInitScript(kReportPolicy);
    const page = await context.newPage();
    try {
      await tell({ page, url: portal.url, refused, links: portal.links, folder: portal.folder });
      assert.deepEqual(troubles, []);
    } catch (error) {
      const picture = path.join(build, "browser", `${name.replace(/[^A-Za-z0-9]+/g, "-")}.png`);
      await page.screenshot({ path: picture, fullPage: true }).catch(() => {});
      error.stack += `\n  at ${page.url()}; picture: ${picture}` +
        (troubles.length ? `\n  ${troubles.join("\n  ")}` : "");
      throw error;
    } finally {
      await context.close();
    }
  });
}

// Pixels by which a page is wider than its window; content that scrolls in itself does not count.
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const kAxe = await readFile(tools.resolve("axe-core/axe.min.js"), "utf8");
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// What axe finds against the page as it stands, one line each.
export async function violations(page) {
  await page.evaluate(kAxe);
  const { violations: found } =
    await page.evaluate((rules) => axe.run(document, { runOnly: rules }), kRules);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
}

// No rule of accessibility is broken, and nothing is wider than the window, on a desk or a phone.
export async function good(page) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await overflow(page), 0, `${page.url()} at ${width}`);
    assert.deepEqual(await violations(page), [], `${page.url()} at ${width}`);
  }
}

export const kPassword = "cầu vồng trên mái ngói cũ";

// Follows the link of an invitation and signs in.
export async function choose_password(page, url, link) {
  await page.goto(url + link);
  for (const field of ["password", "password_again"])
    await page.locator(`main [name="${field}"]`).fill(kPassword);
  await page.locator("main button").last().click();
  await page.waitForURL(/\/account$/);
}
