import { useBilingual, useTexts } from '../texts/texts.ts'
import type { Refusal } from './outcome.ts'
import { SIGN } from './texts.ts'

/** A refusal in words: the rule with its facts, what to do next, and the code to quote. */
export function RefusalShown({ why }: { readonly why: Refusal }) {
  const say = useTexts(SIGN)
  const inLanguage = useBilingual()
  return (
    <>
      <p>{inLanguage(why)}</p>
      <p>{say('next', { class: why.class ?? 'other' })}</p>
      <p className="aside">
        {say('rule', { code: why.refusal })}
        {why.path && ` · ${why.path}`}
      </p>
    </>
  )
}
