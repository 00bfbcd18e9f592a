/* Bundle the script and the style sheet, and write them as C: `node build.mjs OUT.c`. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { build } from "esbuild";

async function bundle(entry) {
    const result = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        write: false,
        format: "iife",
        target: ["chrome105", "firefox121", "safari15.4"],
        legalComments: "none",
        logLevel: "error",
    });
    return result.outputFiles[0].text.trim();
}

/* Octal, since a hexadecimal escape would swallow the digits behind it. */
function escape(byte) {
    const plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
    return plain ? String.fromCharCode(byte) : "\\" + byte.toString(8).padStart(3, "0");
}

function define(name, text) {
    const bytes = Buffer.from(text, "utf8");
    const lines = [];
    for (let i = 0; i < bytes.length; i += 2000)
        lines.push('"' + Array.from(bytes.subarray(i, i + 2000), escape).join("") + '"');
    return `const char ${name}[] =\n${lines.join("\n")};\n`;
}

const script = await bundle("main.js");
const style = await bundle("style/page.css");
for (const end of ["</script", "<!--", "</style"])
    if ((script + style).toLowerCase().includes(end)) throw new Error(`the bundle has '${end}'`);

const hash = "sha256-" + createHash("sha256").update(script, "utf8").digest("base64");
writeFileSync(process.argv[2],
    "/* Made by scripts/build-report.sh. Apache ECharts: Apache License 2.0. */\n" +
    '#include "render/report/assets.h"\n\n' +
    define("zr__report_script", script) +
    define("zr__report_script_hash", hash) +
    define("zr__report_style", style));
console.log(`script ${script.length} bytes, style ${style.length} bytes`);
