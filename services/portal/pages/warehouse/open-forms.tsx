import { useState } from 'react'
import { OPEN_PLACE, OPEN_SITE } from '../../acts/goods.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { ChoiceField } from '../../goods/choice-field.tsx'
import { GoodsField } from '../../goods/goods.tsx'
import { type GoodsUnit, readGoods } from '../../goods/quantity.ts'
import { PLACE_KIND_WORDS, UNIT_WORDS } from '../../goods/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { TEXTS } from './texts.ts'

interface FormProps {
  readonly act: ActOfPage
}

/** A warehouse goes on file. */
export function OpenSite({ act }: FormProps) {
  const say = useTexts(TEXTS)
  const submit = (form: FormData) =>
    void act.begin(OPEN_SITE, {
      name: String(form.get('name')),
      address: String(form.get('address')),
    })
  return (
    <ActSheet label={say('openSite')} busy={act.busy} onSubmit={submit}>
      <div className="fields">
        <Field label={say('name')} {...{ name: 'name', required: true, maxLength: 100 }} />
        <Field label={say('address')} {...{ name: 'address', required: true, maxLength: 200 }} />
      </div>
    </ActSheet>
  )
}

/** A place of a warehouse goes on file: how it is used, and how much it holds. */
export function OpenPlace({ site, act }: FormProps & { readonly site: string }) {
  const say = useTexts(TEXTS)
  const [unit, setUnit] = useState<GoodsUnit>('GRAMS')
  const submit = (form: FormData) => {
    const capacity = readGoods(String(form.get('capacity')), unit)
    const kind = form.get('kind') === 'exclusive' ? 'exclusive' : 'commingled'
    if (capacity !== null)
      void act.begin(OPEN_PLACE, { site, code: String(form.get('code')), kind, unit, capacity })
  }
  return (
    <ActSheet label={say('openPlace')} busy={act.busy} onSubmit={submit}>
      <div className="fields">
        <Field label={say('code')} {...{ name: 'code', required: true, maxLength: 50 }} />
        <ChoiceField label={say('kind')} name="kind" words={PLACE_KIND_WORDS} />
        <UnitField unit={unit} onUnit={setUnit} />
        <GoodsField label={say('capacity')} name="capacity" unit={unit} />
      </div>
    </ActSheet>
  )
}

interface UnitFieldProps {
  readonly unit: GoodsUnit
  readonly onUnit: (unit: GoodsUnit) => void
}

function UnitField({ unit, onUnit }: UnitFieldProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <label className="field">
      <span>{say('unit')}</span>
      <select value={unit} onChange={({ target }) => onUnit(target.value as GoodsUnit)}>
        {Object.entries(UNIT_WORDS).map(([value, words]) => (
          <option key={value} value={value}>
            {inLanguage(words)}
          </option>
        ))}
      </select>
    </label>
  )
}
