import type { PoolClient } from 'pg'
import * as z from 'zod'
import type { DateRolled } from '../../../../contracts/calendar/roll.ts'
import {
  ROLL_AS_INSTRUCTED_CLASS,
  type RollAsInstructed,
  type RollAsInstructedState,
  rollAsInstructed,
} from '../../../../contracts/calendar/roll-as-instructed.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { StandingInstructionId } from '../../../../contracts/party/standing-instruction.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id } from '../../engine/act/body.ts'
import { lockInstruction } from '../party/standing-instruction.acts.ts'
import { lockCalendar } from './subject.ts'

export const rollAsInstructedAct: Act<
  RollAsInstructed,
  DateRolled,
  Omit<RollAsInstructedState, 'today'>
> = {
  name: 'calendar.roll-as-instructed',
  class: ROLL_AS_INSTRUCTED_CLASS,
  body: z.strictObject({ to: businessDate, instruction: id('sti') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { instruction }) => {
      await lockCalendar(client)
      return {
        instruction: await lockInstruction(client, instruction),
        rolled: await countRolled(client, instruction),
      }
    },
  },
  decide: (body, _view, { today, ...context }, state) =>
    rollAsInstructed({ today, ...state }, body, context),
}

async function countRolled(client: PoolClient, id: StandingInstructionId): Promise<bigint> {
  const { rows } = await client.query<{ rolled: bigint }>(
    'select count(*) as rolled from ledger.business_day where instruction = $1',
    [idNumber(id)],
  )
  return rows[0]!.rolled
}
