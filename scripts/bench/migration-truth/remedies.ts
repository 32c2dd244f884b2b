import type { Finding, RemedyStep } from '../../../src/core/finding.ts'
import { endState, otherThan } from './end-state.ts'
import { blockingOf, type OracleInput, type Templates } from './oracle.ts'
import type { SentFile } from './pair.ts'
import { type Migrate, sending, type Visitor } from './waiting.ts'

/** What native Postgres made of steps that a finding shows. */
export interface RemedyTruth {
  readonly rules: readonly string[]
  readonly steps: readonly RemedyStep[]
  readonly sqlstate: string | undefined
  readonly blocks: readonly Visitor[]
  /** How the end differs from that of the statement: `-` what it would have left, `+` what the steps leave. */
  readonly otherwise: readonly string[]
}

/** Tries each remedy of a migration of one statement in its place. */
export async function remediesOf(
  input: OracleInput,
  templates: Templates,
  files: readonly SentFile[],
  findings: readonly Finding[],
): Promise<readonly RemedyTruth[]> {
  // Steps stand in place of their statement: in a file of several nobody could tell here where it ends.
  if (
    files.length !== 1 ||
    String(files[0])
      .replace(/\$\$.*\$\$/s, '')
      .includes(';')
  )
    return []
  const fixes = new Map<string, { steps: readonly RemedyStep[]; rules: string[] }>()
  for (const { fix, ruleId } of findings) {
    if (!fix) continue
    const key = JSON.stringify(fix.steps)
    const known = fixes.get(key) ?? { steps: fix.steps, rules: [] }
    known.rules.push(ruleId.replace('migration/', ''))
    fixes.set(key, known)
  }
  const truths: RemedyTruth[] = []
  for (const { steps, rules } of fixes.values()) {
    const asWritten = await endOf(input, templates, sending(files))
    const advised = await endOf(input, templates, taking(steps))
    const { blocks } = await blockingOf(input, templates, taking(steps))
    const otherwise = asWritten.sqlstate === undefined ? otherThan(advised.end, asWritten.end) : []
    truths.push({ rules, steps, sqlstate: advised.sqlstate, blocks, otherwise })
  }
  return truths
}

async function endOf({ server, databases }: OracleInput, { sample }: Templates, migrate: Migrate) {
  return databases.copy(sample, async (database) => {
    const client = await server.connect(database)
    const sqlstate = await migrate(client)
    const end = await endState(client)
    await client.end()
    return { sqlstate, end }
  })
}

/** Step by step, each in a transaction of its own; what is to be repeated until nothing is left to do. */
function taking(steps: readonly RemedyStep[]): Migrate {
  return async (client) => {
    for (const { sql, repeat } of steps) {
      for (let round = 0; round < maxRounds; round += 1) {
        try {
          const { rowCount } = await client.query(sql)
          if (repeat === undefined || rowCount === 0) break
        } catch (thrown) {
          return (thrown as { readonly code?: string }).code ?? String(thrown)
        }
      }
    }
    return undefined
  }
}

const maxRounds = 10_000
