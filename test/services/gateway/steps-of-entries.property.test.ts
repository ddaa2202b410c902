import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type InstrumentId, idNumber, idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import { postingsText } from '../../../services/ledger/engine/journal/leaf.ts'
import { arbitraryPosting } from '../../support/arbitrary-posting.ts'
import { keepMovementsOf } from '../../support/kept-movements.ts'
import { storeWith } from '../../support/wrong-rows.ts'

const NUMBER = 2n ** 62n - 7n
/** The database reads what the ledger wrote; rows of entries alone, with no rules of the store. */
const store = storeWith(`
  set session_replication_role = 'replica';
  insert into ledger.instrument (id, kind, size, issued_by)
  values (${NUMBER}, 'receivable', 1, 1)`)

const RECEIVABLE: InstrumentId = idOf('rcv', NUMBER)
/** Another receivable, and a receipt: instruments of all kinds have numbers of their own. */
const OTHERS: readonly InstrumentId[] = [idOf('rcv', NUMBER + 1n), idOf('wrc', NUMBER + 2n)]
const PARTIES: readonly PartyId[] = [1n, 2n, 2n ** 63n - 1n].map(n => idOf('pty', n))
const SIZE = 2n ** 60n

const posting = fc.oneof(
  { weight: 2, arbitrary: postingOn(RECEIVABLE) },
  ...OTHERS.map(postingOn),
  fc.record({
    post: fc.constantFrom('allocate' as const, 'deallocate' as const),
    invoice: fc.constant(idOf('inv', 1n)),
    span: fc.constant({ lo: 0n, hi: 5n }),
    on: fc.constant(RECEIVABLE),
  }),
)

function postingOn(instrument: InstrumentId): fc.Arbitrary<Posting> {
  const on = { instrument: fc.constant(instrument), to: fc.constantFrom(...PARTIES) }
  const lo = fc.bigInt(0n, SIZE)
  const span = lo.chain(lo => fc.record({ lo: fc.constant(lo), hi: fc.bigInt(lo + 1n, 2n * SIZE) }))
  return fc.oneof(
    fc.record({ post: fc.constant('issue' as const), ...on, size: fc.bigInt(1n, SIZE) }),
    fc.record({ post: fc.constant('move' as const), ...on, span }),
    arbitraryPosting(instrument, SIZE, PARTIES),
  )
}

type Step = readonly [entry: bigint, holder: bigint, lo: bigint, hi: bigint]

interface Entry {
  readonly postings: readonly Posting[]
  /** Whether it is in the receivable's chain: an entry that moves units of it always is. */
  readonly touches: boolean
}

function stepsIn(entries: readonly Entry[]): Step[] {
  return entries.flatMap(({ postings }, n) =>
    postings.flatMap((one): Step[] => {
      if (one.post !== 'issue' && one.post !== 'move') return []
      if (one.instrument !== RECEIVABLE) return []
      const { lo, hi } = one.post === 'issue' ? { lo: 0n, hi: one.size } : one.span
      return [[BigInt(n + 1), idNumber(one.to), lo, hi]]
    }),
  )
}

const inOrder = (steps: readonly Step[]) => steps.map(String).toSorted()

test('steps are what a receivable’s entries issued and moved of it, and nothing else', async () => {
  const met = { issued: 0, moved: 0 }
  const postings = fc.array(posting, { minLength: 1, maxLength: 6 })
  const entry = postings.map(postings => ({ postings, touches: postings.some(isOfReceivable) }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      fc.nat(6),
      async (entries, kept) => {
        await store.owner.query('begin')
        try {
          await write(entries)
          const rows = await readSteps()
          expect(inOrder(rows)).toEqual(inOrder(stepsIn(entries)))
          // Some of them are kept, some are read from postings.
          await keepMovementsOf(store.owner as never, kept)
          expect(inOrder(await readSteps())).toEqual(inOrder(rows))
          met.issued += rows.filter(([, , lo]) => lo === 0n).length
          met.moved += rows.filter(([, , lo]) => lo > 0n).length
        } finally {
          await store.owner.query('rollback')
        }
      },
    ),
  )
  expect(met.issued).toBeGreaterThan(20)
  expect(met.moved).toBeGreaterThan(20)
})

function isOfReceivable(one: Posting): boolean {
  return 'instrument' in one && one.instrument === RECEIVABLE
}

async function readSteps(): Promise<Step[]> {
  const { rows } = await store.owner.query<[bigint, bigint, bigint, bigint]>({
    text: 'select entry, holder, lo, hi from ledger.steps($1)',
    values: [NUMBER],
    rowMode: 'array',
  })
  return rows
}

async function write(entries: readonly Entry[]): Promise<void> {
  await store.owner.query(
    `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     select n, 'test', 1, 'c', n, postings, '{}', '2026-03-02'
       from unnest($1::text[]) with ordinality u (postings, n)`,
    [entries.map(({ postings }) => postingsText(postings))],
  )
  await store.owner.query(
    `insert into ledger.touch (noun, subject, version, entry)
     select 'rcv', subject, n, n from unnest($1::bigint[]) with ordinality u (subject, n)`,
    [entries.map(({ touches }) => idNumber(touches ? RECEIVABLE : OTHERS[0]!))],
  )
}
