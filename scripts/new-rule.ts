// `npm run new-rule migration/some-hazard`: makes the rule's file, ready to fill in.
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { version } from '../src/core/version.ts'

const [id = ''] = process.argv.slice(2)
const [area = '', name = ''] = id.split('/')
/** Folder of the check by the first part of a rule's id, and what its rules judge. */
const places: Record<string, { folder: string; judged: string; given: string; imports: string }> = {
  api: {
    folder: 'api-diff',
    judged: 'Judged',
    given: 'SpecExample',
    imports: "import type { Judged, SpecExample } from '../changes.ts'",
  },
  schema: {
    folder: 'schema-diff',
    judged: 'SchemaComparison',
    given: 'SchemaExample',
    imports: "import type { SchemaComparison, SchemaExample } from '../subject.ts'",
  },
  migration: {
    folder: 'migration',
    judged: 'MigrationRun',
    given: 'MigrationExample',
    imports: "import type { MigrationExample, MigrationRun } from '../subject.ts'",
  },
  load: {
    folder: 'load-test',
    judged: 'LoadSubject',
    given: 'LoadGiven',
    imports: "import type { LoadGiven } from '../given.ts'\nimport type { LoadSubject } from '../subject.ts'",
  },
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
${place.imports}

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
