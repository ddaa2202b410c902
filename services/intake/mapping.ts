import * as z from 'zod'
import { mappingShape } from '../platform/mapped-files/mapping.ts'

/** Longer terms than a year are no receivable's. */
const DUE_IN_DAYS_MAX = 366

/** How somebody's file says what a document says. Everything is declared, nothing is guessed. */
export const DOCUMENT_MAPPING = mappingShape('tallystick.document-mapping.v1').extend({
  /** The documents are made up, and marked so for ever. */
  synthetic: z.boolean().default(false),
  /** An electronic invoice that says no due date is due so many days after its own. */
  dueInDays: z.int().min(0).max(DUE_IN_DAYS_MAX).optional(),
})
export type DocumentMapping = z.output<typeof DOCUMENT_MAPPING>

/** Our own format: the names of the fields are the headings, amounts are whole minor units. */
export function ownMapping(fields: readonly string[]): DocumentMapping {
  return DOCUMENT_MAPPING.parse({
    format: 'tallystick.document-mapping.v1',
    columns: Object.fromEntries(fields.map(field => [field, field])),
  })
}
