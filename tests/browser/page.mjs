/*
 * What every test of the report in a browser needs: reports made by the command, and pages that
 * fail the test when they ask for anything but their file, when the console complains, or when a
 * dialog opens.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { after } from "node:test";
import { chromium } from "playwright-core";

export const huzhou = resolve(process.env.ZEREN_SOURCE_DIR, "data/huzhou-2021.json");

export function report(notice, out, ...options) {
    execFileSync(process.env.ZEREN, ["report", notice, "-o", out, ...options], { stdio: "pipe" });
    return resolve(out);
}

export function write(path, notice) {
    writeFileSync(path, JSON.stringify(notice));
    return resolve(path);
}

/* A report with every chapter: a notice and its ledger, of which every fifth row says nothing. */
export function inspected(notice, out, ...options) {
    const ledger = `${out}.csv`;
    rmSync(ledger, { force: true });
    execFileSync(process.env.ZEREN, ["ledger", notice, "--lang", "en", "-o", ledger]);
    const [head, ...rows] = readFileSync(ledger, "utf8").trimEnd().split(/\r?\n/);
    const columns = head.split(",").length;
    const said = ["done,100", "on track,40", "at risk,20", "delayed,10"];
    const fill = (row, i) => i % 5 === 4 ? row
        : `${row.replace(/,{6}$/, "")},${said[i % 5]},做了,缺地,报批,2021-06-28`;
    assert.ok(columns > 6);
    writeFileSync(ledger, [head, ...rows.map(fill)].join("\n"));
    return report(notice, out, ledger, "--as-of", "2021-06-30", ...options);
}

const browser = await chromium.launch({
    executablePath: process.env.ZEREN_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
});
after(() => browser.close());

/* A page of its own, closed and looked at when `use` is done with it. */
export async function withPage(file, options, use) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const complaints = [];

    await context.route("**/*", (route) => {
        const url = route.request().url();
        if (url === address || url.startsWith("data:")) return route.continue();
        complaints.push(`asked for ${url}`);
        return route.abort();
    });
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => {
        complaints.push(`dialog ${dialog.message()}`);
        return dialog.dismiss();
    });
    await page.goto(address);
    await use(page);
    await context.close();
    assert.deepEqual(complaints, []);
}

export const languages = ["en", "zh-CN"];

export async function speak(page, tag) {
    await page.locator(`label:has(input[name="lang"][value="${tag}"])`).click();
}

/* Have every chart drawn. */
export async function drawCharts(page) {
    for (const figure of await page.locator("figure.chart:not([hidden])").all()) {
        await figure.scrollIntoViewIfNeeded();
        await figure.locator("svg").waitFor();
    }
}
