import { useBilingual } from '../texts/texts.ts'
import {
  ACCOUNT_STATUS_WORDS,
  type AccountStatus,
  ENTRY_USE_WORDS,
  type EntryUse,
  PAYOUT_STATUS_WORDS,
  type PayoutStatus,
} from './words.ts'
import '../ui/badge.css'

const ACCOUNT_LOOKS = { registered: ' badge-wait', confirmed: ' badge-free', closed: '' }

/** How an account at a bank stands, in a word. */
export function AccountBadge({ status }: { readonly status: AccountStatus }) {
  const inLanguage = useBilingual()
  return (
    <span className={`badge${ACCOUNT_LOOKS[status]}`}>
      {inLanguage(ACCOUNT_STATUS_WORDS[status])}
    </span>
  )
}

const PAYOUT_LOOKS: Readonly<Record<PayoutStatus, string>> = {
  ...{ instructed: ' badge-wait', rejected: ' badge-stop', abandoned: '', paid: ' badge-free' },
  ...{ late: ' badge-stop', returned: ' badge-stop', unanswered: ' badge-wait' },
  ...{ owed: ' badge-stop', resent: ' badge-free' },
}

/** How a payout stands, in a word. */
export function PayoutBadge({ status }: { readonly status: PayoutStatus }) {
  const inLanguage = useBilingual()
  return (
    <span className={`badge${PAYOUT_LOOKS[status]}`}>
      {inLanguage(PAYOUT_STATUS_WORDS[status])}
    </span>
  )
}

const USE_LOOKS = { proves: ' badge-free', names: ' badge-wait', nothing: '' }

/** What a booking is to the platform, in a few words. */
export function UseBadge({ use }: { readonly use: EntryUse }) {
  const inLanguage = useBilingual()
  return <span className={`badge wrap${USE_LOOKS[use]}`}>{inLanguage(ENTRY_USE_WORDS[use])}</span>
}
