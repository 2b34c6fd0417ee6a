// Every page of the demo, as each of its people and as a stranger: found by following links from the start page, two of
// each kind, so that new pages are looked at without anybody naming them here.
import { expect, expectAccessible, expectNoSidewaysScroll, LANGUAGES, speak, test, type Language } from "../fixtures/page";
import type { Page } from "@playwright/test";

const PEOPLE = ["stranger", "vendor", "procurement", "compliance", "operator"] as const;
/** Of pages that differ in ids only, so many are looked at. */
const OF_EACH_KIND = 2;
/** Far more than there are kinds: reaching it means that links go round in circles. */
const MOST = 60;
const SCHEMES = ["light", "dark"] as const;

/** What tells kinds of pages apart: the address without ids, names and numbers. */
function kind(path: string) {
  return path
    .replace(/\?.*/, "")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")
    .replace(/^\/catalogue\/.+/, "/catalogue/{id}")
    .replace(/\/draft\/(?!check$|file$)[^/]+$/, "/draft/{section}")
    .replace(/\/\d+(?=\/|$)/g, "/{n}");
}

async function signIn(page: Page, person: string) {
  await page.goto("/sign-in");
  await page.locator("#name").fill(`${person}@demo.example`);
  await page.locator("#password").fill(`azukari-demo-${person}`);
  await page.locator("main form button[type=submit]").click();
  await expect(page.locator(".header__account")).toBeVisible();
}

/** The addresses of this site that a page links to; files to keep are no pages. */
async function links(page: Page) {
  const hrefs = await page.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  return hrefs.map((href) => href.replace(/#.*/, "")).filter((href) => !/\/export(\?|$)/.test(href));
}

for (const person of PEOPLE) {
  test(`every page of ${person}`, async ({ page }) => {
    test.slow(); // many pages, each read by axe
    if (person !== "stranger") await signIn(page, person);
    const queue = ["/"];
    const seen = new Set(queue);
    const count = new Map<string, number>();
    const titles = new Map<string, string>();
    let looked = 0;
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      // Each address in one of the eight ways; each kind of page, having two addresses, in two that differ in all.
      const way = [...kind(path)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) + 7 * ((count.get(kind(path)) ?? 1) - 1);
      const language: Language = LANGUAGES[way % 2];
      const [narrow, scheme] = [(way >> 1) % 2 === 0, SCHEMES[(way >> 2) % 2]];
      await speak(page, language);
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width: 360, height: 800 });
      const answer = await page.goto(path);
      await test.step(`${path} (${language}, ${scheme}, ${narrow ? 360 : 1280} px)`, async () => {
        expect(answer?.status(), path).toBe(200);
        await expectNoSidewaysScroll(page);
        if (!narrow) await page.setViewportSize({ width: 1280, height: 800 });
        await expect(page.locator("h1"), path).toHaveCount(1);
        await expectAccessible(page);
        const title = `${language} ${await page.title()}`;
        const other = titles.get(title);
        expect(other === undefined || kind(other) === kind(path), `${path} and ${other} have one title: ${title}`).toBe(true);
        titles.set(title, path);
      });
      expect(++looked, "links go on without end").toBeLessThan(MOST);
      for (const href of await links(page)) {
        const of = kind(href);
        if (seen.has(href) || (count.get(of) ?? 0) >= OF_EACH_KIND) continue;
        seen.add(href);
        count.set(of, (count.get(of) ?? 0) + 1);
        queue.push(href);
      }
    }
    expect(looked, "the start page leads on").toBeGreaterThan(3);
  });
}
