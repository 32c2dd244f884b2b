import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/api-diff/source.ts
init_shim();
function isMembers(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function rootOf(file) {
  return { value: file.value, file, parent: void 0, key: "" };
}
function child(node, key) {
  const { value } = node;
  if (Array.isArray(value)) {
    return /^\d+$/.test(key) && Number(key) < value.length ? { value: value[Number(key)], file: node.file, parent: node, key } : void 0;
  }
  if (!isMembers(value) || !Object.hasOwn(value, key)) return void 0;
  return { value: value[key], file: node.file, parent: node, key };
}
function children(node) {
  if (!node) return [];
  const { value, file } = node;
  if (Array.isArray(value)) return value.map((item, at) => ({ value: item, file, parent: node, key: String(at) }));
  if (!isMembers(value)) return [];
  return Object.keys(value).map((key) => ({ value: value[key], file, parent: node, key }));
}
function member(node, key) {
  return child(node, key)?.value;
}
function text(node, key) {
  const value = member(node, key);
  return typeof value === "string" ? value : void 0;
}
function pointerOf(node) {
  const keys = [];
  for (let at = node; at?.parent; at = at.parent) keys.push(at.key);
  return keys.reverse();
}
function pointerText(node) {
  const pointer = pointerOf(node).map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return `${node.file.path}#${pointer.join("")}`;
}

export {
  isMembers,
  rootOf,
  child,
  children,
  member,
  text,
  pointerOf,
  pointerText
};
