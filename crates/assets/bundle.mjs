// Bundles the scripts of the pages: `node bundle.mjs SCRIPTS NPM OUT`.
//
// SCRIPTS holds what we wrote, NPM holds `node_modules`, and OUT gets the files under names that change with their
// content, the same packed by brotli and by gzip, and two pieces of Rust: `scripts.rs` lists the files, `packages.rs`
// says whose packages went in. The build of the crate runs it; the walks in `browser/` run it by themselves.

import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [scripts, npm, out] = process.argv.slice(2).map((folder) => resolve(folder));
const packages = join(npm, "node_modules");
const { build } = createRequire(join(npm, "package.json"))("esbuild");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { metafile } = await build({
  absWorkingDir: scripts,
  entryPoints: ["console.js"],
  outdir: out,
  nodePaths: [packages],
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: "chrome90",
  charset: "utf8",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const literal = (text) => `r####"${text}"####`;
const inside = (name) => `include_bytes!(concat!(env!("OUT_DIR"), "/scripts/${name}"))`;

const files = readdirSync(out).sort();
const listed = files.map((name) => {
  const bytes = readFileSync(join(out, name));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes, quality));
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  return `Script { path: "/assets/${name}", plain: ${inside(name)}, brotli: ${inside(`${name}.br`)}, gzip: ${inside(`${name}.gz`)} },`;
});
const loader = files.find((name) => name.startsWith("console-"));
writeFileSync(join(out, "scripts.rs"), `(${literal(`/assets/${loader}`)}, &[${listed.join("\n")}])`);

// Only what is truly inside the files: what the bundler left out needs no notice.
const inputs = Object.keys(metafile.inputs).map((input) => input.split("node_modules/")[1]?.split("/")[0]);
const notices = [...new Set(inputs.filter(Boolean))].sort().map((name) => {
  const folder = join(packages, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!license || !file) throw new Error(`the package ${name} says nothing of its terms`);
  const text = readFileSync(join(folder, file), "utf8").trim();
  const owner = text.split("\n").find((line) => /^\s*copyright/i.test(line))?.trim() ?? "";
  const fields = { name, source: `npm: ${name} ${version}`, licence: license, copyright: owner, text };
  return `Notice { ${Object.entries(fields).map(([field, value]) => `${field}: ${literal(value)}`).join(", ")} },`;
});
writeFileSync(join(out, "packages.rs"), `&[${notices.join("\n")}]`);
