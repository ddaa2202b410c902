import * as z from 'zod'
import { mappingShape } from '../platform/mapped-files/mapping.ts'

/** How somebody's file says what a document says. Everything is declared, nothing is guessed. */
export const DOCUMENT_MAPPING = mappingShape('tallystick.document-mapping.v1').extend({
  /** The documents are made up, and marked so for ever. */
  synthetic: z.boolean().default(false),
})
export type DocumentMapping = z.output<typeof DOCUMENT_MAPPING>

/** Our own format: the names of the fields are the headings, amounts are whole minor units. */
export function ownMapping(fields: readonly string[]): DocumentMapping {
  return DOCUMENT_MAPPING.parse({
    format: 'tallystick.document-mapping.v1',
    columns: Object.fromEntries(fields.map(field => [field, field])),
  })
}
