import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  renderJson,
  renderTerminal,
  renderWithin
} from "./chunk-5EPOB5RJ.js";
import "./chunk-FRY37NDL.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-HOW3RGVT.js";
import "./chunk-5T7LROIG.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/output.ts
init_shim();
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

// src/report/markdown.ts
init_shim();
function renderMarkdown(review) {
  return renderWithin(review, Number.POSITIVE_INFINITY, (text) => text.length);
}

// src/program/output.ts
async function writeReview(review, options, world) {
  const text = rendered(review, options, world);
  if (options.output === void 0) return world.stdout(text);
  const file = resolve(world.cwd, options.output);
  try {
    if (isInside(world.cwd, file)) await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw new BreakwaterError(
      {
        code: "output-unwritable",
        message: `The result cannot be written to ${options.output} (${reasonOf(cause)}).`,
        hint: "Name a file in a folder that is there and that you may write to, or leave --output out."
      },
      { cause }
    );
  }
  world.stderr(`report written to ${options.output}
`);
}
function reasonOf(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split(",", 1)[0] ?? message;
}
function isInside(directory, file) {
  const path = relative(directory, file);
  return !isAbsolute(path) && path.split(sep)[0] !== "..";
}
function rendered(review, { format, output }, { terminal }) {
  switch (format) {
    case "terminal":
      return renderTerminal(review, { ...terminal, colour: terminal.colour && output === void 0 });
    case "json":
      return renderJson(review);
    case "markdown":
      return renderMarkdown(review);
    default:
      return format;
  }
}
export {
  writeReview
};
