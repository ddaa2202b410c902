import { useState } from 'react'
import { type Person, readCard } from '../../enrol/person.ts'
import { PersonForm } from '../../enrol/person-form.tsx'
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
  const [bad, setBad] = useState(false)
  const take = async (file: File | undefined) => {
    const card = file ? readCard((await readSmallFile(file)) ?? '') : null
    setBad(file !== undefined && card === null)
    if (card) onPerson({ ...card, representative: false, own: null })
  }
  return (
    <label className="field">
      <span>{say('card')}</span>
      <input
        {...{ type: 'file', accept: '.json' }}
        onChange={({ target: { files } }) => void take(files?.[0])}
      />
      {bad && (
        <span className="sorry" role="alert">
          {say('badCard')}
        </span>
      )}
    </label>
  )
}
