import { defineTexts, useTexts } from '../texts/texts.ts'
import { Instant } from '../ui/value.tsx'
import { Goods } from './goods.tsx'
import { type Measured, reckonNet } from './measured.ts'
import type { GoodsUnit } from './quantity.ts'

const TEXTS = defineTexts({
  zh: { weighings: '计入的称重（每次只计一次）', none: '还没有这一用途的称重。' },
  en: { weighings: 'Measurements that count (each once)', none: 'Nothing was measured so yet.' },
})

interface WeighingsFieldProps {
  readonly measurements: readonly Measured[]
  readonly purpose: Measured['purpose']
  readonly unit: GoodsUnit
}

/** The measurements that count for an act; each is counted once. */
export function WeighingsField({ measurements, purpose, unit }: WeighingsFieldProps) {
  const say = useTexts(TEXTS)
  const rows = measurements.filter(one => one.purpose === purpose)
  return (
    <fieldset>
      <legend>{say('weighings')}</legend>
      {rows.length === 0 && <p className="aside">{say('none')}</p>}
      {rows.map(row => (
        <label key={row.id} className="check">
          <input type="checkbox" name="weighings" value={row.id} />
          <Goods units={reckonNet(row)} unit={unit} /> · <Instant at={row.takenAt} /> · {row.device}
        </label>
      ))}
    </fieldset>
  )
}

/** The ids that were ticked. */
export function readWeighings(form: FormData): string[] {
  return form.getAll('weighings').map(String)
}
