import { BUY_BACK_GROUND_WORDS } from '../../../client/browser.ts'
import { DEMAND_BUY_BACK } from '../../acts/payment.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { PayFrom } from '../../settlement/pay-from.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { ActSheet } from '../../ui/act-sheet.tsx'
import type { BuyBackSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

type Ground = BuyBackSeen['ground']

interface DemandFormProps {
  readonly id: string
  readonly currency: string
  readonly act: ActOfPage
}

/** The lender demands that what is unpaid, or diluted, is bought back on the terms of its quote. */
export function DemandForm({ id, currency, act }: DemandFormProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const submit = (form: FormData) => {
    const to = form.get('from')
    if (to === null) return
    const ground = String(form.get('ground')) as Ground
    void act.begin(DEMAND_BUY_BACK, { financing: id, ground, to: String(to) })
  }
  return (
    <ActSheet label={say('demand')} busy={act.busy} onSubmit={submit}>
      <p className="aside">{say('demandWhy')}</p>
      <label className="field">
        <span>{say('ground')}</span>
        <select name="ground" required>
          {Object.entries(BUY_BACK_GROUND_WORDS).map(([value, words]) => (
            <option key={value} value={value}>
              {inLanguage(words)}
            </option>
          ))}
        </select>
      </label>
      <PayFrom currency={currency} label={say('to')} />
    </ActSheet>
  )
}
