import type { MigrationRun } from '../subject.ts'

/** A comment of ours in whatever language, up to the end of its line. */
const marked = /(#|\/\/|--|\/\*|<!--)\s*(breakwater\s*:.*)$/i
const closed = /\s*(\*\/|-->)\s*$/

/**
 * The texts of files as SQL would have them, for who reads accept comments: `# breakwater: accept ...` of Python and Ruby
 * and `// breakwater: accept ...` of JavaScript become `-- ...`, and of the code only a word is left on each line that a
 * statement came from. Lines stay where they are.
 */
export function commentsAsSql(run: MigrationRun, texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...texts].map(([path, text]) => {
      if (path.endsWith('.sql') || !/breakwater\s*:/i.test(text)) return [path, path.endsWith('.sql') ? text : '']
      const lines = new Set(run.statements.filter(({ place }) => place.path === path).map(({ place }) => place.line))
      const asSql = text.split('\n').map((line, index) => {
        const comment = marked.exec(line)?.[2]?.replace(closed, '')
        const word = lines.has(index + 1) ? 'statement' : ''
        return comment === undefined ? word : `${word} -- ${comment}`.trimStart()
      })
      return [path, asSql.join('\n')]
    }),
  )
}
