import { describe, expect, test } from 'vitest'
import { hintFor } from '../../../../src/checks/migration/command/unrun-code.ts'
import { runWithoutCommand } from '../../../../src/checks/migration/command/without-command.ts'
import { parseConfig } from '../../../../src/config/config-file.ts'
import type { CheckContext } from '../../../../src/core/check.ts'
import { frameworks } from '../../../../src/sql/frameworks.ts'
import { changeSetOf, checkContext } from '../../../fakes/check-context.ts'

type Files = Readonly<Record<string, string>>

const review = (base: Files, head: Files, more: Partial<CheckContext> = {}) =>
  runWithoutCommand(checkContext({ changeSet: changeSetOf(base, { ...base, ...head }), ...more }))

const first = { 'shop/migrations/0001_a.py': 'class Migration(migrations.Migration):\n    pass\n' }
const second = { 'shop/migrations/0002_b.py': 'class Migration(migrations.Migration):\n    operations = []\n' }

describe('migrations in code, and nobody has said how to run them', () => {
  test('a new one is not proved, with the keys to add', async () => {
    const { unproven, findings, summary } = await review({ ...first, 'backend/manage.py': '' }, second)
    expect([findings, summary]).toEqual([[], 'new migrations in code were not run'])
    expect(unproven).toEqual([
      {
        code: 'migrations-in-code',
        subject: 'shop/migrations/0002_b.py',
        message:
          '1 new migration of Django was not run, so nobody knows what they lock, lose or break: migrations in code are run by `database.migrate-command`, and there is none.',
        hint: 'Add to `database:` on the base branch: `engine: server`, `url-env: SCRATCH_DATABASE_URL`, `install-command: python -m venv .venv && .venv/bin/pip install -r requirements.txt`, `migrate-command: .venv/bin/python manage.py migrate`; or `migrate-command: false` if nobody is to review them.',
        location: { path: 'shop/migrations/0002_b.py', line: 1, column: 1 },
      },
    ])
  })

  test('several of one framework are said once, those of another in another place apart', async () => {
    const knex = { 'api/migrations/20240101000000_a.js': 'exports.up = (knex) => {}', 'api/package.json': '{}' }
    const { unproven } = await review(first, {
      ...second,
      'shop/migrations/0003_c.py': second['shop/migrations/0002_b.py'],
      ...knex,
    })
    expect(unproven.map(({ subject, message }) => [subject, message.split(' were')[0]?.split(' was')[0]])).toEqual([
      ['api/migrations/20240101000000_a.js', '1 new migration of Knex'],
      ['shop/migrations/0002_b.py', '2 new migrations of Django'],
    ])
    expect(unproven[0]?.hint).toContain('`migrate-directory: api`')
  })

  test('a fork is told that no key would help it', async () => {
    const { unproven } = await review(first, second, { fromFork: true })
    expect(unproven[0]?.hint).toMatch(/^What a fork brings is never run\./)
  })

  test('an old one that was edited or deleted is judged by its text', async () => {
    const gone = await runWithoutCommand(checkContext({ changeSet: changeSetOf({ ...first, ...second }, first) }))
    const edited = await review(first, {
      'shop/migrations/0001_a.py': 'class Migration(migrations.Migration):\n    atomic = False\n',
    })
    const commented = await review(first, {
      'shop/migrations/0001_a.py': `# why\n${first['shop/migrations/0001_a.py']}`,
    })
    expect(
      [gone, edited, commented].map(({ findings, unproven }) => [findings.map(({ ruleId }) => ruleId), unproven]),
    ).toEqual([
      [['migration/migration-deleted'], []],
      [['migration/migration-edited'], []],
      [[], []],
    ])
  })

  test('a comment that would accept the change of an old one is told why it does not', async () => {
    const said = '    # breakwater: accept migration-edited because nobody has run it'
    const text = `${first['shop/migrations/0001_a.py']}${said}\n    atomic = False\n`
    const { findings } = await review(first, { 'shop/migrations/0001_a.py': text })
    expect(findings.map(({ ruleId, message, location: { line } }) => [ruleId, line, message])).toEqual([
      ['migration/migration-edited', 1, expect.stringContaining('was changed after the base branch took it')],
      [
        'migration/unused-accept-comment',
        3,
        'the comment accepts nothing, since it stands in a migration that the base branch has: put the file back, or use `accepted:` in the config',
      ],
    ])
    const known = await review(
      { 'shop/migrations/0001_a.py': text },
      { 'shop/migrations/0001_a.py': `${text}    b = 1\n` },
    )
    expect(known.findings.map(({ ruleId }) => ruleId)).toEqual(['migration/migration-edited'])
  })

  test('one that was moved and changed its name would be run again', async () => {
    const text = first['shop/migrations/0001_a.py']
    const { unproven } = await runWithoutCommand(
      checkContext({ changeSet: changeSetOf(first, { 'shop/migrations/0007_a.py': text }) }),
    )
    expect(unproven.map(({ subject }) => subject)).toEqual(['shop/migrations/0007_a.py'])
  })

  test('Liquibase’s next change set in the file of the last', async () => {
    const log = (...ids: readonly number[]) =>
      `<databaseChangeLog>${ids.map((id) => `<changeSet id="${id}"><dropTable tableName="a"/></changeSet>`).join('')}</databaseChangeLog>`
    const { unproven, findings } = await review({ 'db/001.xml': log(1) }, { 'db/001.xml': log(1, 2) })
    expect([unproven.map(({ subject }) => subject), findings]).toEqual([['db/001.xml'], []])
  })
})

test.each(frameworks.map((framework) => [framework.name, framework] as const))(
  'the keys for %s are what the config takes, and fit into a comment',
  (_, framework) => {
    const hint = hintFor({ framework, home: 'services/orders' })
    expect(hint.length).toBeLessThanOrEqual(400)
    const keys = [...hint.matchAll(/`([^`]+: [^`]+)`/g)].flatMap(([, key = '']) => (key.endsWith('false') ? [] : [key]))
    const text = `database:\n${keys.map((key) => `  ${key}`).join('\n')}\n`
    expect(parseConfig(text, 'breakwater.yml').database.migrateCommand).toMatchObject({
      run: framework.migrate,
      install: framework.install,
      directory: 'services/orders',
    })
  },
)
