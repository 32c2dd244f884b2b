import { createHash } from 'node:crypto'
import type { ChangedFile, ChangeSet } from '../../src/core/change-set.ts'
import type { CheckContext } from '../../src/core/check.ts'
import { type Config, defaultApiSettings } from '../../src/core/config.ts'
import { defaultLoadSettings } from '../../src/core/load-settings.ts'
import type { FileTree } from '../../src/core/ports.ts'
import type { Profile } from '../../src/core/profile.ts'

/** A config file that says nothing: every default, as the product has them. */
export const defaultConfig: Config = {
  source: 'defaults',
  profile: 'node-express',
  api: defaultApiSettings,
  database: {
    engine: 'pglite',
    urlEnv: undefined,
    postgresVersion: undefined,
    migrations: undefined,
    runner: undefined,
    schema: undefined,
    prelude: undefined,
    extensions: [],
    rows: undefined,
    rowCounts: {},
    statistics: undefined,
    maxLockHoldSeconds: 1,
    queries: [],
    role: undefined,
    rules: [],
  },
  load: defaultLoadSettings,
  approvers: {},
  approvals: 'named',
  inconclusive: 'block',
  suggestions: true,
  accepted: [],
}

/** A profile that holds nobody to much; round numbers, so that a test can break each floor on purpose. */
export const plainProfile: Profile = {
  name: 'node-express',
  source: 'built-in',
  description: 'A profile for tests.',
  floor: { p50Ms: 100, p95Ms: 300, p99Ms: 600, errorRate: 0.01, uptime: 0.999, rpoMinutes: 60, rtoMinutes: 60 },
  approverChains: {
    stack: [],
    schema_migration: ['dba'],
    external_service: [],
    api_breaking: ['api-owner'],
    slo_breach: ['sre'],
  },
  rollout: [],
}

/** A revision's files in memory; ids are hashes of the content, as a repository's are. */
export function memoryTree(files: Readonly<Record<string, string>>): FileTree {
  const known = new Map(Object.entries(files))
  const entries = [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, id: hash(text), bytes: Buffer.byteLength(text) }))
  return {
    list: async () => entries,
    read: async (paths) =>
      new Map(
        paths.flatMap((path) => {
          const text = known.get(path)
          return text === undefined ? [] : [[path, text] as const]
        }),
      ),
  }
}

/**
 * Base (also the merge base) and head from their files. A file that is gone at one path and stands unchanged at a new
 * one counts as renamed.
 */
export function changeSetOf(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>): ChangeSet {
  const baseRevision = { ref: 'main', sha: 'b'.repeat(40), tree: memoryTree(base) }
  return {
    base: baseRevision,
    mergeBase: baseRevision,
    head: { ref: 'change', sha: 'a'.repeat(40), tree: memoryTree(head) },
    files: changedFiles(base, head),
  }
}

/** A context that reaches nothing: no engine, no preview, a clock that stands, a log that keeps silent. */
export function checkContext(overrides: Partial<CheckContext> = {}): CheckContext {
  const made = new Map<string, Promise<unknown>>()
  return {
    changeSet: changeSetOf({}, {}),
    config: defaultConfig,
    profile: plainProfile,
    fromFork: false,
    preview: undefined,
    deployments: undefined,
    databaseEngine: async () => {
      throw new Error('this test gave no database engine')
    },
    loadEngines: async () => {
      throw new Error('this test gave no load engines')
    },
    loadFiles: async () => ({}),
    secret: () => undefined,
    migrationCommands: async () => {
      throw new Error('this test gave no migration commands')
    },
    serviceCommands: async () => {
      throw new Error('this test gave no service commands')
    },
    clock: { now: () => new Date('2026-01-15T12:00:00Z'), sleep: async () => undefined },
    log: { progress: () => undefined, warn: () => undefined, debug: () => undefined },
    once: <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
      const known = made.get(key) ?? make()
      made.set(key, known)
      // Each key is used with one type only, the one that its maker gives.
      return known as Promise<Value>
    },
    onClose: () => undefined,
    ...overrides,
  }
}

function changedFiles(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): readonly ChangedFile[] {
  const gone = new Set(Object.keys(base).filter((path) => head[path] === undefined))
  const files: ChangedFile[] = []
  for (const [path, text] of Object.entries(head)) {
    const before = base[path]
    if (before === text) continue
    const from = before === undefined ? [...gone].find((candidate) => base[candidate] === text) : undefined
    if (from !== undefined) gone.delete(from)
    if (before !== undefined) files.push({ status: 'modified', path })
    else files.push(from === undefined ? { status: 'added', path } : { status: 'renamed', path, from })
  }
  for (const path of gone) files.push({ status: 'deleted', path })
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
