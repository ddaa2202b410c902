import * as z from 'zod'
import { CITATIONS_MAX } from '../../../../contracts/trade/allocate-invoices.ts'
import { id, minorUnits } from '../../engine/act/body.ts'

/** Invoices with the amount of each that an act cites, as they stand on the wire. */
export const trade = z
  .array(z.strictObject({ invoice: id('inv'), amount: minorUnits }))
  .max(CITATIONS_MAX)
