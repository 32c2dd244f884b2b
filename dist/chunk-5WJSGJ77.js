import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  placedMessage,
  troubleOf
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/main.ts
init_shim();
async function runCommandLine(argv) {
  const { parseCommandLine } = await import("./chunk-O7IR6UT7.js");
  const { consoleWorld } = await import("./chunk-K3LCV5HQ.js");
  const world = consoleWorld();
  endOnSignal();
  try {
    return await run(parseCommandLine(argv), world);
  } catch (thrown) {
    return tell(thrown, world);
  } finally {
    world.done();
  }
}
async function runAction() {
  const { reviewPullRequest } = await import("./chunk-XK5TNVNJ.js");
  endOnSignal();
  return await reviewPullRequest();
}
async function run(command, world) {
  switch (command.command) {
    case "help":
      world.stdout(command.text);
      return command.exitCode;
    case "version":
      world.stdout(`${command.text}
`);
      return 0;
    case "rules": {
      const { listRules } = await import("./chunk-GHJARN6I.js");
      return await listRules(command, world);
    }
    case "review": {
      const { reviewRepository } = await import("./chunk-BX276F6W.js");
      return await finish(await reviewRepository(command, world), command, world);
    }
    case "example": {
      const { reviewExample } = await import("./chunk-KPLOG3RC.js");
      return await finish(await reviewExample(world), command, world);
    }
    default: {
      const { judgeSingle } = await import("./chunk-F7JRMWCU.js");
      return await finish(await judgeSingle(command, world), command, world);
    }
  }
}
async function finish(review, options, world) {
  const [{ writeReview }, { exitCode }] = await Promise.all([
    import("./chunk-WGBKHLLE.js"),
    import("./chunk-HQX5CQ2J.js")
  ]);
  await writeReview(review, options, world);
  const { CI = "" } = world.env;
  return exitCode(review.verdict, { checkRunWritten: false, ci: CI !== "" && CI !== "false" });
}
function endOnSignal() {
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
}
function tell(thrown, { log, stderr }) {
  const trouble = troubleOf(thrown);
  stderr(`error: ${placedMessage(trouble)}
${trouble.hint}
`);
  if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message);
  return 2;
}
export {
  runAction,
  runCommandLine
};
