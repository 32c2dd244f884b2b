/** What the placeholders of a preview's URL stand for, as far as this run knows. */
export interface PreviewPlace {
  /** Of the pull request. */
  readonly number: number | undefined
  readonly sha: string | undefined
  readonly branch: string
  readonly fromFork: boolean
}

/**
 * The URL of a preview from its template: `https://pr-{number}.example.com`. Undefined where something is missing. A
 * fork's branch is named by a stranger, who could name it after another host of yours: it is not used.
 */
export function previewUrl(template: string, { number, sha, branch, fromFork }: PreviewPlace): string | undefined {
  const values: Readonly<Record<string, string | undefined>> = {
    number: number?.toString(),
    sha,
    'short-sha': sha?.slice(0, 7),
    branch: fromFork ? undefined : label(branch),
  }
  const asked = [...template.matchAll(/\{([a-z-]+)\}/g)].map(([, name = '']) => name)
  if (asked.some((name) => !values[name])) return undefined
  return template.replaceAll(/\{([a-z-]+)\}/g, (_, name: string) => values[name] ?? '')
}

/** A branch as a label of a host name, as providers of previews write it. */
function label(branch: string): string {
  return branch
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '')
}
