import type { FileTree } from '../../core/ports.ts'
import { type Arranged, type LostEntry, type MigrationFile, oneByOne, type Runner } from '../runner.ts'
import { compareNatural } from '../versions.ts'
import { fieldOf, parsedJson } from './json.ts'

/** `v1.5/events.sql`, in the order in which `v1.5/manifest.json` names them. */
export const versionedFolders: Runner = {
  title: 'versioned folders',
  example: 'schema/versioned/v2/new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?(v\d+(?:\.\d+)*\/[^/]+)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: '', repeatable: false } : undefined
  },
  folderShownBy: (path) =>
    /^(?:(.*)\/)?v\d+(?:\.\d+)*\/manifest\.json$/
      .exec(path)
      ?.slice(1)
      .map((folder) => folder ?? '')[0],
  arrange,
  list: 'its manifest.json',
  orderedByList: true,
  compareVersions: (a, b) => compareNatural(a.name, b.name),
  sendsApart: () => true,
  wrapping: () => oneByOne,
  sentAlone: 'as it is (no transaction is put around a file)',
  edited: { checksum: false },
  outOfOrder: (last) => ({ severity: 'error', text: `never run it where ${last} has run` }),
}

async function arrange(folder: string, files: readonly MigrationFile[], tree: FileTree): Promise<Arranged> {
  const versions = [...new Set(files.map(({ name }) => name.split('/', 1)[0] ?? ''))].sort(compareNatural)
  const pathOf = (version: string) => `${folder && `${folder}/`}${version}/manifest.json`
  const manifests = await tree.read(versions.map(pathOf))
  const byName = new Map(files.map((file) => [file.name, file]))
  const lost: LostEntry[] = []
  const listed = versions.flatMap((version) => {
    const names = namesIn(parsedJson(manifests.get(pathOf(version))))
    // Without a manifest that can be read, all of the folder is run.
    if (!names) return files.filter(({ name }) => name.startsWith(`${version}/`))
    return names.flatMap((name) => {
      const file = byName.get(`${version}/${name.replace(/\.sql$/, '')}`)
      if (!file) lost.push({ list: pathOf(version), name })
      return file ? [file] : []
    })
  })
  const known = new Set(listed)
  return {
    files: listed,
    unlisted: files.filter((file) => !known.has(file)).map(({ path }) => path),
    remarks: [],
    lost,
  }
}

/** The one list of SQL files in a manifest, whatever its key: Temporal calls it SchemaUpdateCqlFiles. */
function namesIn(manifest: unknown): readonly string[] | undefined {
  if (typeof manifest !== 'object' || manifest === null) return undefined
  return Object.keys(manifest)
    .map((key) => fieldOf(manifest, key))
    .find((list): list is string[] => Array.isArray(list) && list.every((name) => typeof name === 'string'))
}
