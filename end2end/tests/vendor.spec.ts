// Somebody at a vendor: signs in, fills a section, checks, publishes; with and without JavaScript, in both languages.
import { expect, expectAccessible, expectNoSidewaysScroll, LANGUAGES, speak, test } from "../fixtures/page";

const WORDS = {
  ja: { name: "サインイン名", password: "パスワード", signIn: "サインイン", signOut: "サインアウト", wrong: "次を直してください", services: "サービス", addName: "サービスの名前", add: "サービスを追加", country: "事業者の設立国", saveList: "保存して一覧へ", saveNext: "保存して次の節へ", facts: "会社と株主", backup: "バックアップと復旧", no: "いいえ", reason: "理由", check: "すべての回答を確かめて公開する", publish: "公開する", version: "第1版", back: "下書きの一覧へ戻る", selfCheck: "病院からの見え方" },
  en: { name: "Sign-in name", password: "Password", signIn: "Sign in", signOut: "Sign out", wrong: "Please put this right", services: "Services", addName: "Name of the service", add: "Add a service", country: "Country of the vendor's seat", saveList: "Save and list", saveNext: "Save and go on", facts: "Company and owners", backup: "Backup and recovery", no: "No", reason: "Reason", check: "Check all answers and publish", publish: "Publish", version: "Version 1", back: "Back to the draft", selfCheck: "As a hospital sees it" },
};
const VENDOR = { name: "vendor@demo.example", password: "azukari-demo-vendor" };

for (const javaScriptEnabled of [true, false]) {
  for (const language of LANGUAGES) {
    test.describe(`${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });
      const words = WORDS[language];

      test("sign in, fill a section, check, publish", async ({ page }) => {
        test.slow();
        const usable = async () => {
          // axe needs a script of its own in the page.
          if (javaScriptEnabled) await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        };
        await page.setViewportSize({ width: 360, height: 740 });
        await speak(page, language);
        await page.goto("/services");
        await expect(page).toHaveURL(/sign-in\?back=/);
        await page.getByRole("button", { name: words.signIn, exact: true }).click();
        await expect(page.getByRole("alert")).toContainText(words.wrong);
        await usable();
        await page.getByLabel(words.name, { exact: true }).fill(VENDOR.name);
        await page.getByLabel(words.password, { exact: true }).fill(VENDOR.password);
        await page.getByRole("button", { name: words.signIn, exact: true }).click();
        await expect(page).toHaveURL(/\/services$/);
        await usable();

        await page.getByLabel(words.addName).fill(`${language} ${javaScriptEnabled}`);
        await page.getByRole("button", { name: words.add }).click();
        await usable();

        await page.getByRole("link", { name: words.facts }).click();
        await usable();
        await page.getByLabel(words.country).fill("JP");
        // Enter saves.
        await page.getByLabel(words.country).press("Enter");
        await page.getByRole("link", { name: words.back }).click();

        await page.getByRole("link", { name: words.backup }).click();
        const card = page.locator("#answer\\.backups-taken");
        await expect(card.getByLabel(words.reason)).toBeHidden();
        await card.getByLabel(words.no, { exact: true }).check();
        await card.getByLabel(words.reason).fill("<b>あ</b>");
        await usable();
        await page.getByRole("button", { name: words.saveList }).click();

        await page.getByRole("link", { name: words.check }).click();
        await expect(page.getByText("<b>あ</b>")).toBeVisible();
        await usable();
        await page.getByRole("button", { name: words.publish }).click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText(words.version);
        await usable();

        await page.goto(page.url().replace("/versions/1", "/self-check"));
        await expect(page.getByRole("heading", { level: 1 })).toContainText(words.selfCheck);
        await usable();
        await page.getByRole("button", { name: words.signOut }).click();
        await page.goto("/services");
        await expect(page).toHaveURL(/sign-in/);
      });
    });
  }
}
