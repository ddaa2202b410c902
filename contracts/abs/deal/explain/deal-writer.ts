import type { ByName, Language, Name, Words } from '../deal-text.ts'
import type { LoadedDeal } from '../loaded-deal.ts'
import { findTitle, tellExpression } from './tell-expression.ts'

/** Writes the parts of one deal in one language. */
export class DealWriter {
  readonly loaded: LoadedDeal
  readonly language: Language
  readonly colon: string

  constructor(loaded: LoadedDeal, language: Language) {
    this.loaded = loaded
    this.language = language
    this.colon = this.either('：', ': ')
  }

  either(zh: string, en: string): string {
    return this.words({ zh, en })
  }

  words(words: Words): string {
    return words[this.language]
  }

  /** Joins what is told of one thing; what is empty is left out. */
  join(parts: readonly (string | false | undefined)[]): string {
    return parts.filter(Boolean).join(this.either('，', ', '))
  }

  title(noun: string, name: Name): string {
    return findTitle(this.loaded.deal, noun, name, this.language)
  }

  /** Describes the expression at a JSON path; empty when there is none. */
  expression(path: string): string {
    const compiled = this.loaded.expressions.get(path)
    return compiled ? tellExpression(compiled.expression, this.loaded.deal, this.language) : ''
  }

  /** Describes an expression after what it is; empty when there is none. */
  after(zh: string, en: string, path: string): string {
    const text = this.expression(path)
    return text && this.either(`${zh}${text}`, `${en} ${text}`)
  }

  /** Lists things under a heading, each by its own title. */
  section<T>(
    noun: string,
    heading: Words,
    things: ByName<T> | undefined,
    tell: (thing: T, name: Name) => readonly (string | false | undefined)[],
  ): readonly string[] {
    const lines = Object.entries(things ?? {}).map(([name, thing]) => {
      const told = this.join(tell(thing, name))
      return `  ${this.title(noun, name)}${told && this.colon}${told}`
    })
    return lines.length === 0 ? [] : [this.words(heading), ...lines]
  }
}
