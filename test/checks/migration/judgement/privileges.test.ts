import { describe, expect, test } from 'vitest'
import { lostPrivileges } from '../../../../src/checks/migration/judgement/privileges.ts'

// aclitem as Postgres prints it: grantee=letters/grantor, `*` for grant option, no grantee for PUBLIC.
const cases: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
  ['nothing', ['a=r/o'], ['a=r/o'], []],
  ['one of two', ['a=rw/o'], ['a=r/o'], ['a: UPDATE']],
  ['the grant option alone', ['a=r*/o'], ['a=r/o'], []],
  ['all, with everybody', ['=r/o', 'a=r/o'], [], ['PUBLIC: SELECT', 'a: SELECT']],
  ['what everybody has anyway', ['=X/o', 'a=X/o'], ['=X/o'], []],
  ['from another grantor it is still there', ['a=r/o', 'a=r/p'], ['a=r/p'], []],
  ['by two grantors', ['a=r/o', 'a=w/p'], ['a=r/o'], ['a: UPDATE']],
  ['names in quotes', ['"a=b ""c"""=r/o'], [], ['a=b "c": SELECT']],
  ['most used first', ['a=dDxtrw/o'], [], ['a: SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER']],
]

describe('what roles may no longer do', () => {
  test.each(cases)('%s', (_, before, after, lost) => {
    const said = lostPrivileges(before, after).map(({ role, privileges }) => `${role}: ${privileges.join(', ')}`)
    expect(said).toEqual(lost)
  })
})
