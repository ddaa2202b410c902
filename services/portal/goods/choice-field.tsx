import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { useBilingual } from '../texts/texts.ts'

interface ChoiceFieldProps {
  readonly label: string
  readonly name: string
  readonly words: Readonly<Record<string, Bilingual>>
}

/** One of a few words. */
export function ChoiceField({ label, name, words }: ChoiceFieldProps) {
  const inLanguage = useBilingual()
  return (
    <label className="field">
      <span>{label}</span>
      <select name={name}>
        {Object.entries(words).map(([value, word]) => (
          <option key={value} value={value}>
            {inLanguage(word)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface PickFieldProps {
  readonly label: string
  readonly name: string
  readonly among: readonly { readonly id: string; readonly name: string }[]
}

/** One of the records that there are. */
export function PickField({ label, name, among }: PickFieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select name={name} required defaultValue="">
        <option value="">–</option>
        {among.map(one => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}
