import type { graphql } from '../graph/graphql.ts'
import { useBilingual } from '../texts/texts.ts'
import { REGISTRATION_STATUS_WORDS } from './words.ts'
import '../ui/badge.css'

type Status = ReturnType<typeof graphql.scalar<'RegistrationStatus'>>

const LOOKS: Readonly<Record<Status, string>> = {
  live: ' badge-free',
  discharged: '',
  expired: ' badge-stop',
}

/** How a registration stands, in a word. */
export function RegistrationBadge({ status }: { readonly status: Status }) {
  const inLanguage = useBilingual()
  return (
    <span className={`badge${LOOKS[status]}`}>{inLanguage(REGISTRATION_STATUS_WORDS[status])}</span>
  )
}
