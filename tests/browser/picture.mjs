/* The first screen of a page as a picture: node picture.mjs PAGE.html OUT.png light|dark */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , file, out, colorScheme] = process.argv;
const browser = await chromium.launch({ executablePath: process.env.ZEREN_CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 1240 }, colorScheme });
await page.goto(pathToFileURL(resolve(file)).href);
await page.screenshot({ path: out });
await browser.close();
