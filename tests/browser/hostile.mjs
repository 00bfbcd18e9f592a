/* Names are text, whatever they hold: in the page, its charts, its search and what is copied. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawCharts, languages, report, speak, withPage, write } from "./page.mjs";

const names = ['"><script>alert(1)</script>', "</script><script>alert(2)</script>", "<img src=x onerror=alert(3)>",
               "javascript:alert(4)", "'\" onmouseover=alert(5) x='", "</title></style><svg onload=alert(6)>",
               "<!-- <script>", "&lt;b&gt;&amp;", "=HYPERLINK(\"http://evil.example\",\"x\")", "@SUM(1)", "+1+1",
               "{{constructor}}", "${alert(7)}", "]]>", "\u202eright to left", "__proto__", "data:text/html,<b>"];

const plans = [{ id: "p", title: names[0], kind: "five-year", from: 2021, to: 2025 },
               { id: "y", title: names[1], kind: "annual", from: 2021, to: 2021 }];
const tasks = names.flatMap((name, i) => ["p", "y"].map((plan) => ({
    id: `${plan}${i}${names[i % 6]}`, plan, title: `${name} ${i}`, section: name, official: names[i % 4],
    text: `${name}\n${names[(i + 1) % names.length]}`, lead: [name],
    support: [names[(i + 1) % names.length], names[(i + 3) % names.length]],
    indicators: [{ name, op: ">=", value: 1, unit: names[(i + 2) % names.length], by: 2021 }],
})));
const notice = write("hostile.json", { zeren: 1, title: names[5], issuer: names[1], region: names[2],
    issued: "2021-03-22", plans, officials: names.slice(0, 4).map((name) => ({ name, title: name })),
    units: names.map((name, i) => ({ name, aliases: [`${name} alias ${i}`] })), tasks });
const file = report(notice, "hostile.html");

test("no name becomes markup", () => {
    const html = readFileSync(file, "utf8");
    assert.equal(html.split(/<script/i).length, 2);
    assert.equal(html.split(/<\/script/i).length, 2);
    for (const mark of ["<img", "onload=", "<!-- "]) assert.ok(!html.split("<script>")[0].includes(`${mark} `), mark);
});

test("nothing runs, in any language, with every chart drawn", () =>
    withPage(file, {}, async (page) => {
        for (const tag of languages) {
            await speak(page, tag);
            await drawCharts(page);
        }
        const strangers = await page.evaluate(() => {
            const isOurs = (name) => !/^on/i.test(name);
            return Array.from(document.querySelectorAll("*")).filter((element) =>
                ["IMG", "IFRAME", "OBJECT", "EMBED", "LINK"].includes(element.tagName) ||
                Array.from(element.attributes).some((attribute) => !isOurs(attribute.name) ||
                    (["href", "src"].includes(attribute.name) && !attribute.value.startsWith("#")))).length;
        });
        assert.equal(strangers, 0);
        assert.equal(await page.title(), names[5]);
        assert.equal(await page.locator("h1").innerText(), names[5]);
    }));

test("hostile names are found and followed like any other", () =>
    withPage(file, {}, async (page) => {
        for (const name of names.slice(0, 6)) {
            await page.getByRole("combobox").fill(name);
            assert.ok((await page.getByRole("option").first().innerText()).includes(name));
            await page.keyboard.press("Enter");
            assert.ok((await page.locator(":target h3").innerText()).includes(name));
        }
    }));

test("a formula is copied as text, and as it is written where cells have formats", () =>
    withPage(file, {}, async (page) => {
        await page.evaluate(() => {
            addEventListener("copy", (event) => {
                window.copied = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
            });
        });
        await page.locator("#load-units").getByRole("button", { name: "Copy" }).click();
        const [text, html] = await page.evaluate(() => window.copied);
        const cells = text.split(/[\t\n]/);
        for (const name of [names[8], "@SUM(1)", "+1+1"]) assert.ok(cells.includes(`'${name}`), name);
        assert.deepEqual(cells.filter((cell) => /^[=@]/.test(cell)), []);

        const pasted = await page.evaluate((markup) => {
            const table = new DOMParser().parseFromString(markup, "text/html");
            return Array.from(table.querySelectorAll("td"), (cell) => ({
                text: cell.textContent,
                isText: cell.getAttribute("sdnum") === "1033;0;@" &&
                    cell.getAttribute("style") === "mso-number-format:'\\@'",
            }));
        }, html);
        for (const name of [names[8], "@SUM(1)", "+1+1"])
            assert.ok(pasted.some((cell) => cell.text === name && cell.isText), name);
        assert.deepEqual(pasted.filter((cell) => cell.isText !== /^[=+@]/.test(cell.text)), []);
    }));
