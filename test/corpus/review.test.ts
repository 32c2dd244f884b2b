import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../end-to-end/bundle.ts'
import { type CorpusCase, corpusCases, corpusIsHere, makeRepository, noCorpus } from './repositories.ts'

// Whole reviews of real repositories, by the command that a user runs. Facts were looked up by hand in the files.

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

interface Said {
  readonly ruleId: string
  readonly severity: string
  readonly message: string
  readonly subject: { readonly kind: string; readonly name?: string; readonly method?: string; readonly path?: string }
  readonly proof: { readonly kind: string }
}

interface Reviewed {
  readonly verdict: { readonly decision: string; readonly reasons: readonly string[] }
  readonly outcomes: readonly {
    readonly check: string
    readonly status: string
    readonly summary?: string
    readonly error?: { readonly message: string }
    readonly findings?: readonly Said[]
    readonly unproven?: readonly { readonly message: string }[]
  }[]
}

const table: string[] = []

async function reviewed(name: string): Promise<{ review: Reviewed; said: (rule: string) => readonly string[] }> {
  const found = corpusCases().find((one) => one.name === name)
  const repository = makeRepository(found as CorpusCase)
  const start = performance.now()
  try {
    const args = ['review', '--base', 'main', '--head', 'change', '--format', 'json']
    const { stdout, stderr } = await run(process.execPath, [cli, ...args], { cwd: repository.directory })
    if (stdout === '') throw new Error(stderr)
    const review: Reviewed = JSON.parse(stdout)
    const all = review.outcomes.flatMap(({ findings = [] }) => findings)
    const count = (severity: string) => all.filter((one) => one.severity === severity).length
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const summaries = review.outcomes.flatMap(({ check, summary }) => (summary ? [`${check}: ${summary}`] : []))
    table.push(
      [
        name,
        review.verdict.decision,
        count('error'),
        count('warning'),
        count('note'),
        seconds,
        summaries.join('; '),
      ].join(' | '),
    )
    return {
      review,
      said: (rule) =>
        all
          .filter(({ ruleId }) => ruleId === rule)
          .map(subjectOf)
          .sort(),
    }
  } finally {
    repository.remove()
  }
}

function subjectOf({ subject }: Said): string {
  return subject.name ?? `${subject.method?.toUpperCase()} ${subject.path}`
}

function statuses({ outcomes }: Reviewed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    outcomes.map(({ check, status, error }) => [check, error ? `${status}: ${error.message}` : status]),
  )
}

function errors({ outcomes }: Reviewed): readonly Said[] {
  return outcomes.flatMap(({ findings = [] }) => findings.filter(({ severity }) => severity === 'error'))
}

describe.skipIf(!corpusIsHere)(`reviews of real repositories${corpusIsHere ? '' : ` (${noCorpus})`}`, () => {
  afterAll(() => {
    console.log(['case | verdict | errors | warnings | notes | s | summaries', ...table].join('\n'))
  })

  test('supabase-auth: one operation moved, which is proved by both texts', async () => {
    const { review, said } = await reviewed('supabase-auth')
    expect(statuses(review)).toMatchObject({ 'api-diff': 'ran', migration: 'skipped', 'load-test': 'skipped' })
    expect(said('api/operation-removed')).toEqual(['POST /generate_link'])
    // Of the 13 new ones /admin/generate_link takes the place of what is gone, and is told with it.
    expect(said('api/operation-added')).toHaveLength(12)
    expect(review.verdict.decision).toBe('block')
    for (const { proof } of errors(review)) expect(['witness', 'diff']).toContain(proof.kind)
  })

  test('stripe: no operation is gone, and nothing is red without a witness or a missing part', async () => {
    const { review, said } = await reviewed('stripe')
    expect(said('api/operation-removed')).toEqual([])
    expect(said('api/operation-added')).toHaveLength(16)
    for (const { proof } of errors(review)) expect(['witness', 'diff']).toContain(proof.kind)
  })

  test('lemmy (Diesel): a rename breaks the running release; columns with constant defaults are free', async () => {
    const { review, said } = await reviewed('lemmy')
    expect(statuses(review)).toMatchObject({ 'schema-diff': 'ran', migration: 'ran', 'api-diff': 'skipped' })
    // The four resolve_reason columns are added and renamed by this very change: no release ever saw them.
    expect(said('migration/rename-column')).toEqual(['public.local_user.hide_media'])
    expect(errors(review)).toEqual([])
    expect(review.verdict.decision).toBe('needs-approval')
  })

  test('gitness (golang-migrate): rows are changed while ADD COLUMN holds its lock, and a column is dropped', async () => {
    const { review, said } = await reviewed('gitness')
    expect(statuses(review)).toMatchObject({ 'schema-diff': 'ran', migration: 'ran' })
    expect(said('migration/drop-column')).toEqual(['public.gitspaces.gits_tracked_changes'])
    expect(said('migration/backfill-in-ddl-transaction')).toContain('public.gitspaces')
    expect(said('migration/backfill-in-ddl-transaction')).not.toContain('public.pullreqs')
  })

  test('umami (Prisma): a dropped column, indexes on new tables only', async () => {
    const { review, said } = await reviewed('umami')
    expect(statuses(review)).toMatchObject({ 'schema-diff': 'ran', migration: 'ran' })
    expect(said('migration/drop-column')).toContain('public.website.share_id')
    // board.slug was made and dropped by this very change.
    expect(said('migration/drop-column')).not.toContain('public.board.slug')
    expect(said('migration/create-index-not-concurrently')).toEqual([])
  })

  test('kestra (Flyway): V1_23 builds an index on an older table, the other indexes are on new ones', async () => {
    const { review, said } = await reviewed('kestra')
    expect(statuses(review)).toMatchObject({ 'schema-diff': 'ran', migration: 'ran' })
    expect(said('migration/create-index-not-concurrently')).toEqual(['public.execution_queued'])
    expect(errors(review)).toHaveLength(1)
    expect(review.verdict.decision).toBe('block')
  })
})
