import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

/** Characters that a name, a code, a mark or a certificate's number may have. */
export const WORDS_LENGTH_MAX = 200

/** Whatever names something says something: these members of a body are some characters long. */
export function wordsRefusal(
  body: { readonly [member: string]: unknown },
  ...members: readonly string[]
): Refused<WordsRefusal> | null {
  for (const member of members) {
    const found = String(body[member]).trim().length
    if (found === 0 || found > WORDS_LENGTH_MAX)
      return refuse('words_must_be_given_and_short', `body.${member}`, {
        limit: WORDS_LENGTH_MAX,
        found,
      })
  }
  return null
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
