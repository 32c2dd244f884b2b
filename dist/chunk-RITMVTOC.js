import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  configRemarks,
  judge,
  localConfig,
  misplacedRemarks,
  openGitRepository,
  settingsOf
} from "./chunk-AGJWEUK3.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/review-command.ts
init_shim();
async function reviewRepository(options, world) {
  const repository = await openGitRepository({ directory: options.repo, log: world.log });
  const changeSet = await repository.changeSet({
    head: options.head,
    ...options.base === void 0 ? {} : { base: options.base }
  });
  const read = await localConfig(changeSet.base.tree, options.config);
  const settings = await settingsOf(changeSet, read, options, world);
  return await judge(
    {
      ...settings,
      changeSet,
      repository: options.repo,
      selected: options.checks,
      preview: previewOf(options.previewUrl, settings.config),
      fromFork: false,
      mergeGroup: false,
      approvals: void 0,
      remarks: async () => [
        ...await repository.remarks(),
        ...await configRemarks(read, repository.workingCopy, changeSet.base.tree),
        ...await misplacedRemarks(read, changeSet)
      ],
      reproduce: reproduceCommand(changeSet, options)
    },
    world
  );
}
function previewOf(url, { load }) {
  if (url !== void 0) return { url, namedBy: "command line" };
  return load.preview === void 0 ? void 0 : { url: load.preview, namedBy: "config" };
}
function reproduceCommand({ base, head }, { previewUrl, baseUrl }) {
  const names = [`--base ${shellWord(base.sha ?? base.ref)}`, `--head ${shellWord(head.sha ?? head.ref)}`];
  const servers = Object.entries({ "preview-url": previewUrl, "base-url": baseUrl }).flatMap(
    ([name, url]) => url === void 0 ? [] : [`--${name} ${shellWord(withoutSecrets(url))}`]
  );
  return ["breakwater review", ...names, ...servers].join(" ");
}
function withoutSecrets(url) {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname === "/" ? "" : pathname}${search === "" ? "" : "?\u2026"}`;
}
function shellWord(text) {
  const word = text.replace(/^([0-9a-f]{12})[0-9a-f]{28}$/, "$1");
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export {
  reviewRepository,
  reproduceCommand
};
