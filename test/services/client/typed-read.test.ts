import { parse } from '@0no-co/graphql.web'
import { describe, expect, test } from 'vitest'
import { lists } from '../../../schema/graphql/lists.ts'
import type { Read } from '../../../services/client/pages.ts'
import { readsBy } from '../../../services/client/reads.ts'
import { readRows, typedReadBy } from '../../../services/client/typed-read.ts'

/** What documents that know their types ask, and what becomes of the answer. */
function asking(answer: (variables: Record<string, unknown>) => object) {
  const asked: [string, object][] = []
  const read: Read = async <Data>(query: string, variables: object = {}) => {
    asked.push([query, variables])
    return answer(variables as Record<string, unknown>) as Data
  }
  return { asked, read }
}

const page = (nodes: readonly object[], endCursor: string | null, whole: object = {}) => ({
  ...{ edges: nodes.map(node => ({ node })), ...whole },
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
})

describe('a list', () => {
  test('answers a page with amounts as whole numbers, wherever they stand', async () => {
    const debt = { secured: '9007199254740993', paid: '0', reference: '7' }
    const totals = [{ amount: '12', count: 2 }]
    const claims = [
      { lo: '0', hi: '5', debt },
      { lo: '5', hi: '12', debt: null },
    ]
    const { read, asked } = asking(() => ({
      home: { page: page(claims, 'b', { totalCount: 2, totals }) },
    }))
    expect(await typedReadBy(read)(lists.claims, { as: 'claimant', whole: true })).toEqual({
      rows: [
        { lo: 0n, hi: 5n, debt: { secured: 2n ** 53n + 1n, paid: 0n, reference: '7' } },
        { lo: 5n, hi: 12n, debt: null },
      ],
      ...{ next: 'b', totalCount: 2, totals: [{ amount: 12n, count: 2 }] },
    })
    expect(asked).toEqual([[lists.claims.text, { as: 'claimant', whole: true }]])
  })

  test('has the amounts of rows in its rows', async () => {
    const allocations = [{ amount: '3' }, { amount: '4' }]
    const { read } = asking(() => ({ home: { page: page([{ amount: '7', allocations }], null) } }))
    const { rows } = await typedReadBy(read)(lists.invoices, { as: 'seller' })
    expect(rows).toEqual([{ amount: 7n, allocations: [{ amount: 3n }, { amount: 4n }] }])
  })

  test('is read to its end, and whole numbers are asked as texts', async () => {
    const { read, asked } = asking(({ after }) => ({
      home: { page: after === null ? page([{ lo: '1' }], 'b') : page([{ lo: '2' }], null) },
    }))
    const of = { id: 'rcv_1', lo: 1n }
    const rows = await readRows(typedReadBy(read), lists.ofInstrument.titles, of)
    expect(rows).toEqual([{ lo: 1n }, { lo: 2n }])
    const common = { id: 'rcv_1', lo: '1' }
    expect(asked.map(([, variables]) => variables)).toEqual([
      { ...common, after: null },
      { ...common, after: 'b' },
    ])
  })

  test.each([{ home: null }, { home: { page: null } }, { page: null }])(
    'of what its reader may not see is empty: %j',
    async answer => {
      const { read } = asking(() => answer)
      const nothing = { rows: [], next: null, totalCount: null, totals: null }
      expect(await typedReadBy(read)(lists.ofParty.keys, { id: 'pty_1' })).toEqual(nothing)
    },
  )
})

test.each([
  ['a text', '{ businessDate }'],
  ['a text with its types', new String('{ businessDate }')],
  ['a syntax tree', parse('{ businessDate }')],
])('other tools write a document as %s', async (_, document) => {
  const { read, asked } = asking(() => ({ businessDate: '2026-03-02' }))
  const answer = await typedReadBy(read)(document as string)
  expect(answer).toEqual({ businessDate: '2026-03-02' })
  expect(asked[0]![0].replaceAll(/\s+/g, ' ')).toBe('{ businessDate }')
})

describe('what an answer shows 200 of is read to its end', () => {
  const all = Array.from({ length: 401 }, (_, n) => ({ tier: n, lo: String(n), hi: '401' }))
  const from = ({ offset }: Record<string, unknown>) =>
    all.slice(Number(offset), Number(offset) + 200)
  const tiers = (steps: readonly { readonly tier: number }[]) => steps.map(({ tier }) => tier)
  const every = all.map(({ tier }) => tier)

  test('the steps of a look-through', async () => {
    const { read, asked } = asking(variables => ({ lookThrough: { steps: from(variables) } }))
    const part = { instrument: 'rcv_1', lo: 0n, hi: 401n } as const
    expect(tiers(await readsBy(read).lookThrough(part))).toEqual(every)
    expect(asked).toHaveLength(3)
  })

  test('the steps and invoices of a look', async () => {
    const { read, asked } = asking(variables => {
      const some = from(variables)
      const invoices = some.map(({ tier }) => ({
        number: tier,
        amount: 1,
        used: 1,
        redLettered: 0,
      }))
      const receivable = { amount: '1', diluted: '0', invoiceCount: 401, invoices }
      const span = { instrument: { id: 'rcv_1' }, lo: '0', hi: '1', holds: [] }
      return { look: { spans: [{ ...span, stepCount: 401, steps: some, receivable }] } }
    })
    const look = await readsBy(read).look('ent_1')
    expect(tiers(look!.spans[0]!.steps)).toEqual(every)
    expect(look!.spans[0]!.receivable!.invoices.map(({ number }) => Number(number))).toEqual(every)
    expect(asked).toHaveLength(3)
  })

  test('the steps and invoices of an authority', async () => {
    const none = { node: { page: page([], null) } }
    const { read } = asking(variables => {
      if (variables['id'] !== undefined) return none
      if (variables['offset'] === undefined) return { cited: { instrument: { id: 'rcv_1' } } }
      const parts = from(variables).map(part => ({ ...part, amount: '1', number: part.tier }))
      return { cited: { parts } }
    })
    const seen = await readsBy(read).citedLookThrough('ent_1')
    expect(tiers(seen!.steps)).toEqual(every)
    expect(seen!.invoices.map(({ number }) => Number(number))).toEqual(every)
  })
})
