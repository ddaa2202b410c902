import { formatAmount, formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'

interface DebtProps {
  readonly debt: {
    readonly secured: string
    readonly paid: string
    readonly currency: string
    readonly reference: string
    readonly dueOn: string
  }
}

/** A debt that is secured, and what of it was paid. */
export function Debt({ debt }: DebtProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { secured, paid, currency, reference, dueOn } = debt
  const inMoney = (minor: string) => formatAmount(minor, currency, language)
  return (
    <>
      {say('debtText', { amount: inMoney(secured), reference, date: formatDate(dueOn, language) })}
      {paid !== '0' && <div className="aside">{say('debtPaid', { amount: inMoney(paid) })}</div>}
    </>
  )
}
