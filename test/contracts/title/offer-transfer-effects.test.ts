import { expect, it } from 'vitest'
import { RULES } from '../../../contracts/kernel/rules.ts'
import type { StandingAcceptance } from '../../../contracts/title/standing-acceptance.ts'
import {
  invoiceState,
  invoicesById,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
} from '../fixtures.ts'
import {
  body,
  counted,
  decide,
  on,
  plain,
  span,
  spans,
  state,
  trade,
} from './offer-transfer-case.ts'

it('reserves the spans for the transferee until it answers', () => {
  const allocations = [{ invoice: 'inv_2', span: { lo: 0n, hi: 300n }, on: 'rcv_1' }]
  expect(decide(plain)).toEqual({
    ok: true,
    facts: [
      {
        type: 'title.transfer-offered.v1',
        visibleTo: [SUPPLIER, SECOND],
        from: SUPPLIER,
        to: SECOND,
        spans: plain.body.spans,
        allocations,
        opens: {
          kind: 'answer',
          awaited: SECOND,
          remindOn: '2026-03-04',
          lapseOn: '2026-03-09',
        },
      },
    ],
    postings: [
      { post: 'allocate', ...allocations[0] },
      { post: 'bind', instrument: 'rcv_1', span, kind: 'offer', party: SECOND },
    ],
  })
})

it('an offer lapses when settlement begins, if that comes first', () => {
  expect(decide(on('2026-05-26')(plain))).toMatchObject({
    facts: [{ opens: { lapseOn: '2026-05-28' } }],
  })
})

const standing: StandingAcceptance = {
  id: 'sta_1',
  party: SECOND,
  from: SUPPLIER,
  limit: 300n,
  until: '2026-03-03',
}

it('passes at once under a standing acceptance', () => {
  expect(decide(state({ standing: [standing] })(plain))).toMatchObject({
    facts: [{ type: 'title.transferred.v1', spans: plain.body.spans }],
    postings: [{ post: 'allocate' }, { post: 'move', instrument: 'rcv_1', span, to: SECOND }],
  })
})

const uncovered: Record<string, Partial<StandingAcceptance>> = {
  'one fen below the amount': { limit: 299n },
  'ended today': { until: TODAY },
  'of another transferor': { from: STRANGER },
  'of another transferee': { party: STRANGER },
}
for (const [what, change] of Object.entries(uncovered))
  it(`only offers under a standing acceptance ${what}`, () => {
    expect(decide(state({ standing: [{ ...standing, ...change }] })(plain))).toMatchObject({
      facts: [{ type: 'title.transfer-offered.v1' }],
    })
  })

it('accepts from anyone where the standing acceptance names nobody', () => {
  expect(decide(state({ standing: [{ ...standing, from: null }] })(plain))).toMatchObject({
    facts: [{ type: 'title.transferred.v1' }],
  })
})

it('reports a package once, when it crosses the mark of splitting', () => {
  const { splitsWatched } = RULES[0]!
  const facts = (count: number) => {
    const decision = decide(counted(count)(plain))
    return decision.ok ? decision.facts.map(f => f.type) : []
  }
  const watched = 'title.splitting-watched.v1'
  expect(facts(splitsWatched - 2)).not.toContain(watched)
  expect(facts(splitsWatched - 1)).toContain(watched)
  expect(facts(splitsWatched)).toContain(watched)
  expect(facts(splitsWatched + 1)).not.toContain(watched)
})

it('counts a cut that two named spans share once', () => {
  const halves = spans({ lo: 100n, hi: 250n }, { lo: 250n, hi: 400n })(plain)
  const at = (count: number) => decide(counted(count)(halves))
  expect(at(RULES[0]!.splitsMax - 3)).toMatchObject({ ok: true })
  expect(at(RULES[0]!.splitsMax - 2)).toMatchObject({
    refusal: 'package_must_not_be_split_more_often',
  })
})

it('lays the invoices along the receivables they pay with', () => {
  const two = receivablesById(stateOf(), stateOf({ id: 'rcv_2' }))
  const invoices = invoicesById(trade, invoiceState({ ...trade.invoice, id: 'inv_3' }))
  const decision = decide(
    state({ instruments: two, invoices })(
      body({
        spans: [
          { instrument: 'rcv_1', span: { lo: 0n, hi: 60n } },
          { instrument: 'rcv_2', span: { lo: 0n, hi: 40n } },
        ],
        trade: [
          { invoice: 'inv_2', amount: 70n },
          { invoice: 'inv_3', amount: 30n },
        ],
      })(plain),
    ),
  )
  expect(decision).toMatchObject({
    facts: [
      {
        allocations: [
          { invoice: 'inv_2', span: { lo: 0n, hi: 60n }, on: 'rcv_1' },
          { invoice: 'inv_2', span: { lo: 60n, hi: 70n }, on: 'rcv_2' },
          { invoice: 'inv_3', span: { lo: 0n, hi: 30n }, on: 'rcv_2' },
        ],
      },
    ],
  })
})
