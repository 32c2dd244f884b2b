import picomatch from 'picomatch'
import type { RuleSetting } from './config.ts'
import { type Finding, type Severity, severities } from './finding.ts'
import { provesError } from './proof.ts'
import { type Rule, runRules } from './rule.ts'
import { count, enumerate } from './wording.ts'

type Loudness = RuleSetting['severity']

interface Setting extends RuleSetting {
  readonly fitsFile: (path: string) => boolean
  /** Undefined: the setting holds for everything, also for what is no operation. */
  readonly fitsPath: ((path: string) => boolean) | undefined
}

/**
 * Runs the rules, and gives each finding the severity that the config wants. A finding that reaches several operations
 * is as loud as the loudest of them wants it, and off only where it is off for all. `error` still needs a proof that
 * carries it. What was turned off, lowered or raised is counted in the remarks.
 */
export function runConfiguredRules<Judged>(
  rules: readonly Pick<Rule<Judged, never>, 'meta' | 'check'>[],
  judged: Judged,
  settings: readonly RuleSetting[],
): { readonly findings: readonly Finding[]; readonly remarks: readonly string[] } {
  const asked = new Set(settings.filter(({ severity }) => severity !== 'off').map(({ rule }) => rule))
  const found = runRules(rules, judged, asked)
  if (settings.length === 0) return { findings: found, remarks: [] }
  const byRule = new Map<string, Setting[]>()
  for (const setting of settings) byRule.set(setting.rule, [...(byRule.get(setting.rule) ?? []), ready(setting)])
  const optIn = new Set(rules.filter(({ meta }) => meta.optIn).map(({ meta }) => meta.id))
  const judgedAnew = found.map((finding) => {
    const own: Loudness = optIn.has(finding.ruleId) ? 'off' : finding.severity
    const wanted = wantedFor(finding, byRule.get(finding.ruleId) ?? [], own)
    return { finding, wanted, severity: carried(finding, wanted) }
  })
  return {
    findings: judgedAnew.flatMap(({ finding, severity }) => (severity === 'off' ? [] : [{ ...finding, severity }])),
    remarks: remarksOf(judgedAnew, optIn),
  }
}

function ready(setting: RuleSetting): Setting {
  const { paths, files } = setting
  return { ...setting, fitsFile: files ? matcher(files) : () => true, fitsPath: paths && matcher(paths) }
}

/** A path is also itself, whatever its characters mean in a glob. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const fits = picomatch([...globs], { dot: true })
  return (path) => globs.includes(path) || fits(path)
}

/** The loudest that any of the places asks for that the finding reaches. */
function wantedFor(
  { subject: first, reach, location }: Finding,
  settings: readonly Setting[],
  own: Loudness,
): Loudness {
  const here = settings.filter(({ fitsFile }) => fitsFile(location.path))
  const wishes = [first, ...reach].map((subject) => {
    const fitting = here.find(({ fitsPath }) => !fitsPath || (subject.kind === 'operation' && fitsPath(subject.path)))
    return fitting?.severity ?? own
  })
  return severities.find((severity) => wishes.includes(severity)) ?? 'off'
}

function carried({ proof }: Finding, wanted: Loudness): Loudness {
  return wanted === 'error' && !provesError(proof) ? 'warning' : wanted
}

interface JudgedAnew {
  readonly finding: Finding
  readonly wanted: Loudness
  readonly severity: Loudness
}

/** Nothing is lost silently. A rule that nobody asked for is not off by config: nobody turned it off. */
function remarksOf(all: readonly JudgedAnew[], optIn: ReadonlySet<string>): readonly string[] {
  const off = all.filter(({ severity, finding }) => severity === 'off' && !optIn.has(finding.ruleId))
  const unproved = all.filter(({ wanted, severity }) => wanted !== severity)
  const rank = (severity: Severity) => severities.indexOf(severity)
  const moved = (direction: 1 | -1) =>
    all.filter(
      ({ finding, severity }) => severity !== 'off' && Math.sign(rank(severity) - rank(finding.severity)) === direction,
    )
  return [
    ...(off.length > 0 ? [`${areText(off)} off by config: ${ruleCounts(off)}`] : []),
    ...(moved(1).length > 0 ? [`${areText(moved(1))} lowered by config: ${ruleCounts(moved(1))}`] : []),
    ...(moved(-1).length > 0 ? [`${areText(moved(-1))} raised by config: ${ruleCounts(moved(-1))}`] : []),
    ...(unproved.length > 0
      ? [
          `${count(unproved.length, 'finding')} ${unproved.length === 1 ? 'stays' : 'stay'} at warning where the config asks for error, for lack of proof: ${ruleCounts(unproved)}`,
        ]
      : []),
  ]
}

function areText(all: readonly JudgedAnew[]): string {
  return `${count(all.length, 'finding')} ${all.length === 1 ? 'is' : 'are'}`
}

/** `api/parameter-removed (2) and api/operation-removed (1)`. */
function ruleCounts(all: readonly JudgedAnew[]): string {
  const counts = new Map<string, number>()
  for (const { finding } of all) counts.set(finding.ruleId, (counts.get(finding.ruleId) ?? 0) + 1)
  return enumerate(
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, n]) => `${rule} (${n})`),
    8,
  )
}
