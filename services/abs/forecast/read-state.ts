import { z } from 'zod'
import type { StateDocument } from '../../../contracts/abs/waterfall/state-document.ts'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, shaped } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'

const date = z.custom<BusinessDate>(v => typeof v === 'string' && isBusinessDate(v), 'no such date')
const fen = z.string().regex(/^-?\d{1,18}$/, 'whole fen as text')
const unsigned = z.string().regex(/^\d{1,18}$/, 'whole fen as text')

const state = z.strictObject({
  format: z.literal('tallystick.deal-state.v1'),
  period: z.int().min(1),
  state: z.string().min(1),
  closed: z.boolean(),
  accruedTo: date,
  amounts: z.record(z.string(), fen),
  triggers: z.record(
    z.string(),
    z.strictObject({
      tripped: z.boolean(),
      passes: z.int().min(0),
      turns: z.array(z.strictObject({ period: z.int().min(1), tripped: z.boolean() })),
    }),
  ),
  purchases: z.array(z.strictObject({ period: z.int().min(1), cash: unsigned, balance: unsigned })),
}) satisfies z.ZodType<StateDocument>

/** Reads the state of a deal after a distribution; whether it is of the deal, the run says. */
export async function readState(file: string): Promise<Input<StateDocument>> {
  const document = await readJson(file)
  return document.ok ? shaped(file, document.value, state) : document
}
