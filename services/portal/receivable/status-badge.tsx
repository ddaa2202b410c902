import { RECEIVABLE_STATUS_WORDS } from '../../client/browser.ts'
import { useBilingual } from '../texts/texts.ts'
import type { ReceivableStatus } from './words.ts'
import './receivable.css'

const LOOKS: Readonly<Record<ReceivableStatus, string>> = {
  proposed: 'badge badge-wait',
  issued: 'badge badge-free',
  settled: 'badge',
  rejected: 'badge badge-stop',
  cancelled: 'badge',
  lapsed: 'badge',
}

/** What has become of a receivable, in a word. */
export function StatusBadge({ status }: { readonly status: ReceivableStatus }) {
  const inLanguage = useBilingual()
  return <span className={LOOKS[status]}>{inLanguage(RECEIVABLE_STATUS_WORDS[status])}</span>
}
