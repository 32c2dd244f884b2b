import type { Changed, Effect } from './effects.ts'
import type { EnumFacts, Facts, NamedFacts, SettingFacts } from './facts.ts'
import { byOid, isDifferent, matched } from './matched.ts'

/** What changed besides tables. */
export function worldEffects(before: Facts, after: Facts): readonly Effect[] {
  const enums = matched(before.world.enums, after.world.enums, byOid)
  const domains = matched(before.world.domains, after.world.domains, byOid)
  const functions = matched(before.world.functions, after.world.functions, byOid)
  const objects = matched(before.world.named, after.world.named, ({ oid, kind }) => `${kind} ${oid}`)
  return [
    ...enums.dropped.map((type): Effect => ({ what: 'enum dropped', type })),
    ...enums.added.map((type): Effect => ({ what: 'enum created', type })),
    ...enums.kept.flatMap(enumEffects),
    ...domains.dropped.map((domain): Effect => ({ what: 'domain dropped', domain })),
    ...domains.added.map((domain): Effect => ({ what: 'domain created', domain })),
    ...domains.kept.filter(isDifferent).map((domain): Effect => ({ what: 'domain altered', domain })),
    ...functions.dropped.map((dropped): Effect => ({ what: 'function dropped', function: dropped })),
    ...functions.added.map((added): Effect => ({ what: 'function created', function: added })),
    ...functions.kept.filter(isDifferent).map((kept): Effect => ({ what: 'function altered', function: kept })),
    ...objects.dropped.map((object): Effect => ({ what: 'object dropped', object })),
    ...objects.added.map((object): Effect => ({ what: 'object created', object })),
    ...objects.kept.flatMap((object): readonly Effect[] => [
      ...(object.before.name === object.after.name ? [] : [{ what: 'object renamed', object } as const]),
      ...(sidesOf(object.before) === sidesOf(object.after) ? [] : [{ what: 'object altered', object } as const]),
    ]),
    ...roleEffects(before, after),
    ...settingEffects(before, after),
  ]
}

function sidesOf({ detail, grants }: NamedFacts): string {
  return JSON.stringify([detail, grants])
}

function enumEffects(type: Changed<EnumFacts>): readonly Effect[] {
  const { added, kept } = matched(type.before.labels, type.after.labels, byOid)
  return [
    ...(type.before.name === type.after.name ? [] : [{ what: 'enum renamed', type } as const]),
    ...added.map(({ label }): Effect => ({ what: 'enum value added', type: type.after, value: label })),
    ...kept
      .filter(({ before, after }) => before.label !== after.label)
      .map(
        ({ before, after }): Effect => ({
          what: 'enum value renamed',
          type: type.after,
          before: before.label,
          after: after.label,
        }),
      ),
  ]
}

function roleEffects(before: Facts, after: Facts): readonly Effect[] {
  const { added, dropped, kept } = matched(before.world.roles, after.world.roles, byOid)
  return [
    ...dropped.map((role): Effect => ({ what: 'role dropped', role })),
    ...added.map((role): Effect => ({ what: 'role created', role })),
    ...kept.filter(isDifferent).map((role): Effect => ({ what: 'role altered', role })),
  ]
}

function settingEffects(before: Facts, after: Facts): readonly Effect[] {
  const keyOf = ({ database, role, name }: SettingFacts) => JSON.stringify([database, role, name])
  const { added, dropped, kept } = matched(before.world.settings, after.world.settings, keyOf)
  const changes = [
    ...dropped.map((setting) => ({ before: setting, after: undefined })),
    ...added.map((setting) => ({ before: undefined, after: setting })),
    ...kept.filter(isDifferent),
  ]
  return changes.map((setting): Effect => ({ what: 'setting changed', setting }))
}
