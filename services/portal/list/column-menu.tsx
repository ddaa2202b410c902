import { useState } from 'react'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { LIST } from './list-page.texts.ts'

interface NamedColumn {
  readonly name: string
  readonly label: Bilingual
  readonly hidden?: boolean
}

/** Which columns of a list this reader sees, kept in this browser. */
export function useShownColumns(
  list: string,
  columns: readonly NamedColumn[],
): [readonly string[], (shown: readonly string[]) => void] {
  const place = `tallystick.columns.${list}`
  const [shown, setShown] = useState<readonly string[]>(() => readShown(place, columns))
  const keep = (next: readonly string[]) => {
    localStorage.setItem(place, next.join(','))
    setShown(next)
  }
  return [shown, keep]
}

/** A column that a later version took away is forgotten. */
function readShown(place: string, columns: readonly NamedColumn[]): readonly string[] {
  const kept = localStorage.getItem(place)?.split(',') ?? []
  const known = columns.map(({ name }) => name).filter(name => kept.includes(name))
  return known.length > 0 ? known : columns.filter(({ hidden }) => !hidden).map(({ name }) => name)
}

export function ColumnMenu({
  columns,
  shown,
  onShow,
}: {
  readonly columns: readonly NamedColumn[]
  readonly shown: readonly string[]
  readonly onShow: (shown: readonly string[]) => void
}) {
  const say = useTexts(LIST)
  const inLanguage = useBilingual()
  const toggle = (name: string) =>
    onShow(shown.includes(name) ? shown.filter(one => one !== name) : [...shown, name])
  return (
    <details className="pop">
      <summary>{say('columns')}</summary>
      <fieldset className="pop-sheet pop-right choices">
        <legend className="unseen">{say('columns')}</legend>
        {columns.map(({ name, label }, n) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={shown.includes(name)}
              disabled={n === 0}
              onChange={() => toggle(name)}
            />
            {inLanguage(label)}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
