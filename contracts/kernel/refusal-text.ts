import type { Detail, Detailed, Details, Refusal } from './decision.ts'
import { formatMoney, formatUnits } from './money.ts'

/** The sentences of a clause's refusals, in the order in which the clause asks its duties. */
export type RefusalTexts<R extends Refusal> = {
  readonly [Code in CodeOf<R>]: Code extends R
    ? RefusalText
    : DetailedText<Extract<R, { readonly code: Code }>['details']>
}

/** The codes of a union of refusals. */
export type CodeOf<R extends Refusal> = R extends Detailed<infer Code, Details> ? Code : R & string

/** A refusal's text has the class for programs, and for people a sentence to act on. */
export interface RefusalText {
  readonly class: RefusalClass
  readonly zh: string
  readonly en: string
}

/** Both sentences show the details of the refusal, each as a text. */
export interface DetailedText<D extends Details> {
  readonly class: RefusalClass
  readonly zh: (shown: Shown<D>) => string
  readonly en: (shown: Shown<D>) => string
  /** Details that are code words, such as a status, as each language says them. */
  readonly words: Vocabularies<D>
}

export type Shown<D extends Details> = { readonly [Name in keyof D]: string }

type Vocabularies<D extends Details> = {
  readonly [Name in keyof D]?: D[Name] extends string ? Vocabulary<D[Name]> : never
}

export type Vocabulary<Word extends string> = Readonly<Record<Word, { zh: string; en: string }>>

/** A text of whatever details. */
export type AnyText = RefusalText | AnyDetailedText

interface AnyDetailedText {
  readonly class: RefusalClass
  readonly zh: (shown: never) => string
  readonly en: (shown: never) => string
  readonly words: object
}

/** A refusal in words, as it is shown; its sentences show its details. */
export function formatRefusal(text: AnyText, details: Details | undefined): RefusalText {
  if (!('words' in text)) return text
  const { class: refusalClass, zh, en, words } = text as unknown as DetailedText<Details>
  const show = (language: 'zh' | 'en') =>
    Object.fromEntries(
      Object.entries(details ?? {}).map(([name, value]) => {
        const vocabulary: Vocabulary<string> = words[name] ?? {}
        return [name, vocabulary[String(value)]?.[language] ?? formatDetail(value)]
      }),
    )
  return { class: refusalClass, zh: zh(show('zh')), en: en(show('en')) }
}

function formatDetail(value: Detail): string {
  if (typeof value !== 'object') return String(value)
  return 'units' in value ? formatUnits(value.units) : formatMoney(value)
}

/**
 * `BAD_INPUT`: the same will never do. `NOT_ALLOWED`: not for this party, user or key. `CONFLICT`:
 * not as things stand. `NOT_FOUND`: nothing by that name that this party can see.
 */
export const REFUSAL_CLASSES = ['BAD_INPUT', 'NOT_ALLOWED', 'CONFLICT', 'NOT_FOUND'] as const
export type RefusalClass = (typeof REFUSAL_CLASSES)[number]

export const badInput = texts('BAD_INPUT')
export const notAllowed = texts('NOT_ALLOWED')
export const conflict = texts('CONFLICT')
export const notFound = texts('NOT_FOUND')

interface Texts {
  (zh: string, en: string): RefusalText
  <D extends Details>(
    zh: (shown: Shown<D>) => string,
    en: (shown: Shown<D>) => string,
    words?: Vocabularies<NoInfer<D>>,
  ): DetailedText<D>
}

function texts(refusalClass: RefusalClass): Texts {
  return ((zh: unknown, en: unknown, words = {}) =>
    typeof zh === 'string'
      ? { class: refusalClass, zh, en }
      : { class: refusalClass, zh, en, words }) as Texts
}
