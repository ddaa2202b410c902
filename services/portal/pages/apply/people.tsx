import { useState } from 'react'
import { OPERATOR_CODE } from '../../enrol/documents.ts'
import { type Person, readCard } from '../../enrol/person.ts'
import { PersonForm } from '../../enrol/person-form.tsx'
import { useRead } from '../../graph/use-read.ts'
import { useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { readSmallFile } from '../../ui/read-small-file.ts'
import { TEXTS } from './texts.ts'

interface PeopleProps {
  readonly code: string
  readonly people: readonly Person[]
  readonly onPeople: (people: readonly Person[]) => void
}

/** Those who are to act for the firm: with keys of this browser, or with cards from elsewhere. */
export function People({ code, people, onPeople }: PeopleProps) {
  const say = useTexts(TEXTS)
  const { duty } = useWords()
  const add = (person: Person) => onPeople([...people, person])
  return (
    <>
      <p className="aside">{say('peopleWhy')}</p>
      {people.length === 0 && <p>{say('none')}</p>}
      <ul className="people">
        {people.map(person => (
          <li key={person.key.publicKey}>
            <span>
              {person.name} · {duty(person.duty)}
            </span>
            <button type="button" onClick={() => onPeople(people.filter(one => one !== person))}>
              {say('remove')}
            </button>
          </li>
        ))}
      </ul>
      <details className="way" open={people.length === 0}>
        <summary>{say('here')}</summary>
        <div>
          <PersonForm code={code} onPerson={add} />
        </div>
      </details>
      <CardField onPerson={add} />
    </>
  )
}

function CardField({ onPerson }: { readonly onPerson: (person: Person) => void }) {
  const say = useTexts(TEXTS)
  const ledgers = useRead(OPERATOR_CODE, {}).data?.operatorCode
  const [bad, setBad] = useState<'badCard' | 'otherCard' | null>(null)
  const take = async (file: File | undefined) => {
    const card = file ? readCard((await readSmallFile(file)) ?? '') : null
    const isOther = card !== null && card.operator !== ledgers
    setBad(isOther ? 'otherCard' : file !== undefined && card === null ? 'badCard' : null)
    if (card && !isOther) onPerson({ ...card, representative: false, own: null })
  }
  return (
    <label className="field">
      <span>{say('card')}</span>
      <input
        {...{ type: 'file', accept: '.json', disabled: ledgers === undefined }}
        onChange={({ target: { files } }) => void take(files?.[0])}
      />
      {bad && (
        <span className="sorry" role="alert">
          {say(bad)}
        </span>
      )}
    </label>
  )
}
