/** `a/b/c/up.sql`: folder `a/b`, directory `c`, file `up.sql`. A file at the root has an empty directory. */
export function directoryOf(path: string): {
  readonly folder: string
  readonly directory: string
  readonly file: string
} {
  const segments = path.split('/')
  const file = segments.pop() ?? ''
  const directory = segments.pop() ?? ''
  return { folder: segments.join('/'), directory, file }
}
