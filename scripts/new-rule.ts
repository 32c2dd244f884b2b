// `npm run new-rule migration/some-hazard`: makes the rule's file, ready to fill in.
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { version } from '../src/core/version.ts'

const [id = ''] = process.argv.slice(2)
const [area = '', name = ''] = id.split('/')
/** Folder of the check by the first part of a rule's id, and what its rules judge. */
const places: Record<string, { folder: string; judged: string; given: string; from: string }> = {
  api: { folder: 'api-diff', judged: 'ApiChanges', given: 'ApiExample', from: '../changes.ts' },
  schema: { folder: 'schema-diff', judged: 'SchemaChanges', given: 'SchemaExample', from: '../changes.ts' },
  migration: { folder: 'migration', judged: 'MigrationRun', given: 'MigrationExample', from: '../subject.ts' },
  load: { folder: 'load-test', judged: 'LoadSubject', given: 'LoadExample', from: '../subject.ts' },
}
const place = places[area]
if (!place || !/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error(
    `Usage: npm run new-rule AREA/NAME, with AREA one of ${Object.keys(places).join(', ')}; for example migration/some-hazard`,
  )
  process.exit(2)
}
const file = fileURLToPath(new URL(`../src/checks/${place.folder}/rules/${name}.ts`, import.meta.url))
if (existsSync(file)) {
  console.error(`${file} exists already`)
  process.exit(2)
}
writeFileSync(
  file,
  `import { defineRule } from '../../../core/rule.ts'
import type { ${place.given}, ${place.judged} } from '${place.from}'

export default defineRule<${place.judged}, ${place.given}>({
  meta: {
    id: '${id}',
    severity: 'warning',
    since: '${version}',
    title: 'Say what to do, in the imperative',
    effect: 'Say what happens to whom.',
    remedy: 'Say what to do instead.',
  },
  examples: [],
  check: () => [],
})
`,
)
console.log(`${file}: fill in meta, examples and check, then run npm run generate && npm test`)
