import { useState } from 'react'
import { MEASURE_GOODS } from '../../acts/goods.documents.ts'
import { InstantField } from '../../financing/instant-field.tsx'
import { readInstant, writeInstant } from '../../financing/instants.ts'
import { useLedgerTime } from '../../financing/ledger-time.ts'
import { ChoiceField } from '../../goods/choice-field.tsx'
import { GoodsField } from '../../goods/goods.tsx'
import { readGoods } from '../../goods/quantity.ts'
import { PURPOSE_WORDS } from '../../goods/words.ts'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import type { ActsProps } from './acts-props.ts'
import { TEXTS } from './texts.ts'

/** What was weighed or counted: it is recorded whatever it shows. */
export function MeasureForm({ seen, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const { said } = useLedgerTime()
  const [typed, setAt] = useState<string | null>(null)
  const at = typed ?? writeInstant(said, 'second')
  const unit = seen.commodity?.unit ?? 'GRAMS'
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '')
    const [gross, tare] = [readGoods(text('gross'), unit), readGoods(text('tare'), unit)]
    const takenAt = readInstant(at)
    if (gross === null || tare === null || takenAt === null) return
    const purpose = (['stock', 'outbound'] as const).find(one => one === text('purpose'))
    void act.begin(MEASURE_GOODS, {
      ...{ lot: seen.id, purpose: purpose ?? 'inbound', unit, gross, tare, takenAt },
      ...{ device: text('device'), calibration: text('calibration') },
    })
  }
  return (
    <ActSheet label={say('measure')} busy={act.busy} onSubmit={submit}>
      <div className="fields">
        <ChoiceField label={say('purpose')} name="purpose" words={PURPOSE_WORDS} />
        <GoodsField label={say('gross')} name="gross" unit={unit} />
        <GoodsField label={say('tare')} name="tare" unit={unit} defaultValue="0" />
        <InstantField label={say('takenAt')} precise value={at} onValue={setAt} />
        <Field label={say('device')} {...{ name: 'device', required: true, maxLength: 100 }} />
        <Field
          label={say('calibration')}
          {...{ name: 'calibration', required: true, maxLength: 100 }}
        />
      </div>
    </ActSheet>
  )
}
