import { expect, it } from 'vitest'
import {
  DECIDE_TEXTS,
  type Decide,
  type DecideRefusal,
  decide,
} from '../../../contracts/financing/decide.ts'
import type { Financing } from '../../../contracts/financing/financing.ts'
import type { OwnFinancingRefusal } from '../../../contracts/financing/find-financing.ts'
import type { FindingBehind } from '../../../contracts/financing/finding-behind.ts'
import {
  LAPSE_FINANCING_TEXTS,
  type LapseFinancingRefusal,
  lapseFinancing,
  WITHDRAW_FINANCING_TEXTS,
  withdrawFinancing,
} from '../../../contracts/financing/withdraw-financing.ts'
import { BANK } from '../facility/facilities.ts'
import { STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { CHOOSE_BY, clocked, DIGEST, financingOf, quoteOf } from './financings.ts'

const FINANCING = financingOf({ quotes: [quoteOf()] })
const APPLIED = financingOf({
  ...{ status: 'applied', quotes: [quoteOf({ status: 'chosen' })], lapseOn: '2026-03-09' },
})
const free = [{ post: 'free', instrument: 'rcv_1', span: { lo: 0n, hi: 1_000n } }]
interface Deciding {
  readonly financing: Financing
  readonly body: Decide
  readonly asOf: typeof TODAY | '2026-03-09'
  readonly findings: readonly FindingBehind[]
}
const changed = (to: Partial<Financing>) => (c: Deciding) => ({
  ...c,
  financing: { ...c.financing, ...to },
})
const say = (to: Partial<Decide>) => (c: Deciding) => ({ ...c, body: { ...c.body, ...to } })
const issued = (issuedOn: '2025-12-01' | '2025-11-30') => (c: Deciding) =>
  changed({ parts: c.financing.parts.map(part => ({ ...part, issuedOn })) })(c)

const harmless: FindingBehind = { id: 'fnd_1', isWeighed: false, wasWeighed: false }
const alarming: FindingBehind = { id: 'fnd_2', isWeighed: true, wasWeighed: false }
const weighed: FindingBehind = { id: 'fnd_3', isWeighed: true, wasWeighed: true }

refusalTable<DecideRefusal, Deciding>(
  'decide on an application',
  DECIDE_TEXTS,
  {
    financing: APPLIED,
    body: { financing: 'fin_1', decision: 'approve', seen: DIGEST, words: '' },
    asOf: TODAY,
    findings: [weighed, harmless],
  },
  c => decide(c, c.body, clocked(BANK, undefined, c.asOf)),
  {
    application_must_wait_for_the_lender: {
      breaks: changed({ quotes: [quoteOf({ status: 'chosen', lender: STRANGER })] }),
    },
    offer_must_not_be_past_its_date: {
      details: { lapseOn: '2026-03-09' },
      breaks: c => ({ ...c, asOf: '2026-03-09' }),
    },
    lender_must_have_looked: {
      breaks: changed({ asked: [{ lender: BANK, declined: false, shown: null }] }),
    },
    lender_must_name_what_it_was_shown: {
      details: { digest: DIGEST },
      breaks: say({ seen: 'B'.repeat(43) }),
    },
    findings_must_be_weighed: {
      details: { found: 1, first: 'fnd_2' },
      breaks: c => ({ ...c, findings: [weighed, harmless, alarming] }),
      keeps: { 'to refuse it': say({ decision: 'refuse', words: 'a circle' }) },
    },
    approval_must_say_why_its_term_is_reasonable: {
      details: { months: 6, issuedOn: '2025-11-30', dueOn: '2026-06-01' },
      breaks: c => say({ words: ' ' })(issued('2025-11-30')(c)),
      keeps: {
        'six months to the day': issued('2025-12-01'),
        'with a note': c => say({ words: 'a ship takes that long' })(issued('2025-11-30')(c)),
      },
    },
    words_must_be_given_and_short: {
      details: { limit: 500, found: 501 },
      breaks: say({ words: 'x'.repeat(501) }),
      keeps: { longest: say({ words: 'x'.repeat(500) }) },
    },
  },
)

it('a refusal gives everything back, and is none without a reason', () => {
  const refuse = (words: string) =>
    decide(
      { financing: APPLIED, findings: [alarming] },
      { financing: 'fin_1', decision: 'refuse', seen: DIGEST, words },
      clocked(BANK),
    )
  expect(refuse('')).toMatchObject({ refusal: 'words_must_be_given_and_short' })
  expect(refuse('too much of one debtor')).toMatchObject({
    facts: [{ status: 'refused', reason: 'too much of one debtor' }],
    postings: free,
  })
})

interface Ending {
  readonly financing: Financing
}
refusalTable<OwnFinancingRefusal, Ending>(
  'withdraw a financing',
  WITHDRAW_FINANCING_TEXTS,
  { financing: APPLIED },
  state => withdrawFinancing(state, {}, { party: SUPPLIER }),
  {
    financing_must_be_the_holders_own: {
      breaks: c => ({ financing: { ...c.financing, holder: STRANGER } }),
    },
    financing_must_be_at_this_stage: {
      details: { status: 'refused' },
      breaks: c => ({ financing: { ...c.financing, status: 'refused' } }),
      keeps: {
        requested: () => ({ financing: FINANCING }),
        approved: c => ({ financing: { ...c.financing, status: 'approved' } }),
      },
    },
  },
)

it('what was only asked for has bound nothing, so nothing is freed', () => {
  const end = (financing: Financing) => withdrawFinancing({ financing }, {}, { party: SUPPLIER })
  expect(end(FINANCING)).toMatchObject({ postings: [], facts: [{ visibleTo: [SUPPLIER] }] })
  expect(end(APPLIED)).toMatchObject({ postings: free, facts: [{ visibleTo: [SUPPLIER, BANK] }] })
})

interface Lapsing extends Ending {
  readonly now: ReturnType<typeof clocked>['now']
  readonly asOf: typeof TODAY | '2026-03-09'
}
refusalTable<LapseFinancingRefusal, Lapsing>(
  'lapse a financing',
  LAPSE_FINANCING_TEXTS,
  { financing: FINANCING, now: CHOOSE_BY, asOf: '2026-03-09' },
  c => lapseFinancing({ financing: c.financing }, {}, clocked('pty_operator', c.now, c.asOf)),
  {
    financing_must_be_waited_for: {
      breaks: c => ({ ...c, financing: { ...c.financing, status: 'approved' } }),
    },
    lapse_must_wait_for_its_instant: {
      details: { by: CHOOSE_BY, now: '2026-03-05T08:59:59.999Z' },
      breaks: c => ({ ...c, financing: FINANCING, now: '2026-03-05T08:59:59.999Z' }),
    },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-03-09', today: TODAY },
      breaks: c => ({ ...c, financing: APPLIED, asOf: TODAY }),
      keeps: { 'on its day': c => ({ ...c, financing: APPLIED }) },
    },
  },
)
