import { startOf } from '../../core/check.ts'
import type { Config } from '../../core/config.ts'
import { type Location, nowhere } from '../../core/error.ts'
import type { WrittenPlan } from '../../core/load-files.ts'

/** What the settings of a load test are called where the user makes them. */
export interface SettingNames {
  readonly operations: string
  readonly duration: string
  readonly rate: string
  readonly warmup: string
  /** Headers whose values are secrets. */
  readonly headers: string
  /** What operations get their credentials by. */
  readonly credentials: string
  /** How long to wait for the first answer. */
  readonly wait: string
  /** Statuses that count as an answer. */
  readonly statuses: string
  /** Where a secret that is missing belongs. */
  readonly secrets: string
  /** Advice to measure so many seconds. */
  readonly durationOf: (seconds: number) => string
}

const options: SettingNames = {
  operations: '--operation',
  duration: '--duration',
  rate: '--rate',
  warmup: '--warm-up',
  headers: '--header-env',
  credentials: '--header-env',
  wait: '--wait',
  statuses: '--expect-status',
  secrets: 'Set it in the environment of this command.',
  durationOf: (seconds) => `Measure longer: --duration ${seconds}s.`,
}

const keys: SettingNames = {
  operations: 'load.operations',
  duration: 'load.duration',
  rate: 'load.rate',
  warmup: 'load.warm-up',
  headers: 'load.headers-env',
  credentials: 'load.auth',
  wait: 'load.wait',
  statuses: 'expect-status in load.operations',
  secrets: "Set it from a secret under `env` in the workflow. Runs that a fork's pull request started are given none.",
  durationOf: (seconds) => `Set load.duration to ${seconds}s in .github/breakwater.yml.`,
}

/** `plan`: one that was written, whose own times go before the settings. */
export function settingNames({ source }: Pick<Config, 'source'>, plan?: WrittenPlan): SettingNames {
  const names = source === 'command line' ? options : keys
  return {
    ...names,
    ...(plan?.warmupMs === undefined ? {} : { warmup: `warm-up of ${plan.source}` }),
    ...(plan?.arrivals === undefined ? {} : timesOf(plan.source)),
  }
}

function timesOf(file: string): Pick<SettingNames, 'duration' | 'rate' | 'durationOf'> {
  const name = `arrivals of ${file}`
  return { duration: name, rate: name, durationOf: (seconds) => `Measure longer: ${seconds} s in all under ${name}.` }
}

/** The config file, for what no line of a contract describes; nowhere, if there is none. */
export function placeOfSettings({ source }: Config): Location {
  return source === 'command line' || source === 'defaults' ? nowhere : startOf(source)
}
