import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { InstructionScope as Scope } from '../../../../contracts/party/standing-instruction.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'

export const InstructionScope = enumOf(
  'InstructionScope',
  'What a standing instruction lets the system key carry out.',
  {
    roll_business_date: 'It rolls the business date; the limit counts business days.',
  } satisfies Record<Scope, string>,
)

export interface StandingInstructionRow {
  readonly id: bigint
  readonly scope: Scope
  readonly limit_units: bigint
  readonly until: BusinessDate
  readonly ended_by: bigint | null
  readonly carried_out: bigint
}

export const INSTRUCTION_COLUMNS = `i.id, i.scope, i.limit_units, i.until, i.ended_by,
  (select count(*) from ledger.business_day d where d.instruction = i.id) as carried_out`

export const StandingInstruction = nodeOf<StandingInstructionRow>(
  'StandingInstruction',
  'sti',
  `select ${INSTRUCTION_COLUMNS} from ledger.standing_instruction i where i.id = any($1::bigint[])`,
)

export const StandingInstructionConnection = defineConnection(
  StandingInstruction,
  'StandingInstruction',
)

builder.objectType(StandingInstruction, {
  description:
    'A standing instruction: what the system key of the operator carries out for a party, within ' +
    'a limit and until a date. Only this party sees it.',
  readers: 'members',
  fields: t => ({
    scope: t.field({
      type: InstructionScope,
      description: 'What the system key carries out.',
      resolve: ({ scope }) => scope,
    }),
    limit: t.string({
      description:
        'How much it may carry out in all, as decimal text: of rolls of the business date, how ' +
        'many business days.',
      resolve: ({ limit_units }) => String(limit_units),
    }),
    carriedOut: t.string({
      description: 'How much of the limit has been carried out, as decimal text.',
      resolve: ({ carried_out }) => String(carried_out),
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it no longer stands.',
    }),
    withdrawn: t.boolean({
      description: 'Whether the party has taken it back.',
      resolve: ({ ended_by }) => ended_by !== null,
    }),
  }),
})
