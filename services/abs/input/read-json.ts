import { readFile, stat } from 'node:fs/promises'
import { type Input, missingFile, refused, taken } from './input.ts'
import { findJsonFlaw, LEVELS_MAX } from './json-names.ts'

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
  return parseJson(file, (await readFile(file, 'utf8')).replace(/^\uFEFF/, ''))
}

/** Parses a JSON text in which each name stands once. */
export function parseJson(file: string, text: string): Input<unknown> {
  const flaw = findJsonFlaw(text)
  if (flaw?.flaw === 'deep') return refused(file, flaw.path, 'document_must_not_nest_deeper', DEEP)
  try {
    const document = JSON.parse(text) as unknown
    return flaw ? refused(file, flaw.path, 'names_must_stand_once', REPEATED) : taken(document)
  } catch (error) {
    const { message } = error as SyntaxError
    const sentence = { zh: `不是有效的 JSON：${message}`, en: `this is not JSON: ${message}` }
    return refused(file, '', 'document_must_be_json', sentence)
  }
}

const DEEP = {
  zh: `嵌套超过 ${LEVELS_MAX} 层`,
  en: `this is nested more than ${LEVELS_MAX} levels deep`,
}
const REPEATED = {
  zh: '此名称在同一对象中出现两次，读取时只会留下后一个',
  en: 'this name stands twice in one object, of which only the last would be read',
}
