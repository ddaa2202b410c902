import { type FormEvent, useRef } from 'react'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { useBilingual, useTexts } from '../texts/texts.ts'
import type { Filter } from './list-filters.ts'
import { LIST } from './list-page.texts.ts'

interface FilterBarProps {
  readonly filters: readonly Filter[]
  readonly set: Readonly<Record<string, string>>
  readonly onSet: (set: Readonly<Record<string, string>>) => void
}

/** The filters that are set, each with its way out, and a form to set others. */
export function FilterBar({ filters, set, onSet }: FilterBarProps) {
  const say = useTexts(LIST)
  const form = useRef<HTMLDetailsElement>(null)
  const active = filters.filter(({ name }) => set[name] !== undefined)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSet(readForm(filters, new FormData(event.currentTarget)))
    form.current?.removeAttribute('open')
  }
  return (
    <div className="filters">
      <details ref={form} className="pop">
        <summary>{say('filter')}</summary>
        <form key={JSON.stringify(set)} className="pop-sheet stack" onSubmit={submit}>
          {filters.map(filter => (
            <FilterField key={filter.name} filter={filter} value={set[filter.name] ?? ''} />
          ))}
          <button type="submit" className="primary">
            {say('apply')}
          </button>
        </form>
      </details>
      {active.map(filter => {
        const { [filter.name]: value, ...others } = set
        return <Chip key={filter.name} filter={filter} value={value!} onEnd={() => onSet(others)} />
      })}
      {active.length > 1 && (
        <button type="button" className="quiet" onClick={() => onSet({})}>
          {say('clear')}
        </button>
      )}
    </div>
  )
}

interface ChipProps {
  readonly filter: Filter
  readonly value: string
  readonly onEnd: () => void
}

function Chip({ filter, value, onEnd }: ChipProps) {
  const say = useTexts(LIST)
  const inLanguage = useBilingual()
  const label = `${inLanguage(filter.label)}: ${describe(filter, value, inLanguage)}`
  return (
    <button type="button" className="chip" aria-label={say('remove', { label })} onClick={onEnd}>
      {label} <span aria-hidden="true">×</span>
    </button>
  )
}

interface FilterFieldProps {
  readonly filter: Filter
  readonly value: string
}

function FilterField({ filter, value }: FilterFieldProps) {
  const say = useTexts(LIST)
  const inLanguage = useBilingual()
  const { name, label, kind } = filter
  if (kind === 'many') return <Choices filter={filter} value={value} />
  const id = `filter-${name}`
  return (
    <div className="field">
      <label htmlFor={id}>{inLanguage(label)}</label>
      {kind === 'text' || kind === 'date' ? (
        <input id={id} name={name} type={kind} defaultValue={value} maxLength={200} />
      ) : (
        <select id={id} name={name} defaultValue={value}>
          <option value="">{say('any')}</option>
          {listChoices(filter).map(choice => (
            <option key={choice.value} value={choice.value}>
              {inLanguage(choice)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

/** A filter of which several may be chosen. */
function Choices({ filter, value }: FilterFieldProps) {
  const inLanguage = useBilingual()
  return (
    <fieldset className="choices">
      <legend>{inLanguage(filter.label)}</legend>
      {listChoices(filter).map(choice => (
        <label key={choice.value}>
          <input
            type="checkbox"
            name={filter.name}
            value={choice.value}
            defaultChecked={value.split(',').includes(choice.value)}
          />
          {inLanguage(choice)}
        </label>
      ))}
    </fieldset>
  )
}

function listChoices(filter: Filter) {
  if (filter.kind === 'flag')
    return [
      { value: 'true', ...filter.yes },
      { value: 'false', ...filter.no },
    ]
  return 'choices' in filter ? filter.choices : []
}

/** What a filter is set to, in words. */
function describe(filter: Filter, value: string, inLanguage: (text: Bilingual) => string): string {
  const choices = listChoices(filter)
  const words = value.split(',').map(one => {
    const choice = choices.find(known => known.value === one)
    return choice ? inLanguage(choice) : one
  })
  return words.join(', ')
}

function readForm(filters: readonly Filter[], form: FormData): Record<string, string> {
  const set = filters.flatMap(({ name }): [string, string][] => {
    const value = form.getAll(name).join(',').trim()
    return value === '' ? [] : [[name, value]]
  })
  return Object.fromEntries(set)
}
