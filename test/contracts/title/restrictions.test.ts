import { describe, expect, it } from 'vitest'
import type { Decision, Refusal } from '../../../contracts/kernel/decision.ts'
import type { Fact } from '../../../contracts/kernel/fact.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { NOBODY } from '../../../contracts/kernel/id.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import type { Party } from '../../../contracts/party/party.ts'
import {
  RECEIVABLE_HOLD_TEXTS,
  RECEIVABLE_STANDS_TEXTS,
  type ReceivableHoldRefusal,
  type ReceivableStandsRefusal,
} from '../../../contracts/receivable/guard.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import {
  LIFT_HOLD_TEXTS,
  type LiftHoldRefusal,
  liftHold,
} from '../../../contracts/title/lift-hold.ts'
import { RELEASE_TEXTS, type ReleaseRefusal, release } from '../../../contracts/title/release.ts'
import {
  type HoldBody,
  SET_HOLD_TEXTS,
  type SetHoldRefusal,
  setHold,
} from '../../../contracts/title/set-hold.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  partyOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  titleOf,
  withTitles,
} from '../fixtures.ts'
import { insertBefore, refusalTable } from '../refusal/refusal-table.ts'
import { spanSetRows } from './span-set-rows.ts'

interface Case {
  readonly instruments: ReceivablesById
  readonly body: HoldBody & { readonly to: PartyId }
  readonly by: PartyId
  readonly pledgee: Party | null
}

const span = { lo: 100n, hi: 400n }
const spans = [{ instrument: 'rcv_1', span }] as const
const plain: Case = {
  instruments: receivablesById(stateOf()),
  body: { spans, kind: 'dispute', to: SECOND },
  by: SUPPLIER,
  pledgee: partyOf(SECOND, 'lender'),
}

const body = (change: Partial<Case['body']>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const by = (party: PartyId) => (c: Case) => ({ ...c, by: party })
const titles = (change: Partial<Title>) => (c: Case) => ({
  ...c,
  instruments: receivablesById(withTitles(c.instruments.get('rcv_1') ?? stateOf(), change)),
})
/** The package has so many titles in all. */
const counted = (titleCount: number) => (c: Case) => {
  const was = c.instruments.get('rcv_1')
  return was ? { ...c, instruments: receivablesById({ ...was, titleCount }) } : c
}
/** The act names all of the one title, so it cuts nothing. */
const whole = body({ spans: [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1000n } }] })
const named = spanSetRows<Case>(
  (c, spans) => body({ spans })(c),
  (c, instruments) => ({ ...c, instruments }),
  span,
)

const pledged = titles({ claim: claimOf({ kind: 'pledge' }) })(by(SECOND)(plain))

refusalTable<ReleaseRefusal, Case>(
  'release',
  RELEASE_TEXTS,
  pledged,
  c => release(c, c.body, as(c.by)),
  {
    ...named.form,
    releaser_must_be_the_pledgee: { breaks: by(SUPPLIER) },
    ...named.face,
    span_must_be_pledged: { breaks: titles({ claim: claimOf({ kind: 'offer' }) }) },
    title_must_be_free_of_holds: {
      details: { hold: 'payment' },
      breaks: titles({ holds: [holdOf(), holdOf({ kind: 'payment', party: ANCHOR })] }),
      keeps: { 'held by a court alone': titles({ holds: [holdOf()] }) },
    },
    package_must_not_be_split_more_often: {
      details: { limit: 500, found: 501 },
      breaks: counted(RULES[0]!.splitsMax - 1),
      keeps: {
        'two cuts up to the limit': counted(RULES[0]!.splitsMax - 2),
        'of whole titles, beyond it': c => counted(RULES[0]!.splitsMax + 1)(whole(c)),
      },
    },
  },
)

const roles = (party: PartyId) => partyOf(party, party === 'pty_court' ? 'court' : 'debtor').roles
const decideHold = (c: Case) => setHold({ ...c, roles: roles(c.by) }, c.body, as(c.by))

const byCourt = (c: Case) => by('pty_court')(body({ kind: 'court' })(c))

const { dispute_must_be_on_what_the_first_supplier_holds, ...setter } = RECEIVABLE_HOLD_TEXTS
const reach = { dispute_must_be_on_what_the_first_supplier_holds }
const CUTTING = 'package_must_not_be_cut_more_often_by_holds'
const guarded = insertBefore(
  insertBefore(SET_HOLD_TEXTS, CUTTING, reach),
  'span_must_lie_within_the_face',
  { ...setter, ...RECEIVABLE_STANDS_TEXTS },
)
type Guarded = SetHoldRefusal | ReceivableHoldRefusal | ReceivableStandsRefusal

