import * as z from 'zod'
import {
  LOOK_THROUGH_CLASS,
  type LookedThrough,
  type LookThrough,
  lookThrough,
} from '../../../../contracts/regulator/look-through.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { parties } from '../party/tables.ts'
import { RECEIVABLES, receivables } from '../receivable/tables.ts'

/** Two people of a regulator or a court sign it; it moves nothing. */
export const lookThroughAct: Act<LookThrough, LookedThrough> = {
  name: 'regulator.look-through',
  class: LOOK_THROUGH_CLASS,
  body: z.strictObject({ receivable: id('rcv'), purpose: text }),
  amount: () => null,
  reads: ({ receivable }) => [read(RECEIVABLES, [receivable])],
  decide: (body, view, context) => {
    const receivable = view.get(receivables, body.receivable) ?? null
    const { roles } = view.get(parties, context.party)!.party
    return lookThrough({ receivable, roles }, body, context)
  },
}
