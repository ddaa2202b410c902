import { readFile, stat } from 'node:fs/promises'
import { type Input, missingFile, refused, taken } from './input.ts'

/** A deal with every schedule written out is far below this. */
export const DOCUMENT_BYTES_MAX = 64 * 1024 * 1024

/** Reads a JSON document; a missing, too large or broken file is refused by name. */
export async function readJson(file: string): Promise<Input<unknown>> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return missingFile(file)
  if (found.size > DOCUMENT_BYTES_MAX) {
    const limit = `${DOCUMENT_BYTES_MAX / 1024 ** 2} MiB`
    const sentence = { zh: `文件超过 ${limit}`, en: `the file is larger than ${limit}` }
    return refused(file, '', 'document_must_be_within_its_limit', sentence)
  }
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  try {
    return taken(JSON.parse(text) as unknown)
  } catch (error) {
    const { message } = error as SyntaxError
    const sentence = { zh: `不是有效的 JSON：${message}`, en: `this is not JSON: ${message}` }
    return refused(file, '', 'document_must_be_json', sentence)
  }
}