refusalTable<Guarded, Case>('set a hold', guarded, by(ANCHOR)(plain), decideHold, {
  court_hold_must_be_set_by_a_court: {
    breaks: body({ kind: 'court' }),
    keeps: { 'by a court': byCourt },
  },
  ...named.form,
  hold_must_be_of_a_court_or_a_dispute: { breaks: body({ kind: 'sensor' }) },
  dispute_must_be_the_debtors: { breaks: c => body({ kind: 'dispute' })(by(STRANGER)(c)) },
  receivable_must_be_known: {
    breaks: c => byCourt(named.unknown.receivable_must_be_known.breaks(c)),
  },
  receivable_must_be_issued: named.unknown.receivable_must_be_issued,
  ...named.face,
  title_must_not_be_retired: { breaks: titles({ holder: NOBODY }) },
  hold_must_not_be_set_twice: {
    breaks: c => titles({ holds: [holdOf({ kind: 'dispute', party: c.by })] })(c),
    keeps: {
      'beside a court’s': titles({ holds: [holdOf()] }),
      'beside one of its kind by another': titles({
        holds: [holdOf({ kind: 'dispute', party: STRANGER })],
      }),
      'beside one of its own of another kind': c =>
        titles({ holds: [holdOf({ kind: 'sensor', party: c.by })] })(c),
    },
  },
  dispute_must_be_on_what_the_first_supplier_holds: { breaks: titles({ holder: SECOND }) },
  package_must_not_be_cut_more_often_by_holds: {
    details: { limit: 1000, found: 1001 },
    breaks: counted(RULES[0]!.disputeTitlesMax - 1),
    keeps: {
      'two cuts up to the limit': counted(RULES[0]!.disputeTitlesMax - 2),
      'of whole titles, beyond it': c => counted(RULES[0]!.disputeTitlesMax + 1)(whole(c)),
      'a court’s, up to its own': c => byCourt(counted(RULES[0]!.courtTitlesMax - 2)(c)),
    },
  },
})

it('refuses: a cut of a court’s hold beyond its own limit', () => {
  expect(decideHold(byCourt(counted(RULES[0]!.courtTitlesMax - 1)(plain)))).toMatchObject({
    refusal: 'package_must_not_be_cut_more_often_by_holds',
    details: { limit: 1500, found: 1501 },
  })
})

const disputed = titles({ holds: [holdOf({ kind: 'dispute', party: ANCHOR })] })(by(ANCHOR)(plain))

refusalTable<LiftHoldRefusal, Case>(
  'lift a hold',
  LIFT_HOLD_TEXTS,
  disputed,
  c => liftHold(c, c.body, as(c.by)),
  {
    ...named.form,
    hold_must_be_the_partys_own: { breaks: by(SUPPLIER) },
    ...named.face,
    package_must_not_be_cut_more_often_by_holds: {
      details: { limit: 1000, found: 1001 },
      breaks: counted(RULES[0]!.disputeTitlesMax - 1),
      keeps: { 'of whole titles': c => counted(RULES[0]!.disputeTitlesMax + 1)(whole(c)) },
    },
  },
)

describe('what these acts post', () => {
  it('frees what is released', () => {
    expect(release(pledged, pledged.body, as(SECOND))).toMatchObject({
      postings: [{ post: 'free', instrument: 'rcv_1', span }],
    })
  })

  it('lifts, title by title, only the holds of who lifts', () => {
    const mine = (setBy: bigint) => holdOf({ kind: 'dispute', party: ANCHOR, setBy })
    const parts = [
      titleOf({ lo: 0n, hi: 200n }, { holds: [mine(3n), holdOf()] }),
      titleOf({ lo: 200n, hi: 1000n }, { holds: [mine(4n)] }),
    ]
    const instruments = receivablesById(stateOf({}, parts))
    expect(liftHold({ instruments }, disputed.body, as(ANCHOR))).toMatchObject({
      postings: [
        { post: 'lift', instrument: 'rcv_1', span: { lo: 100n, hi: 200n }, setBy: 3n },
        { post: 'lift', instrument: 'rcv_1', span: { lo: 200n, hi: 400n }, setBy: 4n },
      ],
    })
  })

  it('tells who holds the spans, and who has a claim on them', () => {
    const sees = (decision: Decision<Fact, unknown, Refusal>) =>
      decision.ok ? decision.facts.map(({ visibleTo }) => visibleTo) : decision
    expect(sees(release(pledged, pledged.body, as(SECOND)))).toEqual([[SECOND, SUPPLIER]])
    const security = titles({ claim: claimOf({ kind: 'pledge' }), holds: [holdOf()] })(plain)
    const byIt = byCourt({ ...security, body: { ...security.body, kind: 'court' } })
    expect(sees(liftHold(byIt, byIt.body, as('pty_court')))).toEqual([
      ['pty_court', SUPPLIER, SECOND],
    ])
    const unheld = byCourt(titles({ holds: [] })(security))
    expect(sees(decideHold(unheld))).toEqual([['pty_court', SUPPLIER, SECOND]])
  })

  it('a court may hold what is pledged or has passed on', () => {
    const c = titles({ holder: STRANGER, claim: claimOf({ kind: 'pledge' }) })(plain)
    expect(decideHold(byCourt(c))).toMatchObject({ ok: true })
  })
})
