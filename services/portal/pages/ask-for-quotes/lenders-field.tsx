import { RECOURSE_CHOICES } from '../../financing/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'
import type { Wish } from './wish.ts'

export interface Lender {
  readonly id: string
  readonly name: string
}

interface LendersFieldProps {
  readonly lenders: readonly Lender[]
  readonly wish: Wish
  readonly onLenders: (lenders: Wish['lenders']) => void
}

/** Whom to ask: each of them sees neither the others nor their prices. */
export function LendersField({ lenders, wish, onLenders }: LendersFieldProps) {
  const say = useTexts(TEXTS)
  return (
    <fieldset className="choices panel">
      <legend>{say('lenders')}</legend>
      {lenders.length === 0 && <p className="aside">{say('noLenders')}</p>}
      {lenders.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={wish.lenders.includes(id)}
            onChange={({ target }) =>
              onLenders(
                target.checked ? [...wish.lenders, id] : wish.lenders.filter(one => one !== id),
              )
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

interface RecourseFieldProps {
  readonly wish: Wish
  readonly onRecourse: (recourse: Wish['recourse']) => void
}

/** Whether prices are asked for with recourse, without, or both. */
export function RecourseField({ wish, onRecourse }: RecourseFieldProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <label className="field">
      <span>{say('recourse')}</span>
      <select
        value={wish.recourse}
        onChange={({ target }) => onRecourse(target.value as Wish['recourse'])}
      >
        {RECOURSE_CHOICES.map(({ value, ...words }) => (
          <option key={value} value={value}>
            {inLanguage(words)}
          </option>
        ))}
      </select>
      <span className="aside">{say('recourseWhy')}</span>
    </label>
  )
}
