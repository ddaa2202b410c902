import { lexicographicSortSchema, parse, printSchema, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { PARTY_ROLES } from '../../../contracts/party/party.ts'
import { closedTo, fieldsOf } from '../../../services/gateway/schema/open-to.ts'
import { schema } from '../../../services/gateway/schema/schema.ts'
import { everyField } from './every-field.ts'

/** Of every type, who may ask for its fields; below, the fields that differ from their type. */
const TYPES: Record<string, readonly string[]> = {
  anyone: ['Refused', 'Session', 'Submitted', 'Applied'],
  members: [
    ...['Query', 'Mutation', 'Viewer', 'Policy', 'Exposure', 'ExposureTotal', 'PageInfo'],
    ...['Party', 'User', 'Key', 'Receivable', 'Title', 'Claim', 'Invoice', 'InvoiceUse', 'Entry'],
    ...['Wait', 'Draft', 'Summary', 'Task', 'LookThrough', 'LookThroughStep'],
    ...['Accepted', 'Prepared', 'CustodyKey', 'Done', 'Import', 'RefusedRow', 'RefusedCell'],
    ...['RefusedRows', 'Invoices'].flatMap(name => [
      ...[`Import${name}Connection`, `Import${name}ConnectionEdge`],
    ]),
    ...['QueryPartiesConnection', 'QueryPartiesConnectionEdge'],
    ...['ReceivableTitlesConnection', 'ReceivableTitlesConnectionEdge'],
    ...[
      ...['Receivables', 'Titles', 'Claims', 'Invoices', 'Entries', 'Tasks', 'Waits', 'Drafts'],
      ...['Users', 'Keys', 'Imports', 'Exposure', 'Debts'],
    ].flatMap(name => [`Viewer${name}Connection`, `Viewer${name}ConnectionEdge`]),
  ],
  operator: ['Application', 'Document'],
  'regulator, court': ['CitedLookThrough', 'CitedTitle', 'CitedInvoice'],
}

const FIELDS: Record<string, string> = {
  'Query.ledger': 'anyone',
  'Query.citedLookThrough': 'regulator, court',
  'Mutation.submit': 'anyone',
  'Mutation.challenge': 'anyone',
  'Mutation.openSession': 'anyone',
  'Mutation.login': 'anyone',
  'Mutation.apply': 'anyone',
  'Mutation.applyForKey': 'anyone',
  'Mutation.recoverKey': 'operator',
  'Mutation.enrolApplicant': 'operator',
  'Viewer.debts': 'debtor',
  'Viewer.debtTotals': 'debtor',
  'Task.application': 'operator',
}

const WHO = [...PARTY_ROLES, 'stranger'] as const
const fields = everyField(schema)

/** Whom the table lets read a field. */
function allowed(type: string, field: string): readonly string[] {
  const readers =
    FIELDS[`${type}.${field}`] ??
    Object.keys(TYPES).find(key => TYPES[key]!.includes(type)) ??
    'nobody'
  if (readers === 'anyone') return WHO
  return readers === 'members' ? PARTY_ROLES : readers.split(', ')
}

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
    for (const { type, field, document } of fields) {
      const parsed = parse(document)
      expect(validate(schema, parsed), document).toEqual([])
      const closed = closedTo(caller, fieldsOf(parsed, schema))
      const denied = closed.some(({ name }) => name === `${type}.${field}`)
      if (denied === allowed(type, field).includes(role)) wrong.push(`${type}.${field}`)
    }
    expect(wrong).toEqual([])
  })

  test('a stranger does not learn what can be asked', () => {
    const closed = (document: string) =>
      closedTo(null, fieldsOf(parse(document), schema)).map(({ name }) => name)
    expect(closed('{ __schema { types { name } } }')).toEqual(['Query.__schema'])
    expect(closed('{ __type(name: "Party") { name } }')).toEqual(['Query.__type'])
    expect(closed('{ __typename }')).toEqual([])
  })
})

test('the printed graph is the one that was reviewed', async () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
  await expect(printed).toMatchFileSnapshot('../../../schema/graphql/schema.graphql')
})
