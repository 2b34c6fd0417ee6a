// Real Chromium against the debug server, on a fresh database in a temporary folder.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.AZUKARI_E2E_PORT ?? 4173);
const baseURL = `http://127.0.0.1:${port}`;
const data = process.env.AZUKARI_E2E_DATA ?? mkdtempSync(join(tmpdir(), "azukari-e2e-"));
process.env.AZUKARI_E2E_DATA = data; // workers read this file again

export default defineConfig({
  testDir: "tests",
  timeout: 120_000, // axe reads long pages slowly on two busy cores
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0, // a retry is named as flaky in the list
  fullyParallel: true,
  workers: 2,
  reporter: [["list"]],
  use: {
    baseURL,
    launchOptions: {
      executablePath: process.env.AZUKARI_BROWSER ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `"${process.env.AZUKARI_BIN ?? "../target/debug/azukari"}" serve --demo`,
    url: `${baseURL}/readyz`,
    env: { ...(process.env as Record<string, string>), AZUKARI_ADDR: `127.0.0.1:${port}`, AZUKARI_DATA_DIR: data, DATABASE_URL: "", AZUKARI_PUBLIC_URL: "" },
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  },
});
