import { formatAmount } from '../texts/format.ts'
import { defineTexts, useLanguage, useTexts } from '../texts/texts.ts'
import { readAmount, readMajor } from './major-amount.ts'

const TEXTS = defineTexts({
  zh: {
    most: '最多 {most}',
    wrong: '请填写大于零、不超过上限的金额，如 1,234.50',
  },
  en: {
    most: '{most} at most',
    wrong: 'An amount above zero and within the limit, as 1,234.50',
  },
})

interface AmountFieldProps {
  readonly label: string
  readonly value: string
  readonly currency: string
  /** Minor units; none where there is no limit that is known here. */
  readonly most?: string
  /** Whether it may be nothing at all, as a fee may. */
  readonly orNone?: boolean
  readonly onValue: (value: string) => void
}

/** An amount as people write it, with its limit said beforehand. */
export function AmountField(props: AmountFieldProps) {
  const { label, value, currency, most, orNone = false, onValue } = props
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const none = orNone && readMajor(value, currency) === '0'
  const wrong = !none && readAmount(value, currency, most) === null
  return (
    <label className="field">
      <span>
        {label} ({currency})
      </span>
      <input
        inputMode="decimal"
        value={value}
        maxLength={30}
        aria-invalid={wrong && value !== ''}
        onChange={event => onValue(event.target.value)}
      />
      <span className="aside">
        {most !== undefined && say('most', { most: formatAmount(most, currency, language) })}
        {wrong && value !== '' && ` · ${say('wrong')}`}
      </span>
    </label>
  )
}
