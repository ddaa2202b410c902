import * as z from 'zod'
import type { Pledged, Released, SplittingWatched } from '../../../../contracts/title/facts.ts'
import { PLEDGE_CLASS, type Pledge, pledge } from '../../../../contracts/title/pledge.ts'
import { RELEASE_CLASS, release } from '../../../../contracts/title/release.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { listCosigners, selectInstruments } from './instruments.ts'
import { formSpans, listRanges, listRangesAround, sumMoney } from './spans.ts'
import { TITLES } from './tables.ts'

export const pledgeAct: Act<Pledge, Pledged | SplittingWatched> = {
  name: 'title.pledge',
  class: PLEDGE_CLASS,
  body: instruments => z.strictObject({ to: id('pty'), spans: formSpans(instruments) }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: ({ to, spans }) => [read(PARTIES, [to]), read(TITLES, listRanges(spans))],
  cosigners: ({ spans }, view, instruments) => listCosigners(view, spans, instruments, 'pledge'),
  decide: (body, view, context) => {
    const pledgee = view.get(parties, body.to)?.party ?? null
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return pledge({ instruments, pledgee }, body, context)
  },
}

export const releaseAct: Act<{ readonly spans: SpanSet }, Released | SplittingWatched> = {
  name: 'title.release',
  class: RELEASE_CLASS,
  body: instruments => z.strictObject({ spans: formSpans(instruments) }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  cosigners: ({ spans }, view, instruments) => listCosigners(view, spans, instruments, 'release'),
  decide: (body, view, context) => {
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return release({ instruments }, body, context)
  },
}
