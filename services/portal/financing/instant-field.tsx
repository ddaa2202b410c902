import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({ zh: { zone: '北京时间' }, en: { zone: 'Beijing time' } })

interface InstantFieldProps {
  readonly label: string
  readonly value: string
  /** Whether it is written to the second. */
  readonly precise?: boolean
  readonly onValue: (value: string) => void
}

/** A moment as people of the ledger's place write it. */
export function InstantField({ label, value, precise = false, onValue }: InstantFieldProps) {
  const say = useTexts(TEXTS)
  return (
    <label className="field">
      <span>
        {label} ({say('zone')})
      </span>
      <input
        type="datetime-local"
        required
        step={precise ? 1 : 60}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    </label>
  )
}
