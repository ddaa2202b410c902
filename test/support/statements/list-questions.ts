import { schema } from '../../../services/gateway/build-schema.ts'
import type { Given } from '../../../services/gateway/graph/filters.ts'
import type { List } from '../../../services/gateway/graph/list.ts'
import { newId } from '../../../services/platform/new-id.ts'

/** What must be said always, on each side, and each filter and order by itself beside it. */
export function listQuestions(list: List): readonly (readonly [string, Given])[] {
  const filters = Object.entries(list.filters ?? {})
  const by = filters.filter(([, { required }]) => !required)
  return listSides(list).flatMap(always => [
    ...by.map(([name, f]) => [name, { ...always, [name]: someValue(name, f) }] as const),
    ...Object.keys(list.orders).map(order => [order, { ...always, order }] as const),
  ])
}

/** A list is asked for from one side at a time: as the seller, or as the buyer. */
function listSides({ filters = {} }: List): readonly Given[] {
  const needed = Object.entries(filters).filter(([, { required }]) => required)
  return needed.reduce<readonly Given[]>(
    (sides, [name, filter]) =>
      sides.flatMap(side => someValues(name, filter).map(value => ({ ...side, [name]: value }))),
    [{}],
  )
}

/** Some value of each filter, by its name where its type does not say it. */
const VALUES: Record<string, unknown> = {
  ...{ Date: '2026-03-02', String: 'x', Boolean: true, Units: 1n },
  ...{
    number: '25442000000012345678',
    user: newId('usr'),
    key: newId('key'),
    instrument: newId('rcv'),
    within: newId('fac'),
    financing: newId('fin'),
    account: newId('acc'),
    site: newId('whs'),
    lot: newId('lot'),
    ID: newId('pty'),
  },
}

type Filter = NonNullable<List['filters']>[string]

function someValue(name: string, filter: Filter): unknown {
  const [value] = someValues(name, filter)
  return filter.isList ? [value] : value
}

function someValues(name: string, { type }: Filter): readonly unknown[] {
  const known = VALUES[name] ?? VALUES[String(type)]
  return known === undefined ? enumValues(String((type as { name?: string }).name)) : [known]
}

function enumValues(name: string): readonly unknown[] {
  const type = schema.getType(name) as unknown as { getValues(): readonly { value: unknown }[] }
  return type.getValues().map(({ value }) => value)
}
