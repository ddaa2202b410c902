import type { Words } from './deal.ts'

/** What is wrong with a deal, or doubtful: where, as a JSON path, and in a sentence. */
export interface Finding {
  readonly refusal: DealRefusal
  readonly path: string
  readonly sentence: Words
}

export type DealRefusal = keyof typeof SENTENCES

/** `{0}`, `{1}` are the details of the case. */
const SENTENCES = {
  document_must_be_json: { zh: '文件不是有效的 JSON：{0}', en: 'this is not JSON: {0}' },
} satisfies Record<string, Words>

export function finding(refusal: DealRefusal, path: string, ...details: string[]): Finding {
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, n: string) => details[+n] ?? '')
  const { zh, en } = SENTENCES[refusal]
  return { refusal, path, sentence: { zh: fill(zh), en: fill(en) } }
}
