import { z } from 'zod'
import { FORMATS, type FormatName } from '../../exports/index.ts'

const NAME_LENGTH_MAX = 100

/** What is asked for at POST /exports. */
const form = z.strictObject({
  list: z.string().max(NAME_LENGTH_MAX),
  of: z.string().max(NAME_LENGTH_MAX).optional(),
  format: z.enum(Object.keys(FORMATS) as [FormatName, ...FormatName[]]),
  language: z.enum(['zh', 'en']).default('zh'),
  filters: z.record(z.string(), z.unknown()).default({}),
  atLeast: z.string().max(NAME_LENGTH_MAX).optional(),
})

export type ExportRequest = z.infer<typeof form>

/** Reads the body of a request; otherwise which field is wrong. */
export function readExportRequest(body: unknown): ExportRequest | { readonly wrong: string } {
  const read = form.safeParse(body)
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  return { wrong: `${path.join('.') || 'body'}: ${message}` }
}
