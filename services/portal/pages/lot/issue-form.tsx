import { useState } from 'react'
import { ISSUE_RECEIPT } from '../../acts/goods.documents.ts'
import { readAmount } from '../../acts/major-amount.ts'
import { GoodsField } from '../../goods/goods.tsx'
import { readGoods, writeGoods } from '../../goods/quantity.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { readDate } from '../../ui/read-date.ts'
import type { ActsProps } from './acts-props.ts'
import { TEXTS } from './texts.ts'

/** The currency of the sums for which goods are insured. */
const INSURED_IN = 'CNY'

/** The keeper issues a receipt over what is under none yet; the platform signs it too. */
export function IssueForm({ seen, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const [insured, setInsured] = useState(true)
  const unit = seen.commodity?.unit ?? 'GRAMS'
  const free = String(BigInt(seen.accepted ?? '0') - BigInt(seen.issued))
  const submit = (form: FormData) => {
    const quantity = readGoods(String(form.get('quantity')), unit)
    if (quantity === null) return
    void act.begin(ISSUE_RECEIPT, {
      ...{ lot: seen.id, quantity, storedUntil: readDate(form, 'storedUntil') },
      ...{ fee: String(form.get('fee')), insurance: insured ? readInsurance(form) : null },
    })
  }
  return (
    <ActSheet label={say('issue')} busy={act.busy} onSubmit={submit}>
      <p className="aside">{say('issueWhy')}</p>
      <div className="fields">
        <GoodsField
          label={say('quantity')}
          {...{ name: 'quantity', unit, defaultValue: writeGoods(free, unit) }}
        />
        <Field
          label={say('storedUntil')}
          {...{ name: 'storedUntil', type: 'date', required: true, min: businessDate }}
        />
        <Field label={say('fee')} {...{ name: 'fee', required: true, maxLength: 200 }} />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={insured}
          onChange={({ target }) => setInsured(target.checked)}
        />
        {say('insured')}
      </label>
      {insured && <InsuranceFields />}
    </ActSheet>
  )
}

function InsuranceFields() {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  return (
    <div className="fields">
      <Field label={say('insurer')} {...{ name: 'insurer', required: true, maxLength: 100 }} />
      <Field label={say('policy')} {...{ name: 'policy', required: true, maxLength: 100 }} />
      <Field
        label={say('insuredSum', { currency: INSURED_IN })}
        {...{ name: 'sum', required: true, inputMode: 'decimal', maxLength: 30 }}
      />
      <Field
        label={say('insuredUntil')}
        {...{ name: 'insuredUntil', type: 'date', required: true, min: businessDate }}
      />
    </div>
  )
}

function readInsurance(form: FormData) {
  const sum = readAmount(String(form.get('sum')), INSURED_IN) ?? '0'
  return {
    ...{ insurer: String(form.get('insurer')), policy: String(form.get('policy')), sum },
    ...{ currency: INSURED_IN, until: readDate(form, 'insuredUntil') },
  }
}
