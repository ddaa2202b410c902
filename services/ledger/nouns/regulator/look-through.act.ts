import * as z from 'zod'
import {
  LOOK_THROUGH_CLASS,
  type LookThrough,
  lookThrough,
} from '../../../../contracts/regulator/look-through.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'

/** Two people of a regulator or a court sign it; it moves nothing. */
export const lookThroughAct: Act<LookThrough> = {
  name: 'regulator.look-through',
  class: LOOK_THROUGH_CLASS,
  body: z.strictObject({ receivable: id('rcv'), purpose: z.string() }),
  amount: () => null,
  reads: ({ receivable }) => ({ receivables: [receivable] }),
  decide: (body, view, context) => {
    const receivable = view.receivables.get(body.receivable) ?? null
    const { roles } = view.parties.get(context.party)!.party
    return lookThrough({ receivable, roles }, body, context)
  },
}
