import { expect, it } from 'vitest'
import {
  GIVE_STANDING_INSTRUCTION_TEXTS,
  type GiveStandingInstruction,
  type GiveStandingInstructionRefusal,
  giveStandingInstruction,
  WITHDRAW_STANDING_INSTRUCTION_TEXTS,
  withdrawStandingInstruction,
} from '../../../contracts/party/give-standing-instruction.ts'
import type {
  OwnInstructionRefusal,
  StandingInstruction,
} from '../../../contracts/party/standing-instruction.ts'
import { as, partyOf, SECOND, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const OPERATOR = 'pty_operator'
const body: GiveStandingInstruction = {
  ...{ id: 'sti_1', scope: 'roll_business_date', limit: 1n, until: '2026-03-03' },
}
const context = as(OPERATOR)

interface Case {
  readonly party: Parameters<typeof giveStandingInstruction>[0]
  readonly body: GiveStandingInstruction
}
const change = (changed: Partial<GiveStandingInstruction>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...changed },
})

refusalTable<GiveStandingInstructionRefusal, Case>(
  'give a standing instruction',
  GIVE_STANDING_INSTRUCTION_TEXTS,
  { party: partyOf(OPERATOR, 'operator'), body },
  c => giveStandingInstruction(c.party, c.body, context),
  {
    scope_must_be_of_a_role_of_the_party: {
      breaks: c => ({ ...c, party: partyOf(OPERATOR, 'supplier') }),
      details: { role: 'operator' },
      keeps: { 'with more roles': c => ({ ...c, party: partyOf(OPERATOR, 'court', 'operator') }) },
    },
    limit_must_be_positive: {
      breaks: change({ limit: 0n }),
      keeps: { two: change({ limit: 2n }) },
    },
    end_must_be_in_the_future: {
      details: { until: TODAY, today: TODAY },
      breaks: change({ until: TODAY }),
    },
  },
)

const given: StandingInstruction = { ...body, party: OPERATOR }

refusalTable<OwnInstructionRefusal, StandingInstruction | null>(
  'withdraw a standing instruction',
  WITHDRAW_STANDING_INSTRUCTION_TEXTS,
  given,
  instruction => withdrawStandingInstruction({ instruction }, {}, context),
  {
    standing_instruction_must_be_the_partys_own: {
      breaks: one => one && { ...one, party: SECOND },
    },
  },
)

it('is seen by its party alone, given and withdrawn', () => {
  expect(giveStandingInstruction(partyOf(OPERATOR, 'operator'), body, context)).toMatchObject({
    facts: [{ ...given, visibleTo: [OPERATOR] }],
  })
  expect(withdrawStandingInstruction({ instruction: given }, {}, context)).toMatchObject({
    facts: [{ id: 'sti_1', visibleTo: [OPERATOR] }],
  })
  expect(withdrawStandingInstruction({ instruction: null }, {}, context)).toMatchObject({
    refusal: 'standing_instruction_must_be_the_partys_own',
  })
})
