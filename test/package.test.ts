import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { version } from '../src/core/version.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('the version is that of package.json', () => {
  expect(version).toBe(JSON.parse(read('package.json')).version)
})

test('the tests run on the Node that the Action runs on', () => {
  const major = Number(process.versions.node.split('.')[0])
  // Where the `node` package has no binary, `npm run` falls back to the host's Node, and says so here.
  if (major !== 24) console.warn(`running on Node ${process.version}: the node package's binary is not in use`)
  expect(major === 24 || major > 22).toBe(true)
})

test('the lockfile names no place to download from but the public default', () => {
  const resolved = [...read('package-lock.json').matchAll(/"resolved": "([^"]+)"/g)].map(([, url]) => url)
  expect(resolved.filter((url) => !url?.startsWith('https://registry.npmjs.org/'))).toEqual([])
})

test('every dependency has its reason in CONTRIBUTING', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const contributing = read('CONTRIBUTING.md')
  const unnamed = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !contributing.includes(`\`${name}\``),
  )
  expect(unnamed).toEqual([])
})
