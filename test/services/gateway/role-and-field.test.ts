import { isInterfaceType, lexicographicSortSchema, parse, printSchema, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../../services/gateway/build-schema.ts'
import { closedTo, collectFields } from '../../../services/gateway/graph/open-to.ts'
import { pruneDocument } from '../../../services/gateway/graph/prune-document.ts'
import { printRoles } from './print-roles.ts'
import { allowed, FIELDS, fields, TYPES, WHO } from './readers-table.ts'

/** Every field with what its document asks for, found once for all readers. */
const asked = fields.map(({ type, field, document }) => {
  const parsed = parse(document)
  return { type, field, faults: validate(schema, parsed), asks: collectFields(parsed, schema) }
})

describe('who may read which field', () => {
  test('the table names every type, and no type or field that is not there', () => {
    const types = new Set(fields.map(f => f.type))
    expect(types.size).toBeGreaterThan(20)
    expect([...types].sort()).toEqual(Object.values(TYPES).flat().sort())
    const names = fields.map(f => `${f.type}.${f.field}`)
    expect(Object.keys(FIELDS).filter(name => !names.includes(name))).toEqual([])
  })

  test.each(WHO)('%s reads what the table says, and nothing else', role => {
    const caller = role === 'stranger' ? null : { roles: [role] }
    const wrong: string[] = []
    for (const { type, field, faults, asks } of asked) {
      expect(faults).toEqual([])
      const closed = closedTo(caller, asks)
      const denied = closed.some(({ name }) => name === `${type}.${field}`)
      if (denied === allowed(type, field).includes(role)) wrong.push(`${type}.${field}`)
    }
    expect(wrong).toEqual([])
  })

  test('an interface opens nothing that one of its types closes, but ids', () => {
    const readersOf = (field: { extensions: Record<string, unknown> }) =>
      field.extensions['readers']
    const wider: string[] = []
    for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType))
      for (const { name } of schema.getPossibleTypes(type))
        for (const field of Object.values(type.getFields())) {
          const own = (schema.getType(name) as typeof type).getFields()[field.name]!
          if (field.name !== 'id' && readersOf(own) !== readersOf(field))
            wider.push(`${type.name}.${field.name} of ${name}`)
        }
    expect(wider).toEqual([])
  })

  test('of a request that names none of several operations all of the document counts', () => {
    const document = parse('query A { businessDate } query B { health { ready } }')
    expect(pruneDocument(schema, { document })).toBe(document)
  })

  test('a stranger does not learn what can be asked', () => {
    const closed = (document: string) =>
      closedTo(null, collectFields(parse(document), schema)).map(({ name }) => name)
    expect(closed('{ __schema { types { name } } }')).toEqual(['Query.__schema'])
    expect(closed('{ __type(name: "Party") { name } }')).toEqual(['Query.__type'])
    expect(closed('{ __typename }')).toEqual([])
  })
})

test('the printed graph is the one that was reviewed', async () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
  await expect(printed).toMatchFileSnapshot('../../../schema/graphql/schema.graphql')
})

test('the page of roles is the one that was reviewed', async () => {
  const read = asked.flatMap(
    ({ type, field, asks }) => asks.find(({ name }) => name === `${type}.${field}`) ?? [],
  )
  const page = printRoles(read)
  expect(page).toContain('`Mutation.enrolApplicant`')
  await expect(page).toMatchFileSnapshot('../../../schema/roles.md')
})
