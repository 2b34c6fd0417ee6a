// Evidence: a vendor attaches a file that is shown after a secrecy agreement, procurement asks for it, the vendor grants
// it with the agreement's date, procurement opens it, the vendor sees that; with and without JavaScript.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, LANGUAGES, speak, test, type Language } from "../fixtures/page";

const WORDS = {
  ja: { name: "サインイン名", password: "パスワード", signIn: "サインイン", link: "根拠の資料", file: "ファイル", document: "どの文書の中身か", certificate: "この文書が示す認証", who: "見せる相手", afterNda: "秘密保持契約を確かめて承認した医療機関", attach: "添付する", broken: "ファイルが壊れている", case: "電子カルテのクラウド化", compare: "候補を比べる", assessment: "評価をくわしく見る", shared: "根拠の資料を開く・閲覧を求める", reason: "理由（書かなくてもかまいません）", ask: "閲覧を求める", waiting: "事業者の答えを待っています", nda: "秘密保持契約の日付", grant: "承認する", trouble: "秘密保持契約の日付を", open: "開く", until: "まで" },
  en: { name: "Sign-in name", password: "Password", signIn: "Sign in", link: "Evidence files", file: "File", document: "Which document is it", certificate: "The certificate this document shows", who: "Who may see it", afterNda: "Institutions you grant it to after a secrecy agreement", attach: "Attach", broken: "The file is damaged", case: "電子カルテのクラウド化", compare: "Compare the candidates", assessment: "See the assessment", shared: "Open evidence or ask to see it", reason: "Reason (optional)", ask: "Ask to see it", waiting: "The vendor has not answered yet", nda: "Date of the secrecy agreement", grant: "Grant", trouble: "Enter the date of the secrecy agreement", open: "Open", until: "until" },
};
const VENDOR = { name: "vendor@demo.example", password: "azukari-demo-vendor" };
const PROCUREMENT = { name: "procurement@demo.example", password: "azukari-demo-procurement" };
const SERVICE = "カワセミ電子カルテ";
const PDF = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
// One document for each of the four runs: they share the demo.
const DOCUMENTS = ["設備・入退管理の実査報告", "事業継続計画と訓練記録", "返却・消去の手順書", "運用・保守の手順書"];

async function signedIn(page: Page, language: Language, who: { name: string; password: string }) {
  const words = WORDS[language];
  await speak(page, language);
  await page.goto("/sign-in");
  await page.getByLabel(words.name, { exact: true }).fill(who.name);
  await page.getByLabel(words.password, { exact: true }).fill(who.password);
  await page.getByRole("button", { name: words.signIn, exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function hospital(browser: Browser, language: Language, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled, baseURL: test.info().project.use.baseURL });
  const page = await context.newPage();
  await signedIn(page, language, PROCUREMENT);
  return page;
}

let run = 0;
for (const javaScriptEnabled of [true, false]) {
  for (const language of LANGUAGES) {
    const title = DOCUMENTS[run++];
    test.describe(`${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });
      const words = WORDS[language];

      test("attach, ask, grant, open, see the opening", async ({ page, browser }) => {
        test.slow();
        const usable = async (page: Page) => {
          for (const width of [360, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            // axe needs a script of its own in the page.
            if (javaScriptEnabled) await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          }
        };
        await signedIn(page, language, VENDOR);
        await page.goto("/services");
        await page.getByRole("link", { name: `${words.link} ${SERVICE}` }).click();
        await usable(page);
        const evidence = page.url();

        const send = async (content: string) => {
          const buffer = Buffer.from(content);
          await page.getByLabel(words.file, { exact: true }).setInputFiles({ name: `${language}証書.pdf`, mimeType: "application/pdf", buffer });
          await page.getByLabel(words.document).selectOption({ label: title });
          await page.getByLabel(words.who, { exact: true }).last().selectOption({ label: words.afterNda });
          if (language === "ja" && javaScriptEnabled) await page.getByLabel(words.certificate).selectOption({ index: 1 });
          await page.getByRole("button", { name: words.attach, exact: true }).click();
        };
        await send("%PDF-1.7 and no end");
        await expect(page.getByRole("alert")).toContainText(words.broken);
        await usable(page);
        await send(PDF);
        const card = page.locator(".evidence-card", { has: page.getByRole("heading", { name: title }) });
        await expect(card).toContainText("証書.pdf");
        if (language === "ja" && javaScriptEnabled) await expect(card).toContainText(words.until);
        await usable(page);

        const buyer = await hospital(browser, language, javaScriptEnabled);
        await buyer.goto("/cases");
        await buyer.getByRole("link", { name: words.case, exact: true }).click();
        await buyer.getByRole("link", { name: words.compare }).first().click();
        await buyer.locator(".compare-card", { hasText: SERVICE }).getByRole("link", { name: words.assessment }).click();
        await buyer.getByRole("link", { name: words.shared }).click();
        const asked = buyer.locator(".evidence-card", { has: buyer.getByRole("heading", { name: title }) });
        await usable(buyer);
        await asked.getByLabel(words.reason).fill("選定委員会のため");
        await asked.getByRole("button", { name: words.ask }).click();
        await expect(asked).toContainText(words.waiting);
        await usable(buyer);

        await page.goto(evidence);
        const request = page.locator(".service-card", { has: page.getByRole("button", { name: words.grant }), hasText: title });
        await request.getByRole("button", { name: words.grant }).click();
        await expect(page.getByRole("alert")).toContainText(words.trouble);
        await request.getByLabel(words.nda).fill("2026-04-01");
        await usable(page);
        await request.getByRole("button", { name: words.grant }).click();
        await expect(request).toHaveCount(0);

        await buyer.reload();
        const arriving = buyer.waitForEvent("download");
        await asked.getByRole("link", { name: words.open }).click();
        const file = await arriving;
        expect(file.suggestedFilename()).toBe(`${language}証書.pdf`);
        expect(readFileSync(await file.path(), "utf8")).toBe(PDF);

        await page.goto(evidence);
        await expect(page.getByRole("row", { name: title })).toContainText("みずうみ総合病院");
        await usable(page);
        await buyer.context().close();
      });
    });
  }
}
