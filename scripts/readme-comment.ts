// Puts the comment that `breakwater example` prints into the README, as it is: run it when the comment has changed.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const { stdout, stderr } = spawnSync(process.execPath, [path('dist/cli.js'), 'example'], { encoding: 'utf8' })
if (!stdout.includes('## ')) throw new Error(`the example printed no comment: ${stderr}`)

const readme = readFileSync(path('README.md'), 'utf8')
const between = /(<!-- comment:begin .*-->\n)[\s\S]*(<!-- comment:end -->)/
// The comment's headings are for a page of its own; here they stand below ours. Loopback ports differ from run to run.
const comment = stdout
  .trim()
  .replace(/^(#{2,3}) /gm, '#$1 ')
  .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:3000')
writeFileSync(
  path('README.md'),
  readme.replace(between, (_, begin, end) => `${begin}\n${comment}\n\n${end}`),
)
