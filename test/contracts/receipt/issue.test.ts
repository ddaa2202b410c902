import { describe, expect, it } from 'vitest'
import { WORDS_LENGTH_MAX } from '../../../contracts/party/given-words.ts'
import {
  ISSUE_TEXTS,
  type Issue,
  type IssueRefusal,
  type IssueState,
  issue,
} from '../../../contracts/receipt/issue.ts'
import { isShort } from '../../../contracts/receipt/lot.ts'
import { ANCHOR, as, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { ALLOWED, COPPER, KEEPER, lotOf, STOCK, storedLot, TONNE } from './goods.ts'

const NOW = '2026-03-02T09:00:00.000Z'
const promise: Issue = {
  ...{ receipt: 'wrc_1', lot: 'lot_1', quantity: TONNE, storedUntil: '2026-03-03', fee: 'none' },
  insurance: { insurer: 'PICC', policy: 'P-1', sum: 1n, currency: 'CNY', until: '2026-03-03' },
}
interface Issued {
  readonly state: IssueState
  readonly body: Issue
}
const stock = (changed: Partial<typeof STOCK>) => (c: Issued) => {
  const { lot } = c.state
  const was = lot?.stock ?? STOCK
  return { ...c, state: { ...c.state, lot: lot && { ...lot, stock: { ...was, ...changed } } } }
}
const say = (changed: Partial<Issue>) => (c: Issued) => ({ ...c, body: { ...c.body, ...changed } })
const insured = (changed: object) => say({ insurance: { ...promise.insurance!, ...changed } })

refusalTable<IssueRefusal, Issued>(
  'issue a receipt',
  ISSUE_TEXTS,
  { state: { lot: storedLot(), number: 7 }, body: promise },
  c => issue(c.state, c.body, as(KEEPER)),
  {
    lot_must_be_known: {
      breaks: c => ({
        ...c,
        state: { ...c.state, lot: c.state.lot && { ...c.state.lot, keeper: STRANGER } },
      }),
    },
    lot_must_be_in_store: {
      details: { status: 'requested' },
      breaks: c => ({ ...c, state: { ...c.state, lot: lotOf() } }),
    },
    receipt_must_be_over_some_goods: {
      breaks: say({ quantity: 0n }),
      keeps: { one: say({ quantity: 1n }) },
    },
    stock_must_not_be_short: {
      details: { counted: { units: String(TONNE - ALLOWED - 1n) } },
      breaks: stock({ counted: { units: TONNE - ALLOWED - 1n, takenAt: NOW } }),
      keeps: { least: stock({ counted: { units: TONNE - ALLOWED, takenAt: NOW } }) },
    },
    exclusive_place_must_have_one_live_receipt: {
      breaks: stock({ liveReceipts: 1 }),
      keeps: { 'in a tank': stock({ liveReceipts: 1, placeKind: 'commingled' }) },
    },
    receipts_must_not_exceed_the_accepted_stock: {
      details: { free: { units: String(TONNE - 1n) }, found: { units: String(TONNE) } },
      breaks: stock({ issued: 1n }),
    },
    term_must_end_in_the_future: {
      details: { storedUntil: TODAY, today: TODAY },
      breaks: say({ storedUntil: TODAY }),
    },
    term_must_end_within_the_life_of_the_goods: {
      details: { storedUntil: '2026-03-03', goodUntil: TODAY },
      breaks: stock({ goodUntil: TODAY }),
      keeps: { 'to its last day': stock({ goodUntil: '2026-03-03' }) },
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: say({ fee: '' }),
    },
    insurance_must_be_a_policy_in_force: {
      details: { today: TODAY },
      breaks: insured({ until: TODAY }),
      keeps: { none: say({ insurance: null }) },
    },
  },
)

describe('a receipt', () => {
  const made = (c: Issued) => issue(c.state, c.body, as(KEEPER))
  const plain = { state: { lot: storedLot(), number: 7 }, body: promise }
  it('has one title over its whole quantity, of the depositor', () => {
    expect(made(plain)).toMatchObject({
      facts: [
        {
          opens: { kind: 'storage_term', awaited: KEEPER, lapseOn: '2026-03-03' },
          number: 7,
          place: 'plc_1',
          depositor: SUPPLIER,
          visibleTo: [KEEPER, SUPPLIER],
        },
        { opens: { kind: 'policy_end', awaited: KEEPER }, visibleTo: [KEEPER, SUPPLIER] },
      ],
      postings: [{ post: 'issue', instrument: 'wrc_1', size: TONNE, to: SUPPLIER }],
    })
  })
  it.each([{ sum: 0n }, { insurer: ' ' }, { policy: '' }])(
    'names a whole policy: not %o',
    wrong => {
      expect(made(insured(wrong)(plain))).toMatchObject({
        refusal: 'insurance_must_be_a_policy_in_force',
      })
    },
  )
  it('is issued by the keeper of the lot alone', () => {
    for (const other of [SUPPLIER, ANCHOR])
      expect(issue(plain.state, promise, as(other))).toMatchObject({ refusal: 'lot_must_be_known' })
  })
})

describe('a lot is short', () => {
  it('when less was counted than is booked, beyond the tolerance of what is booked', () => {
    const counted = (units: bigint, change: Partial<typeof STOCK> = {}) =>
      isShort({ ...STOCK, ...change, counted: { units, takenAt: NOW } }, COPPER)
    expect(isShort(STOCK, COPPER)).toBe(false)
    expect([TONNE - ALLOWED, TONNE - ALLOWED - 1n].map(units => counted(units))).toEqual([
      ...[false, true],
    ])
    const half = { issued: TONNE, delivered: TONNE / 2n }
    const least = TONNE / 2n - ALLOWED / 2n
    expect([least, least - 1n].map(units => counted(units, half))).toEqual([false, true])
    expect(counted(0n, { issued: TONNE, delivered: TONNE })).toBe(false)
  })
})
