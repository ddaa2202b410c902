import * as z from 'zod'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type {
  StandingInstructionGiven,
  StandingInstructionWithdrawn,
} from '../../../../contracts/party/facts.ts'
import {
  GIVE_STANDING_INSTRUCTION_CLASS,
  type GiveStandingInstruction,
  giveStandingInstruction,
  WITHDRAW_STANDING_INSTRUCTION_CLASS,
  withdrawStandingInstruction,
} from '../../../../contracts/party/give-standing-instruction.ts'
import {
  INSTRUCTION_SCOPES,
  type StandingInstruction,
  type StandingInstructionId,
} from '../../../../contracts/party/standing-instruction.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, units } from '../../engine/act/body.ts'
import { lockParty, parties } from './tables.ts'

export const giveStandingInstructionAct: Act<
  GiveStandingInstruction,
  StandingInstructionGiven,
  void
> = {
  name: 'party.give-standing-instruction',
  class: GIVE_STANDING_INSTRUCTION_CLASS,
  body: z.strictObject({
    id: id('sti'),
    scope: z.enum(INSTRUCTION_SCOPES),
    limit: units,
    until: businessDate,
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, _body, party) => await lockParty(client, party),
  },
  decide: (body, view, context) =>
    giveStandingInstruction(view.get(parties, context.party)!.party, body, context),
}

export const withdrawStandingInstructionAct: Act<
  { readonly id: StandingInstructionId },
  StandingInstructionWithdrawn,
  { readonly instruction: StandingInstruction | null }
> = {
  name: 'party.withdraw-standing-instruction',
  class: WITHDRAW_STANDING_INSTRUCTION_CLASS,
  body: z.strictObject({ id: id('sti') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { id }, party) => {
      await lockParty(client, party)
      return { instruction: await lockInstruction(client, id) }
    },
  },
  decide: (body, _view, context, state) => withdrawStandingInstruction(state, body, context),
}

/** Locks an instruction that was not withdrawn, so that it stands while it is carried out. */
export async function lockInstruction(
  client: Transaction,
  id: StandingInstructionId,
): Promise<StandingInstruction | null> {
  const { rows } = await client.query<InstructionRow>(
    `select party, scope, limit_units, until from ledger.standing_instruction
      where id = $1 and ended_by is null ${locking(client, 'for no key update')}`,
    [idNumber(id)],
  )
  const [row] = rows
  if (!row) return null
  const { scope, until, limit_units: limit } = row
  return { id, party: idOf('pty', row.party), scope, limit, until }
}

interface InstructionRow {
  party: bigint
  scope: StandingInstruction['scope']
  limit_units: bigint
  until: StandingInstruction['until']
}
