import { expect, it } from 'vitest'
import {
  ROLL_AS_INSTRUCTED_TEXTS,
  type RollAsInstructedRefusal,
  type RollAsInstructedState,
  rollAsInstructed,
} from '../../../contracts/calendar/roll-as-instructed.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { units } from '../../../contracts/kernel/money.ts'
import type { StandingInstruction } from '../../../contracts/party/standing-instruction.ts'
import { as, SECOND, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const OPERATOR = 'pty_operator'
const instruction: StandingInstruction = {
  ...{ id: 'sti_1', party: OPERATOR, scope: 'roll_business_date' },
  ...{ limit: 3n, until: '2026-03-03' },
}

interface Case extends RollAsInstructedState {
  readonly to: BusinessDate
}
/** The last roll that the instruction allows, on its last day. */
const plain: Case = { today: null, instruction, rolled: 2n, to: '2026-03-03' }
const decide = ({ to, ...state }: Case) =>
  rollAsInstructed(state, { to, instruction: 'sti_1' }, as(OPERATOR))
const change = (changed: Partial<StandingInstruction>) => (c: Case) => ({
  ...c,
  instruction: c.instruction && { ...c.instruction, ...changed },
})

refusalTable<RollAsInstructedRefusal, Case>(
  'roll the business date as instructed',
  ROLL_AS_INSTRUCTED_TEXTS,
  plain,
  decide,
  {
    standing_instruction_must_be_the_partys_own: { breaks: change({ party: SECOND }) },
    standing_instruction_must_be_of_this_scope: { breaks: change({ scope: 'else' as never }) },
    standing_instruction_must_not_have_ended: {
      details: { until: TODAY, today: TODAY },
      breaks: change({ until: TODAY }),
    },
    standing_instruction_must_be_within_its_limit: {
      details: { limit: units(3n), done: units(3n) },
      breaks: c => ({ ...c, rolled: 3n }),
    },
    date_must_be_the_next_business_day: {
      details: { from: TODAY, to: '2026-03-04', next: '2026-03-03' },
      breaks: c => ({ ...c, to: '2026-03-04' }),
    },
    date_must_not_be_beyond_today: {
      details: { to: '2026-03-03', today: TODAY },
      breaks: c => ({ ...c, today: TODAY }),
      keeps: { today: c => ({ ...c, today: '2026-03-03' }) },
    },
  },
)

it('names the instruction in what has happened', () => {
  expect(decide(plain)).toMatchObject({ facts: [{ to: '2026-03-03', instruction: 'sti_1' }] })
  expect(decide({ ...plain, instruction: null })).toMatchObject({
    refusal: 'standing_instruction_must_be_the_partys_own',
  })
})
