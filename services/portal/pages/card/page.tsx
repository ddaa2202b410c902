import { useState } from 'react'
import { DoorPage } from '../../enrol/door-page.tsx'
import type { Card, Person } from '../../enrol/person.ts'
import { PersonForm } from '../../enrol/person-form.tsx'
import { useTexts } from '../../texts/texts.ts'
import { giveJson } from '../../ui/give-file.ts'
import { TEXTS } from './texts.ts'

/** Somebody of a firm that will apply makes a key here, and a card for the one who applies. */
export function Component() {
  const say = useTexts(TEXTS)
  const [code, setCode] = useState('')
  const [card, setCard] = useState<Card | null>(null)
  const take = ({ name, duty, identity, operator, key }: Person) => {
    const made = { name, duty, identity, operator, key }
    setCard(made)
    giveCard(made)
  }
  return (
    <DoorPage title={say('title')}>
      <p>{say('intro')}</p>
      <div className="sheet stack">
        <label className="field">
          <span>{say('code')}</span>
          <input
            {...{ value: code, maxLength: 20, autoComplete: 'off' }}
            onChange={({ target }) => setCode(target.value.replace(/\s/g, '').toUpperCase())}
          />
        </label>
        <PersonForm code={code} onPerson={take} />
      </div>
      {card && (
        <div className="notice" role="status">
          <p>{say('done', { name: card.name, file: nameCard(card) })}</p>
          <button type="button" onClick={() => giveCard(card)}>
            {say('again')}
          </button>
        </div>
      )}
    </DoorPage>
  )
}

function giveCard(card: Card): void {
  giveJson(nameCard(card), card)
}

function nameCard({ name }: Card): string {
  return `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.card.json`
}
