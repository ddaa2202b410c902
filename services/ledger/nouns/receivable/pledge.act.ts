import * as z from 'zod'
import { PLEDGE_CLASS, type Pledge, pledge } from '../../../../contracts/title/pledge.ts'
import { RELEASE_CLASS, release } from '../../../../contracts/title/release.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, rangesAround, rangesOf, sizeOf, spans } from '../../engine/act/body.ts'
import { selectNamedReceivables } from '../../engine/view/view.ts'

export const pledgeAct: Act<Pledge> = {
  name: 'receivable.pledge',
  class: PLEDGE_CLASS,
  body: z.strictObject({ to: id('pty'), spans }),
  amount: body => sizeOf(body.spans),
  reads: ({ to, spans }) => ({ parties: [to], ranges: rangesOf(spans) }),
  decide: (body, view, context) => {
    const pledgee = view.parties.get(body.to)?.party ?? null
    const receivables = selectNamedReceivables(view, body.spans)
    return pledge({ receivables, pledgee }, body, context)
  },
}

export const releaseAct: Act<{ readonly spans: SpanSet }> = {
  name: 'receivable.release',
  class: RELEASE_CLASS,
  body: z.strictObject({ spans }),
  amount: body => sizeOf(body.spans),
  reads: ({ spans }) => ({ ranges: rangesAround(spans) }),
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return release({ receivables }, body, context)
  },
}
