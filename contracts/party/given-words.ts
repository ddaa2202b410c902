import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

/** Characters that a name, a code, a mark or a certificate's number may have. */
export const WORDS_LENGTH_MAX = 200
/** Characters of a reason or a note. */
export const REASON_LENGTH_MAX = 500

/** Whatever names something says something: these members of a body are some characters long. */
export function wordsRefusal(
  body: { readonly [member: string]: unknown },
  ...members: readonly string[]
): Refused<WordsRefusal> | null {
  for (const member of members) {
    const refused = lengthRefusal(String(body[member]), `body.${member}`, WORDS_LENGTH_MAX)
    if (refused) return refused
  }
  return null
}

/** What is done to somebody has a reason that it can read, and that fits a page. */
export function reasonRefusal(reason: string, path: string): Refused<WordsRefusal> | null {
  return lengthRefusal(reason, path, REASON_LENGTH_MAX)
}

function lengthRefusal(words: string, path: string, limit: number): Refused<WordsRefusal> | null {
  const found = words.trim().length
  if (found > 0 && found <= limit) return null
  return refuse('words_must_be_given_and_short', path, { limit, found })
}

export type WordsRefusal = Detailed<
  'words_must_be_given_and_short',
  { limit: number; found: number }
>

export const WORDS_TEXTS = {
  words_must_be_given_and_short: badInput(
    d => `请填写该项，1 至 ${d.limit} 个字符，现为 ${d.found} 个。`,
    d => `Fill this in with 1 to ${d.limit} characters; it has ${d.found}.`,
  ),
} satisfies RefusalTexts<WordsRefusal>
