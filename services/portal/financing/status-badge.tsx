import { FINANCING_STATUS_WORDS } from '../../client/browser.ts'
import { useBilingual } from '../texts/texts.ts'
import { FACILITY_STATUS_WORDS, type FacilityStatus, type FinancingStatus } from './words.ts'
import '../ui/badge.css'

const ENDED: readonly FinancingStatus[] = ['refused', 'withdrawn', 'lapsed']
const OPEN: readonly FinancingStatus[] = ['requested', 'applied']

/** How a financing stands, in a word. */
export function FinancingBadge({ status }: { readonly status: FinancingStatus }) {
  const inLanguage = useBilingual()
  const look = OPEN.includes(status) ? ' badge-wait' : ENDED.includes(status) ? '' : ' badge-free'
  const refused = status === 'refused' ? ' badge-stop' : look
  return <span className={`badge${refused}`}>{inLanguage(FINANCING_STATUS_WORDS[status])}</span>
}

/** How a limit stands, in a word. */
export function FacilityBadge({ status }: { readonly status: FacilityStatus }) {
  const inLanguage = useBilingual()
  const look = { live: ' badge-free', paused: ' badge-wait', ended: '' }[status]
  return <span className={`badge${look}`}>{inLanguage(FACILITY_STATUS_WORDS[status])}</span>
}
