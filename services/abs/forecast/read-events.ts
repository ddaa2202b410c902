import { z } from 'zod'
import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, type InputRefusal, shaped, taken } from '../input/input.ts'

const date = z.custom<BusinessDate>(v => typeof v === 'string' && isBusinessDate(v), 'no such date')

const declared = z.strictObject({
  event: z.string().min(1),
  declaredBy: z.string().min(1),
  declaredOn: date,
  effective: date,
  until: date.optional(),
  command: z.string(),
  votes: z.record(z.string(), z.int().min(0)).optional(),
})

const eventsDocument = z.strictObject({
  format: z.literal('tallystick.deal-events.v1'),
  events: z.array(declared),
})

/**
 * Reads the declared events of a deal. The run checks who may declare them, with which votes, and
 * how long they last.
 */
export function readEvents(
  file: string,
  document: unknown,
  deal: Deal,
): Input<readonly DeclaredEvent[]> {
  const read = shaped(file, document, eventsDocument)
  if (!read.ok) return read
  const { events } = read.value
  const known = Object.keys(deal.events ?? {})
  const refusals = events.flatMap(({ event }, i) =>
    known.includes(event) ? [] : [unknownEvent(file, `events.${i}.event`, event, known)],
  )
  return refusals.length > 0 ? { ok: false, refusals } : taken(events as readonly DeclaredEvent[])
}

function unknownEvent(
  file: string,
  at: string,
  event: string,
  known: readonly string[],
): InputRefusal {
  const near = nearest(event, known) ?? known.join(', ')
  const sentence = {
    zh: `交易没有事件“${event}”，最接近的是“${near}”`,
    en: `the deal has no event “${event}”, the nearest is “${near}”`,
  }
  return { file, at, refusal: 'event_must_be_known', sentence }
}
