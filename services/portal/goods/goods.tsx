import { useLanguage } from '../texts/texts.ts'
import { formatGoods, type GoodsUnit, nameUnit } from './quantity.ts'

interface GoodsProps {
  readonly units: string
  readonly unit: GoodsUnit
}

/** A quantity of goods, to the gram or the piece. */
export function Goods({ units, unit }: GoodsProps) {
  return <span className="number">{formatGoods(units, unit, useLanguage())}</span>
}

interface GoodsFieldProps {
  readonly label: string
  readonly name: string
  readonly unit: GoodsUnit
  readonly defaultValue?: string
}

/** A quantity as people of a warehouse write it. */
export function GoodsField({ label, name, unit, defaultValue }: GoodsFieldProps) {
  const language = useLanguage()
  return (
    <label className="field">
      <span>
        {label} ({nameUnit(unit, language)})
      </span>
      <input
        {...{ name, required: true, inputMode: 'decimal', maxLength: 25 }}
        pattern={unit === 'GRAMS' ? '[0-9,]{1,15}(\\.[0-9]{1,6})?' : '[0-9,]{1,15}'}
        {...(defaultValue === undefined ? {} : { defaultValue })}
      />
    </label>
  )
}
