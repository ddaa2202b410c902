import * as z from 'zod'
import { type LookThrough, lookThrough } from '../../../../contracts/regulator/look-through.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text } from '../../engine/act/body.ts'

/** Two people of a regulator or a court sign it; it moves nothing. */
export const lookThroughAct: Act<LookThrough> = {
  name: 'regulator.look-through',
  class: 'governance',
  body: z.strictObject({ receivable: id('rcv'), purpose: text }),
  amount: () => 0n,
  reads: ({ receivable }) => ({ receivables: [receivable] }),
  decide: (body, view, context) => {
    const receivable = view.receivables.get(body.receivable) ?? null
    const { roles } = view.parties.get(context.party)!.party
    return lookThrough({ receivable, roles }, body, context)
  },
}
