import { LINE_STATUS_WORDS } from '../../client/browser.ts'
import { useBilingual } from '../texts/texts.ts'
import type { LineStatus } from './words.ts'
import '../ui/badge.css'

const LOOKS: Readonly<Record<LineStatus, string>> = {
  ...{ instructed: ' badge-wait', rejected: ' badge-stop', abandoned: '', paid: ' badge-free' },
  ...{ late: ' badge-stop', returned: ' badge-stop', even: '' },
}

/** How a line of a settlement stands, in a word, with the codes of a bank that rejected it. */
export function LineBadge({
  status,
  reasons,
}: {
  readonly status: LineStatus
  readonly reasons: string | null
}) {
  const inLanguage = useBilingual()
  return (
    <span className="badges">
      <span className={`badge wrap${LOOKS[status]}`}>{inLanguage(LINE_STATUS_WORDS[status])}</span>
      {reasons && <code>{reasons}</code>}
    </span>
  )
}
