import * as z from 'zod'
import { id, minorUnits } from '../../engine/act/body.ts'

export const CITATIONS_MAX = 100

/** Invoices with the amount of each that an act cites, as they stand on the wire. */
export const trade = z
  .array(z.strictObject({ invoice: id('inv'), amount: minorUnits }))
  .max(CITATIONS_MAX)
