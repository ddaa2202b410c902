import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import {
  INSTRUCTION_SCOPES,
  type InstructionScope as Scope,
} from '../../../../contracts/party/standing-instruction.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'

export const InstructionScope = enumOf('InstructionScope', INSTRUCTION_SCOPES)

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

builder.objectType(StandingInstruction, {
  description: 'What the system key carries out for the reader’s party until further notice.',
  readers: 'members',
  fields: t => ({
    scope: t.field({ type: InstructionScope, resolve: ({ scope }) => scope }),
    limit: t.string({
      description: 'How much in all, in the units of the scope: business days of rolls.',
      resolve: ({ limit_units }) => String(limit_units),
    }),
    carriedOut: t.string({
      description: 'How much of the limit has been carried out.',
      resolve: ({ carried_out }) => String(carried_out),
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it no longer stands.',
    }),
    withdrawn: t.boolean({ resolve: ({ ended_by }) => ended_by !== null }),
  }),
})
