import type { FileTree } from '../../core/ports.ts'
import { type Arranged, type LostEntry, type MigrationFile, oneByOne, type Runner } from '../runner.ts'
import { compareText } from '../versions.ts'

/** `deploy/name.sql` and `revert/name.sql`, in the order of `sqitch.plan`, which psql sends as they stand. */
export const sqitch: Runner = {
  title: 'Sqitch',
  example: 'deploy/new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*?)\/)?deploy\/(.+)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: '', repeatable: false } : undefined
  },
  folderShownBy: (path) =>
    /^(?:(.*)\/)?sqitch\.plan$/
      .exec(path)
      ?.slice(1)
      .map((folder) => folder ?? '')[0],
  beside: /(^|\/)(revert|verify)\/.*\.sql$/,
  arrange,
  list: 'sqitch.plan',
  orderedByList: true,
  compareVersions: (a, b) => compareText(a.name, b.name),
  downPaths: ({ folder, path }) => {
    const root = folder && `${folder}/`
    return [`${root}revert/${path.slice(`${root}deploy/`.length)}`]
  },
  sentByPsql: true,
  sendsApart: () => true,
  // psql sends statement by statement; the files begin and commit by themselves.
  wrapping: () => oneByOne,
  sentAlone: 'outside the BEGIN and COMMIT of its file',
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: 'error',
    text: `refuses to go on where ${last} is deployed: a change's id is made from all that come before it`,
  }),
}

interface PlannedChange {
  readonly name: string
  readonly requires: readonly string[]
  /** Tags set after it and before it was reworked; undefined: it was not. */
  readonly reworkedAfter: readonly string[] | undefined
  /** 1 for the first change of its name. */
  readonly turn: number
}

async function arrange(folder: string, files: readonly MigrationFile[], tree: FileTree): Promise<Arranged> {
  const root = folder && `${folder}/`
  const path = `${root}sqitch.plan`
  const plan = (await tree.read([path])).get(path)
  if (plan === undefined) return { files, unlisted: [], remarks: [`there is no ${path}: ordered by name`] }
  const byPath = new Map(files.map((file) => [file.path, file]))
  const changes = changesIn(plan)
  const remarks = unmetRequirements(changes)
  const lost: LostEntry[] = []
  const listed = changes.flatMap((change) => {
    const found = pathsOf(change, root).flatMap((candidate) => byPath.get(candidate) ?? [])[0]
    if (!found) {
      lost.push({ list: path, name: change.name })
      return []
    }
    const { name, turn } = change
    return [{ ...found, name, key: `${root}deploy/${name}.sql${turn > 1 ? `#${turn}` : ''}` }]
  })
  const used = new Set(listed.map((file) => file.path))
  return { files: listed, unlisted: files.map((file) => file.path).filter((file) => !used.has(file)), remarks, lost }
}

/** A change that was reworked since lies in a file with a tag in its name. */
function pathsOf({ name, reworkedAfter }: PlannedChange, root: string): readonly string[] {
  return (reworkedAfter?.map((tag) => `${name}@${tag}`) ?? [name]).map((file) => `${root}deploy/${file}.sql`)
}

type PlanLine =
  | { readonly name: string; readonly requires: readonly string[] }
  | { readonly name: undefined; readonly tag: string }

/** Lines of a plan: `%pragma`, `@tag ...`, `name [requires] time planner # note`. */
function changesIn(plan: string): readonly PlannedChange[] {
  const lines = plan.split('\n').flatMap((line): readonly PlanLine[] => {
    const [, tag] = /^\s*@(\S+)/.exec(line) ?? []
    if (tag !== undefined) return [{ tag, name: undefined }]
    const [, name, requires = ''] = /^\s*(?:[+-]\s*)?([^\s%#@[\]][^\s[\]]*)(?:\s+\[([^\]]*)\])?\s+\S/.exec(line) ?? []
    return name === undefined ? [] : [{ name, requires: requires.split(/\s+/).filter((word) => word !== '') }]
  })
  const turns = new Map<string, number>()
  const later = new Map<string, number>()
  const next = lines.map(() => -1)
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const name = lines[index]?.name
    if (name === undefined) continue
    next[index] = later.get(name) ?? -1
    later.set(name, index)
  }
  return lines.flatMap((line, index) => {
    if (line.name === undefined) return []
    const { name, requires } = line
    const turn = (turns.get(name) ?? 0) + 1
    turns.set(name, turn)
    const again = next[index] ?? -1
    const tags =
      again < 0
        ? undefined
        : lines.slice(index, again).flatMap((other) => (other.name === undefined ? [other.tag] : []))
    return [{ name, requires, reworkedAfter: tags, turn }]
  })
}

/** Sqitch refuses a change before those that it requires. `!name` is a conflict, `project:name` lies elsewhere. */
function unmetRequirements(changes: readonly PlannedChange[]): string[] {
  const seen = new Set<string>()
  const remarks: string[] = []
  for (const { name, requires } of changes) {
    const missing = requires
      .map((required) => required.replace(/^:/, '').replace(/@.*$/, ''))
      .find((required) => required !== '' && !/^!|:/.test(required) && !seen.has(required))
    if (missing !== undefined)
      remarks.push(`${name} requires ${missing}, which the plan has not before it: Sqitch stops`)
    seen.add(name)
  }
  return remarks
}
