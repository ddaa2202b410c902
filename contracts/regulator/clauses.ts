import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import { LOOK_THROUGH_CLASS, LOOK_THROUGH_TEXTS, type LookThrough } from './look-through.ts'

/** The acts of regulators: who signs them, and their duties in the order of precedence. */
export const REGULATOR_CLAUSES = {
  'regulator.look-through': { class: LOOK_THROUGH_CLASS, texts: LOOK_THROUGH_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const regulatorActs = {
  lookThrough: request<LookThrough>('regulator.look-through'),
}
