import { describe, expect, it } from 'vitest'
import { money } from '../../../contracts/kernel/money.ts'
import type { Span } from '../../../contracts/kernel/span.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import {
  HOLD_DILUTED_TEXTS,
  type HoldDilutedRefusal,
  type HoldDilutedState,
  holdDiluted,
} from '../../../contracts/receivable/hold-diluted.ts'
import type { Receivable } from '../../../contracts/receivable/receivable.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  invoiceState,
  invoicesById,
  receivableOf,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  titleOf,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

/** All of the invoice is used, so that red letters of 300 dilute by 300. */
const invoices = invoicesById(invoiceState({ redLettered: 300n }, { free: [] }))
const issued = (change: Partial<Receivable> = {}, titles?: readonly Title[]) =>
  stateOf(receivableOf(change), titles)
const plain: HoldDilutedState = { issued: issued(), invoices }
const decide = (state: HoldDilutedState) => holdDiluted(state, {}, as('pty_operator'))
const dilution = holdOf({ kind: 'dilution', party: ANCHOR })
const change =
  (changed: Partial<Receivable>, titles?: readonly Title[]) =>
  ({ issued: before, invoices }: HoldDilutedState): HoldDilutedState => ({
    issued: before && issued({ ...before.receivable, ...changed }, titles ?? before.tiling.titles),
    invoices,
  })
const passedOn = [titleOf({ lo: 0n, hi: 1000n }, { holder: SECOND })]

refusalTable<HoldDilutedRefusal, HoldDilutedState>(
  'hold what is diluted',
  HOLD_DILUTED_TEXTS,
  plain,
  decide,
  {
    receivable_must_be_known: { breaks: state => ({ ...state, issued: null }) },
    receivable_must_be_issued: {
      details: { status: 'settled' },
      breaks: change({ status: 'settled' }),
    },
    dilution_must_be_beyond_what_was_held: {
      details: { diluted: money(300n, 'CNY'), held: money(300n, 'CNY') },
      breaks: change({ dilutionHeld: 300n }),
      keeps: { 'one more': change({ dilutionHeld: 299n }) },
    },
    first_supplier_must_hold_what_is_diluted: {
      breaks: change({}, passedOn),
      keeps: { 'one unit': change({}, [titleOf({ lo: 999n, hi: 1000n }), ...passedOn]) },
    },
  },
)

/** What is held of titles that end where these do. */
function heldOf(state: Partial<HoldDilutedState>): readonly Span[] {
  const decision = decide({ ...plain, ...state })
  if (!decision.ok) throw new Error(decision.refusal)
  return decision.postings.map(posting =>
    posting.post === 'hold' ? posting.span : { lo: 0n, hi: 0n },
  )
}

describe('what is held', () => {
  const of = (...titles: Title[]) => ({ issued: issued({}, titles) })

  it('is as much as is diluted, at the end of the face, in favour of the debtor', () => {
    const hold = { post: 'hold', instrument: 'rcv_1', kind: 'dilution', party: ANCHOR }
    expect(decide(plain)).toMatchObject({
      facts: [
        {
          ...{ receivable: 'rcv_1', debtor: ANCHOR, supplier: SUPPLIER, amount: 300n },
          visibleTo: expect.arrayContaining([ANCHOR, SUPPLIER]),
        },
      ],
      postings: [{ ...hold, span: { lo: 700n, hi: 1000n } }],
    })
  })

  it('is what dilution was not held for before', () => {
    expect(heldOf({ issued: issued({ dilutionHeld: 100n }) })).toEqual([{ lo: 800n, hi: 1000n }])
  })

  it('is of the first supplier alone: the rest of the dilution touches nobody', () => {
    const [first, last] = [titleOf({ lo: 0n, hi: 200n }), titleOf({ lo: 200n, hi: 1000n })]
    expect(heldOf(of(first, { ...last, holder: SECOND }))).toEqual([{ lo: 0n, hi: 200n }])
  })

  it('is free units first, then what is pledged or held', () => {
    const free = titleOf({ lo: 0n, hi: 100n })
    const pledged = titleOf(
      { lo: 100n, hi: 900n },
      { claim: claimOf({ kind: 'pledge', claimant: STRANGER }) },
    )
    const held = titleOf({ lo: 900n, hi: 1000n }, { holds: [holdOf()] })
    const spans = [
      { lo: 0n, hi: 100n },
      { lo: 900n, hi: 1000n },
      { lo: 800n, hi: 900n },
    ]
    expect(heldOf(of(free, pledged, held))).toEqual(spans)
    const decision = decide({ ...plain, ...of(free, pledged, held) })
    expect(decision).toMatchObject({ facts: [{ visibleTo: expect.arrayContaining([STRANGER]) }] })
  })

  it('is never what is held for dilution already', () => {
    const [first, last] = [titleOf({ lo: 0n, hi: 900n }), titleOf({ lo: 900n, hi: 1000n })]
    const { issued: state } = of(first, { ...last, holds: [dilution] })
    const again = { ...state, receivable: { ...state.receivable, dilutionHeld: 100n } }
    expect(heldOf({ issued: again })).toEqual([{ lo: 700n, hi: 900n }])
  })

  it('is a whole title where the package may be cut no more often', () => {
    const { disputeTitlesMax } = as(ANCHOR).rules
    const state = { ...issued(), titleCount: disputeTitlesMax }
    expect(heldOf({ issued: state })).toEqual([{ lo: 0n, hi: 1000n }])
    expect(heldOf({ issued: { ...state, titleCount: disputeTitlesMax - 1 } })).toEqual([
      { lo: 700n, hi: 1000n },
    ])
  })

  it('is at most what the invoice is used for here', () => {
    const backing = [{ invoice: 'inv_1', span: { lo: 0n, hi: 120n }, on: 'rcv_1' }] as const
    expect(heldOf({ issued: issued({ backing }) })).toEqual([{ lo: 880n, hi: 1000n }])
  })
})
