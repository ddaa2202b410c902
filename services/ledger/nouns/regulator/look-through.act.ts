import * as z from 'zod'
import {
  LOOK_THROUGH_CLASS,
  type LookedThrough,
  type LookThrough,
  lookThrough,
} from '../../../../contracts/regulator/look-through.ts'
import type { Act } from '../../engine/act/act.ts'
import { instrumentId, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { nounOf } from '../../engine/journal/touches.ts'
import { parties } from '../party/tables.ts'
import { TITLES } from '../title/tables.ts'

/** Two people of a regulator or a court sign it; it moves nothing. */
export const lookThroughAct: Act<LookThrough, LookedThrough> = {
  name: 'regulator.look-through',
  class: LOOK_THROUGH_CLASS,
  body: instruments => z.strictObject({ instrument: instrumentId(instruments), purpose: text }),
  amount: () => null,
  // One title of it is read for the sake of the lock: what it is, its noun reads beside it.
  reads: ({ instrument }) => [read(TITLES, [{ instrument, lo: 0n, hi: 1n }])],
  decide: (body, view, context) => {
    const { instrument } = body
    const { size } = context.instruments.get(nounOf(instrument))!.face(view, instrument)
    const { roles } = view.get(parties, context.party)!.party
    return lookThrough({ known: size > 0n, roles }, body, context)
  },
}
