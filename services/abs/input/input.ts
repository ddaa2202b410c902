import { type ZodType, z } from 'zod'
import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import { findSuggestions } from './suggestions.ts'

/** An input from outside, or everything that is wrong with it. */
export type Input<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly InputRefusal[] }

/** A refusal with the file and, in it, the row or the JSON path (empty: the file as a whole). */
export interface InputRefusal {
  readonly file: string
  readonly at: string
  readonly refusal: string
  readonly sentence: Words
}

/** Makes an input of a value. */
export function taken<Value>(value: Value): Input<Value> {
  return { ok: true, value }
}

/** Makes an input with one refusal. */
export function refused(
  file: string,
  at: string,
  refusal: string,
  sentence: Words,
): { readonly ok: false; readonly refusals: readonly InputRefusal[] } {
  return { ok: false, refusals: [{ file, at, refusal, sentence }] }
}

/** Refuses a file that cannot be read. */
export function missingFile(file: string): ReturnType<typeof refused> {
  const sentence = { zh: '文件不存在或无法读取', en: 'there is no such file, or it cannot be read' }
  return refused(file, '', 'file_must_exist', sentence)
}

/** Checks a document against its shape; each difference is a refusal with its JSON path. */
export function shaped<Value>(
  file: string,
  document: unknown,
  shape: ZodType<Value>,
): Input<Value> {
  const parsed = shape.safeParse(document)
  if (parsed.success) return taken(parsed.data)
  const inChinese = shape.safeParse(document, { error: CHINESE }).error?.issues
  const refusals = parsed.error.issues.map((issue, i) => {
    const near = findSuggestions(issue, shape, document).join(', ')
    const { message, path } = issue
    const chinese = inChinese?.[i]?.message ?? message
    return {
      file,
      at: path.join('.'),
      refusal: 'document_must_have_its_shape',
      sentence: {
        zh: `格式不符：${chinese}${near && `，最接近的是“${near}”`}`,
        en: `${message}${near && `; did you mean “${near}”?`}`,
      },
    }
  })
  return { ok: false, refusals }
}

const CHINESE = z.locales.zhCN().localeError
