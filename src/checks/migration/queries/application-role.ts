import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted, sqlText } from '../judgement/sql-names.ts'
import type { Asker } from './ask.ts'

/** Who is to ask, and what a reader has to know where it is not the role that the config names. */
export interface ApplicationRole {
  readonly asker: Asker
  readonly remark: string | undefined
}

/** The role as whom queries are asked, with what ALTER ROLE .. SET gives it at login. */
export async function applicationRole(session: DatabaseSession, role: string | undefined): Promise<ApplicationRole> {
  if (role === undefined) return { asker: undefined, remark: undefined }
  const { rows } = await session.query<{ settings: readonly string[] | null }>(
    'SELECT rolconfig::text[] AS settings FROM pg_catalog.pg_roles WHERE rolname = $1',
    [role],
  )
  const [found] = rows
  if (!found) {
    return ownerInstead(
      `the role ${role} (database.role) does not exist on base: create it in a file that database.prelude names`,
    )
  }
  try {
    await session.execute(`BEGIN; SET LOCAL ROLE ${quoted(role)}`)
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return ownerInstead(`nobody here may become the role ${role} (database.role): ${thrown.message}`)
  } finally {
    await session.execute('ROLLBACK')
  }
  return { asker: { role, settings: (found.settings ?? []).flatMap(setting) }, remark: undefined }
}

function ownerInstead(because: string): ApplicationRole {
  return {
    asker: undefined,
    remark: `${because}; queries were tried as the owner, who needs no privilege and sees all rows`,
  }
}

/** Of the settings of a login only those that change what a query means. */
function setting(text: string): readonly string[] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (!['search_path', 'row_security'].includes(name) && !name.includes('.')) return []
  return [`SELECT pg_catalog.set_config(${sqlText(name)}, ${sqlText(value)}, true)`]
}
