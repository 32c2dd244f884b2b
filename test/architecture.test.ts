import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = new URL('../src/', import.meta.url).pathname
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))

/** What may import what, by first folder (an edge is a file at the top). `main.ts` sees all. */
const arrows: Record<string, readonly string[]> = {
  'action.ts': ['main.ts', 'core'],
  'cli.ts': ['main.ts', 'core'],
  'main.ts': ['core', 'checks', 'commands', 'report', 'config', 'adapters', 'sql'],
  checks: ['core', 'sql'],
  commands: ['core'],
  report: ['core'],
  config: ['core'],
  sql: ['core'],
  adapters: ['core'],
  core: [],
}

function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(src, path), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, target]) =>
    new URL(target ?? '', `file:///${path}`).pathname.slice(1),
  )
}

describe('import arrows', () => {
  test.each(files)('%s', (path) => {
    const [house = '', room = ''] = path.split('/')
    const strangers = importsOf(path).filter((target) => {
      const [otherHouse = '', otherRoom = ''] = target.split('/')
      if (otherHouse === 'profiles' || otherHouse.startsWith('..')) return house !== 'config'
      if (otherHouse !== house) return !(arrows[house] ?? []).includes(otherHouse)
      // A check never imports another check, nor a command another command.
      return (house === 'checks' || house === 'commands') && path.includes('/', house.length + 1) && otherRoom !== room
    })
    expect(strangers).toEqual([])
  })
})
