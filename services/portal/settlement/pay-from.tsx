import { Link } from 'react-router'
import { useRead } from '../graph/use-read.ts'
import { formatDate } from '../texts/format.ts'
import { defineTexts, useLanguage, useTexts } from '../texts/texts.ts'
import { OWN_ACCOUNTS } from './own-accounts.documents.ts'

const TEXTS = defineTexts({
  zh: {
    from: '付款账户',
    usableOn: '启用日 {date}',
    none: '本机构没有已确认的 {currency} 账户。',
    toAccounts: '银行账户',
  },
  en: {
    from: 'From',
    usableOn: 'usable from {date}',
    none: 'Your firm has no confirmed account in {currency}.',
    toAccounts: 'Bank accounts',
  },
})

interface PayFromProps {
  readonly currency: string
  readonly label?: string
}

/** The account of the reader's firm that pays or is paid, in a form, as `from`. */
export function PayFrom({ currency, label }: PayFromProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { data } = useRead(OWN_ACCOUNTS, {})
  const accounts = (data?.viewer?.bankAccounts?.edges ?? []).flatMap(({ node }) =>
    node?.currency === currency ? [node] : [],
  )
  if (data && accounts.length === 0)
    return (
      <p className="notice">
        {say('none', { currency })} <Link to="/accounts">{say('toAccounts')}</Link>
      </p>
    )
  return (
    <label className="field">
      <span>{label ?? say('from')}</span>
      <select name="from" required>
        {accounts.map(({ id, number, bank, usableOn }) => (
          <option key={id} value={id}>
            {number} · {bank} ·{' '}
            {say('usableOn', { date: usableOn ? formatDate(usableOn, language) : '–' })}
          </option>
        ))}
      </select>
    </label>
  )
}
