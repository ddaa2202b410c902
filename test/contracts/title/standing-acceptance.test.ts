import { expect, it } from 'vitest'
import type { Party } from '../../../contracts/party/party.ts'
import {
  GIVE_STANDING_ACCEPTANCE_TEXTS,
  type GiveStandingAcceptance,
  type GiveStandingAcceptanceRefusal,
  giveStandingAcceptance,
  WITHDRAW_STANDING_ACCEPTANCE_TEXTS,
  type WithdrawStandingAcceptanceRefusal,
  withdrawStandingAcceptance,
} from '../../../contracts/title/give-standing-acceptance.ts'
import type { StandingAcceptance } from '../../../contracts/title/standing-acceptance.ts'
import { as, partyOf, SECOND, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly from: Party | null
  readonly body: GiveStandingAcceptance
}

const plain: Case = {
  from: partyOf(SUPPLIER, 'supplier'),
  body: { id: 'sta_1', from: SUPPLIER, limit: 100n, until: '2026-03-03' },
}
const body = (change: Partial<GiveStandingAcceptance>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const decide = (c: Case) => giveStandingAcceptance(c, c.body, as(SECOND))

refusalTable<GiveStandingAcceptanceRefusal, Case>(
  'give a standing acceptance',
  GIVE_STANDING_ACCEPTANCE_TEXTS,
  plain,
  decide,
  {
    transferor_must_be_another_party: { breaks: body({ from: SECOND }) },
    transferor_must_be_enrolled: {
      breaks: c => ({ ...c, from: null }),
      keeps: { 'from anyone': c => body({ from: null })({ ...c, from: null }) },
    },
    limit_must_be_positive: {
      breaks: body({ limit: 0n }),
      keeps: { 'one fen': body({ limit: 1n }) },
    },
    end_must_be_in_the_future: {
      details: { until: '2026-03-02', today: '2026-03-02' },
      breaks: body({ until: TODAY }),
    },
  },
)

const given: StandingAcceptance = { ...plain.body, party: SECOND }

refusalTable<WithdrawStandingAcceptanceRefusal, StandingAcceptance | null>(
  'withdraw a standing acceptance',
  WITHDRAW_STANDING_ACCEPTANCE_TEXTS,
  given,
  standing => withdrawStandingAcceptance({ standing }, {}, as(SECOND)),
  { standing_acceptance_must_be_the_partys_own: { breaks: () => ({ ...given, party: STRANGER }) } },
)

it('refuses: one that is not there', () => {
  expect(withdrawStandingAcceptance({ standing: null }, {}, as(SECOND))).toMatchObject({
    refusal: 'standing_acceptance_must_be_the_partys_own',
  })
})
