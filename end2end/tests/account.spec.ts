// An administrator adds somebody, who signs in with the password shown once and changes it; with and without JavaScript.
import { expect, expectAccessible, expectNoSidewaysScroll, LANGUAGES, speak, test } from "../fixtures/page";
import type { Page } from "@playwright/test";

const WORDS = {
  ja: { members: "メンバー", name: "名前", mail: "メールアドレス", role: "閲覧", add: "メンバーを加える", trail: "監査証跡", present: "いまのパスワード", fresh: "新しいパスワード", again: "新しいパスワード（もう一度）", change: "パスワードを変える", changed: "パスワードを変え", short: "12文字以上", added: "メンバーを加えた" },
  en: { members: "Members", name: "Name", mail: "E-mail address", role: "Reader", add: "Add a member", trail: "Audit trail", present: "Present password", fresh: "New password", again: "New password, once more", change: "Change the password", changed: "The password is changed", short: "12 characters or more", added: "Added a member" },
};

async function signIn(page: Page, name: string, password: string) {
  await page.goto("/sign-in");
  await page.locator("#name").fill(name);
  await page.locator("#password").fill(password);
  await page.locator("main form button[type=submit]").click();
  await expect(page.locator(".header__account")).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  for (const language of LANGUAGES) {
    test.describe(`${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });
      const words = WORDS[language];

      test("add a member, who changes the first password", async ({ page }) => {
        test.slow();
        const usable = async () => {
          if (javaScriptEnabled) await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        };
        await page.setViewportSize({ width: 360, height: 740 });
        await speak(page, language);
        await signIn(page, "administrator@demo.example", "azukari-demo-administrator");
        await page.getByRole("link", { name: words.members, exact: true }).click();
        const mail = `${language}-${javaScriptEnabled}@example.jp`;
        await page.getByLabel(words.name, { exact: true }).fill("架空 はじめ");
        await page.getByLabel(words.mail, { exact: true }).fill(mail);
        await page.getByRole("button", { name: words.add }).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await usable();
        await page.getByLabel(words.role, { exact: true }).check();
        await page.getByRole("button", { name: words.add }).click();
        const first = (await page.locator(".secret").innerText()).trim();
        await usable();
        await page.goto("/organisation/audit");
        await expect(page.getByText(words.added).first()).toBeAttached();

        await page.context().clearCookies();
        await speak(page, language);
        await signIn(page, mail, first);
        await page.locator(".header__person").click();
        const change = async (present: string, fresh: string) => {
          await page.getByLabel(words.present, { exact: true }).fill(present);
          await page.getByLabel(words.fresh, { exact: true }).fill(fresh);
          await page.getByLabel(words.again, { exact: true }).fill(fresh);
          await page.getByRole("button", { name: words.change }).click();
        };
        await change(first, "short");
        await expect(page.getByRole("alert")).toContainText(words.short);
        await usable();
        await change(first, "a sentence of my own");
        await expect(page.getByRole("status")).toContainText(words.changed);
        await usable();
      });
    });
  }
}
