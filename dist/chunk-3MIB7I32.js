import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/output-file.ts
init_shim();
import { access, constants, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
async function writeText(text, output, world, what = "report") {
  if (output === void 0) return world.stdout(text);
  const file = resolve(world.cwd, output);
  try {
    if (isInside(world.cwd, file)) await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw unwritable(output, cause);
  }
  world.stderr(`${what} written to ${output}
`);
}
async function refuseUnwritable(output, { cwd }) {
  if (output === void 0) return;
  const file = resolve(cwd, output);
  try {
    const found = await stat(file).catch(() => void 0);
    if (found?.isDirectory()) throw new Error("it is a folder");
    await access(found === void 0 ? await folderOf(file, cwd) : file, constants.W_OK);
  } catch (cause) {
    throw unwritable(output, cause);
  }
}
async function replaceFile(file, text) {
  const found = await stat(file).catch(() => void 0);
  if (found !== void 0 && !found.isFile()) return await writeFile(file, text);
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw thrown;
  }
}
function reasonOf(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split(",", 1)[0] ?? message;
}
async function folderOf(file, cwd) {
  let folder = dirname(file);
  while (isInside(cwd, folder) && folder !== cwd && await stat(folder).catch(() => void 0) === void 0) {
    folder = dirname(folder);
  }
  if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is no folder`);
  return folder;
}
function unwritable(output, cause) {
  return new BreakwaterError(
    {
      code: "output-unwritable",
      message: `The result cannot be written to ${output} (${reasonOf(cause)}).`,
      hint: "Name a file in a folder that is there and that you may write to, or leave --output out."
    },
    { cause }
  );
}
function isInside(directory, file) {
  const path = relative(directory, file);
  return !isAbsolute(path) && path.split(sep)[0] !== "..";
}

export {
  writeText,
  refuseUnwritable,
  replaceFile,
  reasonOf
};
