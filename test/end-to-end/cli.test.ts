import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { version } from '../../src/core/version.ts'
import { copyOfBundle, nodes, run } from './bundle.ts'

let bundle: ReturnType<typeof copyOfBundle>
beforeAll(() => {
  bundle = copyOfBundle()
})
afterAll(() => bundle.remove())

describe.each(nodes)('dist/cli.js on %s', (_, node) => {
  const breakwater = (...args: readonly string[]) =>
    run(node, [join(bundle.directory, 'cli.js'), ...args], { cwd: join(bundle.directory, '..') })

  test('the example shows one break of each kind, each with its proof', async () => {
    const { code, stdout, stderr } = await breakwater('example', '--format', 'json')
    expect(code, stderr).toBe(1)
    const { verdict, outcomes } = JSON.parse(stdout)
    expect(verdict.decision).toBe('block')
    const errors = outcomes.flatMap(({ findings = [] }: { findings?: { severity: string }[] }) =>
      findings.filter(({ severity }) => severity === 'error'),
    )
    const proofs = new Set(errors.map(({ proof }: { proof: { kind: string } }) => proof.kind))
    // On a starved machine the load test may end without a proof, and then it has to say so.
    const told = outcomes.flatMap(({ unproven = [] }: { unproven?: readonly unknown[] }) => unproven)
    if (told.length > 0) proofs.add('measurement')
    expect([...proofs].sort()).toEqual(['diff', 'measurement', 'trace', 'witness'])
    expect(outcomes.map(({ status }: { status: string }) => status)).toEqual(['ran', 'ran', 'ran', 'ran'])
  })

  test('version, help and rules', async () => {
    expect(await breakwater('--version')).toMatchObject({ code: 0, stdout: `${version}\n` })
    expect(await breakwater('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('breakwater example') })
    expect(await breakwater()).toMatchObject({ code: 2, stdout: expect.stringContaining('breakwater review') })
    expect((await breakwater('rules')).stdout).toContain('migration/create-index-not-concurrently')
  })

  test.each([
    [['reviw'], /review/],
    [['review', '--bse', 'main'], /--base/],
    [['review', '--repo', '.'], /not a git repository/],
    [['review', '--engine', 'mysql'], /pglite/],
    [['api-diff', 'nowhere.yaml', 'elsewhere.yaml'], /nowhere\.yaml/],
    [['rules', 'migration/drop-colum'], /migration\/drop-column/],
    [['load', 'example.com'], /http/],
  ])('%j: exit 2, and what to do next on stderr', async (args, told) => {
    const { code, stdout, stderr } = await breakwater(...args)
    expect(stderr).toMatch(told)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
