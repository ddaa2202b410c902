import * as z from 'zod'
import { type Pledge, pledge } from '../../../contracts/receivable/pledge.ts'
import { release } from '../../../contracts/receivable/release.ts'
import type { SpanSet } from '../../../contracts/receivable/span-set.ts'
import type { Act } from '../act/act.ts'
import { id, rangesAround, rangesOf, sizeOf, spans } from '../act/body.ts'
import { receivablesOn } from '../view/view.ts'

export const pledgeAct: Act<Pledge> = {
  name: 'receivable.pledge',
  class: 'value',
  body: z.strictObject({ to: id('pty'), spans }),
  amount: body => sizeOf(body.spans),
  needs: ({ to, spans }) => ({ parties: [to], ranges: rangesOf(spans) }),
  decide: (body, view, context) => {
    const pledgee = view.parties.get(body.to)?.party ?? null
    const receivables = receivablesOn(view, body.spans)
    return pledge({ receivables, pledgee }, body, context)
  },
}

export const releaseAct: Act<{ readonly spans: SpanSet }> = {
  name: 'receivable.release',
  class: 'value',
  body: z.strictObject({ spans }),
  amount: body => sizeOf(body.spans),
  needs: ({ spans }) => ({ ranges: rangesAround(spans) }),
  decide: (body, view, context) => {
    const receivables = receivablesOn(view, body.spans)
    return release({ receivables }, body, context)
  },
}
