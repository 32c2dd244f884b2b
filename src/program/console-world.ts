import { systemClock } from '../adapters/clock.ts'
import { consoleLog, withoutControls } from '../adapters/console.ts'
import type { World } from './world.ts'

/** The world of a person at a terminal, or of a script. */
export function consoleWorld(): World & { readonly done: () => void } {
  const { env, stdout, stderr } = process
  const log = consoleLog(stderr, { debug: env.BREAKWATER_DEBUG !== undefined })
  const wanted = env.NO_COLOR === undefined && env.TERM !== 'dumb'
  return {
    cwd: process.cwd(),
    env,
    clock: systemClock,
    log,
    stdout: (text) => {
      log.done()
      stdout.write(text)
    },
    stderr: (text) => {
      log.done()
      stderr.write(withoutControls(text, true))
    },
    terminal: {
      colour: wanted && (stdout.isTTY || env.FORCE_COLOR !== undefined),
      width: Math.min(stdout.columns ?? 100, 120),
      unicode: stdout.isTTY === true && showsUnicode(env),
    },
    done: log.done,
  }
}

/** By the locale, as POSIX ranks its variables; the console of Linux itself has no font for it. */
function showsUnicode({ LC_ALL, LC_CTYPE, LANG, TERM, WT_SESSION }: World['env']): boolean {
  if (WT_SESSION) return true
  return TERM !== 'linux' && TERM !== 'dumb' && /utf-?8$/i.test(LC_ALL || LC_CTYPE || LANG || '')
}
