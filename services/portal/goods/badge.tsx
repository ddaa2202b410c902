import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { useBilingual } from '../texts/texts.ts'
import '../ui/badge.css'

/** How goods, a receipt or an order stand, in a word: open, at an end, or as they should be. */
const LOOKS: Readonly<Record<string, string>> = {
  ...{ requested: ' badge-wait', open: ' badge-wait' },
  ...{ received: ' badge-free', issued: ' badge-free' },
}

interface BadgeProps<Status extends string> {
  readonly status: Status
  readonly words: Readonly<Record<Status, Bilingual>>
}

export function GoodsBadge<Status extends string>({ status, words }: BadgeProps<Status>) {
  const inLanguage = useBilingual()
  return <span className={`badge${LOOKS[status] ?? ''}`}>{inLanguage(words[status])}</span>
}
