/** The ACL of one object: what each role may do, by pg_catalog's letters. `PUBLIC` is everybody. */
type Privileges = ReadonlyMap<string, ReadonlySet<string>>

/** Those that a release uses most come first. */
const words: Readonly<Record<string, string>> = {
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
  D: 'TRUNCATE',
  x: 'REFERENCES',
  t: 'TRIGGER',
  m: 'MAINTAIN',
  X: 'EXECUTE',
  U: 'USAGE',
  C: 'CREATE',
  c: 'CONNECT',
  T: 'TEMPORARY',
}

/** A privilege that a role no longer has. */
export interface Lost {
  readonly role: string
  /** `SELECT`, `EXECUTE`. */
  readonly privileges: readonly string[]
}

/** What roles may no longer do. Who still may because everybody may has lost nothing. */
export function lostPrivileges(before: readonly string[], after: readonly string[]): readonly Lost[] {
  const [was, is] = [privilegesOf(before), privilegesOf(after)]
  const open = is.get('PUBLIC')
  return [...was].flatMap(([role, letters]) => {
    const lost = Object.keys(words).filter(
      (letter) => letters.has(letter) && !is.get(role)?.has(letter) && !open?.has(letter),
    )
    return lost.length === 0 ? [] : [{ role, privileges: lost.map((letter) => words[letter] ?? letter) }]
  })
}

/** `reader=r*w/owner`: grantee (none: everybody, in quotes where it is odd), letters with `*` for grant option, grantor. */
function privilegesOf(acl: readonly string[]): Privileges {
  const privileges = new Map<string, ReadonlySet<string>>()
  for (const item of acl) {
    const [, quoted, plain = '', letters = ''] = /^(?:"((?:[^"]|"")*)"|([^"=]*))=([a-zA-Z*]*)\//.exec(item) ?? []
    const role = quoted?.replaceAll('""', '"') ?? (plain === '' ? 'PUBLIC' : plain)
    privileges.set(role, new Set([...(privileges.get(role) ?? []), ...letters]))
  }
  return privileges
}
