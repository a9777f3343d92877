import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { overflow, stories } from "./portal.mjs";

// Every text tries to leave its place in a page, every address to be a program.
const script = (name) => `\\"'></script><script>hits.push('${name}')</script>` +
  `<img src=x onerror=\\"hits.push('${name}')\\"><svg onload=hits.push('${name}')>{{page_title}}`;
const address = (name) => `<javascript:hits.push('${name}')>`;
const kTurtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://hostile.example/1> a dcat:Dataset ;
  dct:identifier "${script("identifier")}" ;
  dct:title "Zzhostile ${script("title")}"@vi, "Zzhostile ${script("title")}"@en ;
  dct:description """Zzhostile ${script("description")}

[link](javascript:hits.push('link')) ![image](javascript:hits.push('image'))
<javascript:hits.push('auto')> [data](data:text/html,<script>hits.push('data')</script>)"""@vi ;
  dct:publisher [ a foaf:Organization ; foaf:name "Zzagency ${script("publisher")}"@vi ;
    foaf:homepage ${address("homepage")} ] ;
  dcat:keyword "zzkeyword ${script("keyword")}"@vi ;
  dcat:landingPage ${address("landing")} ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "${script("contact")}" ;
    vcard:hasEmail ${address("mail")} ; vcard:hasURL ${address("contact-url")} ] ;
  dcat:distribution [ a dcat:Distribution ; dct:title "${script("file")}"@vi ;
    dct:description "${script("file-text")}"@vi ; dct:license ${address("license")} ;
    dcat:accessURL ${address("access")} ;
    dcat:downloadURL <data:text/html,%3Cscript%3Ehits.push(1)%3C/script%3E> ] .
`;

async function write_turtle(folder) {
  const file = path.join(folder, "hostile.ttl");
  await writeFile(file, kTurtle);
  return file;
}

const story = stories({ documents: [write_turtle] });

const slug_of = async (page, url) => {
  const answer = await (await page.request.get(`${url}/api/v1/datasets?q=zzhostile`)).json();
  assert.equal(answer.total, 1);
  const [{ slug, publisher }] = answer.items;
  return { slug, agency: publisher.id };
};

// Markup that only a text could have brought in.
const brought_in = (page) => page.evaluate(() => {
  const bad = [];
  for (const element of document.querySelectorAll("*")) {
    const told = element.outerHTML.slice(0, 160);
    if (element.matches("script:not([src]):not([type='application/ld+json'])")) bad.push(told);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) bad.push(told);
      if (["href", "src", "action"].includes(name) && element.localName !== "img" &&
          !/^(https?:|mailto:|tel:|\/|#|\?)/.test(value)) bad.push(told);
    }
  }
  for (const block of document.querySelectorAll("script[type='application/ld+json']"))
    JSON.parse(block.textContent);
  return [...bad, ...hits];
});

async function visit_all(page, url, refused, look) {
  const { slug, agency } = await slug_of(page, url);
  const typed = encodeURIComponent(`"'></script><script>hits.push('typed')</script><img src=x ` +
    `onerror=hits.push('typed')>`);
  for (const language of ["vi", "en"]) {
    for (const at of [`/${typed}`, `/datasets?from=${typed}`])
      refused.add(new URL(`${url}/${language}${at}`).href);
    for (const at of [`/datasets/${slug}`, "/datasets?q=zzhostile", `/agencies/${agency}`,
                      "/agencies", "", `/datasets?q=${typed}`, `/datasets?keyword=${typed}`,
                      `/datasets?from=${typed}`, `/${typed}`]) {
      await page.goto(`${url}/${language}${at}`);
      await look(at);
    }
  }
}

// Without the policy, so that what escaping let through would run.
story("A hostile record runs nothing even where no policy holds it back", { bypassCSP: true },
      async ({ page, url, refused }) => {
  await page.addInitScript(() => { globalThis.hits = []; });
  await visit_all(page, url, refused, async (at) => {
    assert.deepEqual(await brought_in(page), [], at);
  });
  await page.goto(`${url}/vi`);
  await page.locator("#q").pressSequentially("zzhostile");
  await page.locator("[role=option]").first().waitFor();
  assert.deepEqual(await brought_in(page), [], "suggestions");
});

story("A hostile record does not break the page or its policy",
      { viewport: { width: 390, height: 800 } }, async ({ page, url, refused }) => {
  await page.addInitScript(() => { globalThis.hits = []; });
  await visit_all(page, url, refused, async (at) => {
    assert.equal(await overflow(page), 0, `${at}: wider than the window`);
    assert.deepEqual(await page.evaluate(() => hits), [], at);
  });
});
