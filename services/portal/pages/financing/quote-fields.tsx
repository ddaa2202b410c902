import { AmountField } from '../../acts/amount-field.tsx'
import { InstantField } from '../../financing/instant-field.tsx'
import { RECOURSE_CHOICES } from '../../financing/words.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import type { Case, Quote } from './documents.ts'
import { readRate } from './read-rate.ts'
import { TEXTS } from './texts.ts'

/** Terms as they are typed. */
export interface QuoteTerms {
  readonly rate: string
  readonly dayCount: string
  readonly fee: string
  readonly valueDate: string
  readonly recourse: Quote['recourse']
  readonly firmUntil: string
}

interface QuoteFieldsProps {
  readonly terms: QuoteTerms
  readonly currency: string
  readonly asked: Case['recourse']
  readonly onTerms: (terms: QuoteTerms) => void
}

const DAY_COUNTS = ['A/360', 'A/365F']

export function QuoteFields({ terms, currency, asked, onTerms }: QuoteFieldsProps) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const set = (change: Partial<QuoteTerms>) => onTerms({ ...terms, ...change })
  const { fee, valueDate, firmUntil } = terms
  return (
    <div className="fields">
      <RateFields {...{ terms, set }} />
      <AmountField
        label={say('fee')}
        {...{ value: fee, currency }}
        orNone={true}
        onValue={value => set({ fee: value })}
      />
      <label className="field">
        <span>{say('valueDate')}</span>
        <input
          type="date"
          required
          min={businessDate}
          value={valueDate}
          onChange={({ target }) => set({ valueDate: target.value })}
        />
      </label>
      <RecourseField {...{ terms, asked, onTerms }} />
      <InstantField
        label={say('firmUntil')}
        value={firmUntil}
        onValue={value => set({ firmUntil: value })}
      />
    </div>
  )
}

interface RateFieldsProps {
  readonly terms: QuoteTerms
  readonly set: (change: Partial<QuoteTerms>) => void
}

/** The yearly rate, and how days of a year are counted. */
function RateFields({ terms: { rate, dayCount }, set }: RateFieldsProps) {
  const say = useTexts(TEXTS)
  return (
    <>
      <label className="field">
        <span>{say('ratePercent')}</span>
        <input
          inputMode="decimal"
          required
          value={rate}
          maxLength={12}
          aria-invalid={rate !== '' && readRate(rate) === null}
          onChange={({ target }) => set({ rate: target.value })}
        />
        <span className="aside">{say('rateWhy')}</span>
      </label>
      <label className="field">
        <span>{say('dayCount')}</span>
        <select value={dayCount} onChange={({ target }) => set({ dayCount: target.value })}>
          {DAY_COUNTS.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    </>
  )
}

function RecourseField({ terms, asked, onTerms }: Omit<QuoteFieldsProps, 'currency'>) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const choices = RECOURSE_CHOICES.filter(
    ({ value }) => value !== 'either' && (asked === 'either' || value === asked),
  )
  return (
    <label className="field">
      <span>{say('recourse')}</span>
      <select
        value={terms.recourse}
        onChange={({ target }) =>
          onTerms({ ...terms, recourse: target.value as QuoteTerms['recourse'] })
        }
      >
        {choices.map(({ value, ...words }) => (
          <option key={value} value={value}>
            {inLanguage(words)}
          </option>
        ))}
      </select>
    </label>
  )
}
