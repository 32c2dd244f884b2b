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
  const { parseCommandLine } = await import("./chunk-IOSP2POK.js");
  const { consoleWorld } = await import("./chunk-OYJ64XMO.js");
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
  const { reviewPullRequest } = await import("./chunk-JLNQPJGQ.js");
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
      const { listRules } = await import("./chunk-ELZYHCUZ.js");
      return await listRules(command, world);
    }
    case "review": {
      await refuseUnwritable(command, world);
      const { reviewRepository } = await import("./chunk-VUAMQQLP.js");
      return await finish(await reviewRepository(command, world), command, world);
    }
    case "example": {
      await refuseUnwritable(command, world);
      const { reviewExample } = await import("./chunk-B3Y72223.js");
      return await finish(await reviewExample(world), command, world);
    }
    case "load": {
      await refuseUnwritable(command, world);
      if (command.export !== void 0) {
        const { exportLoad } = await import("./chunk-I6RBMR3Y.js");
        await exportLoad(command, world);
        return 0;
      }
      const { loadTest } = await import("./chunk-VXOCEMOE.js");
      return await finish(await loadTest(command, world), command, world);
    }
    default: {
      const { judgeSingle } = await import("./chunk-WRKSLNVD.js");
      return await finish(await judgeSingle(command, world), command, world);
    }
  }
}
async function refuseUnwritable({ output }, world) {
  const outputFile = await import("./chunk-EAQSNAOW.js");
  await outputFile.refuseUnwritable(output, world);
}
async function finish(review, options, world) {
  const [{ writeReview }, { exitCode }] = await Promise.all([
    import("./chunk-EFHBPLDP.js"),
    import("./chunk-5TNRK433.js")
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
